import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Log, Result } from 'sarif';
import type { CheckResult } from '../../contract/index.ts';
import { sarif } from '../../report/index.ts';
import { hostileFinding, INJECTION, sampleResult } from './sample-result.ts';

const here = process.platform === 'linux' && process.arch === 'x64';
const multitool = fileURLToPath(new URL('../../node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool', import.meta.url));

/** Errors and warnings of Microsoft's validator with GitHub's rules; its exit code says nothing. */
function complaints(result: CheckResult): readonly string[] {
  chmodSync(multitool, 0o755);
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-sarif-'));
  try {
    const [log, report] = [join(folder, 'f.sarif'), join(folder, 'report.sarif')];
    writeFileSync(log, sarif(result, { toolVersion: '0.1.0', versionControl: { repositoryUri: 'https://example.org/a.git', revisionId: 'abc123' } }));
    const flags = ['--rule-kind', 'Sarif;Ghas', '--log', 'ForceOverwrite', '-o', report];
    execFileSync(multitool, ['validate', log, ...flags], { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, stdio: 'pipe' });
    const verdict: Log = JSON.parse(readFileSync(report, 'utf8').replace(/^\uFEFF/, ''));
    return (verdict.runs[0]?.results ?? []).filter(isSerious).map((each) => `${each.ruleId}: ${JSON.stringify(each.message)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A result without a level has the validator's default: a warning. */
function isSerious({ level = 'warning' }: Result): boolean {
  return level === 'error' || level === 'warning';
}

test.runIf(here)('the validator complains about a log that is wrong', () => {
  const broken = { ...INJECTION, location: { ...INJECTION.location, start: { line: 4, column: 90, offset: 0 } } };
  expect(complaints(sampleResult({ files: [{ path: 'src/db.ts', text: '', findings: [broken], reports: [] }] }))).not.toEqual([]);
}, 60_000);

test.runIf(here)('findings with traces, suppressions and files that failed: no error, no warning', () => {
  expect(complaints(sampleResult())).toEqual([]);
}, 60_000);

test.runIf(here)('nothing found, and nothing looked at', () => {
  expect(complaints(sampleResult({ files: [], unchecked: [], rules: [] }))).toEqual([]);
}, 60_000);

test.runIf(here)('hostile paths and words, an unlisted rule, a place of one line', () => {
  const hostile = hostileFinding();
  const alone = { ...INJECTION, rule: 'other/rule' as const, trace: [], location: { path: 'a b#?%.ts', start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } } };
  const files = [
    { path: hostile.location.path, text: 'x\n', findings: [hostile], reports: [] },
    { path: 'a b#?%.ts', text: 'bad', findings: [alone], reports: [] },
  ];
  expect(complaints(sampleResult({ root: '/re po', files }))).toEqual([]);
}, 60_000);
