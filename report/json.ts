import type { CheckedFile, CheckResult, UncheckedFile } from '../contract/index.ts';
import { countOfJudged, findingsOf } from './rank.ts';

/** The whole result for programs, without the texts of the files. `version` rises when the shape changes. */
export function json(result: CheckResult): string {
  const findings = findingsOf(result);
  const number = (kind: UncheckedFile['kind']): number => result.unchecked.filter((file) => file.kind === kind).length;
  const document = {
    version: 1,
    root: result.root,
    policyDigest: result.policyDigest,
    ...(result.configs === undefined ? {} : { configs: result.configs }),
    durationMs: result.durationMs,
    ...(result.surface === undefined ? {} : { surface: result.surface }),
    summary: {
      files: countOfJudged(result),
      findings: findings.length,
      blocking: findings.filter((finding) => finding.blocks).length,
      ignored: number('ignored'),
      notAnalysed: number('not-analysed'),
      failed: number('failed'),
    },
    findings,
    files: result.files.map(fileEntry),
    unchecked: result.unchecked,
    rules: result.rules,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function fileEntry({ path, reports }: CheckedFile): object {
  const validators = reports.map(({ validator, version, status, durationMs, reason, unknown }) => ({ validator, version, status, durationMs, reason, unknown }));
  return { path, validators };
}
