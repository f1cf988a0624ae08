import type { CheckResult, JudgedFinding, UncheckedFile } from '../contract/index.ts';
import { count } from './count.ts';
import { neutralise } from './neutralise.ts';
import { countOfJudged, unknownIn } from './rank.ts';
import { surfaceLines } from './surface-table.ts';
import type { Colors } from './stylish-finding.ts';

/** What the end of a report counts: what is shown and what is held back. */
export interface Shown {
  readonly shown: readonly JudgedFinding[];
  readonly hidden: number;
}

/** The last lines: what could not be judged by name, what was ignored by reason, then the sum. */
export function stylishSummary(result: CheckResult, findings: Shown, colors: Colors): readonly string[] {
  const { unchecked } = result;
  return [
    ...byName(unchecked, 'failed').map((line) => `${colors.red('failed:')} ${line}`),
    ...byName(unchecked, 'not-analysed').map((line) => `${colors.yellow('not analysed:')} ${line}`),
    ...unknownLine(result, colors),
    ...ignoredLine(unchecked),
    ...surfaceLines(result.surface),
    sumLine(result, findings, colors),
  ];
}

function byName(unchecked: readonly UncheckedFile[], kind: UncheckedFile['kind']): readonly string[] {
  return unchecked.filter((file) => file.kind === kind).map(({ path, reason }) => `${neutralise(path)}: ${neutralise(reason)}`);
}

/** One line for all: the files are named by the formats that programs read. */
function unknownLine(result: CheckResult, colors: Colors): readonly string[] {
  const files = new Set(unknownIn(result).map(({ path }) => path)).size;
  return files === 0 ? [] : [colors.dim(`not followed to the end, as far as it only informs: ${count(files, 'file')} (json and sarif say where)`)];
}

function ignoredLine(unchecked: readonly UncheckedFile[]): readonly string[] {
  const reasons = new Map<string, number>();
  const ignored = unchecked.filter((file) => file.kind === 'ignored');
  for (const { reason } of ignored) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (ignored.length === 0) return [];
  const parts = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, number]) => `${number} ${neutralise(reason)}`);
  return [`ignored: ${count(ignored.length, 'file')} (${parts.join(', ')})`];
}

function sumLine(result: CheckResult, { shown, hidden }: Shown, colors: Colors): string {
  const { unchecked } = result;
  const blocking = shown.filter((finding) => finding.blocks).length;
  const lost = (kind: UncheckedFile['kind'], word: string): readonly string[] => {
    const number = unchecked.filter((file) => file.kind === kind).length;
    return number === 0 ? [] : [`${number} ${word}`];
  };
  const parts = [
    `${count(countOfJudged(result), 'file')} checked`,
    `${count(shown.length, 'finding')} (${blocking} blocking)`,
    ...(hidden === 0 ? [] : [`${hidden} less certain not shown`]),
    ...lost('ignored', 'ignored'),
    ...lost('not-analysed', 'not analysed'),
    ...lost('failed', 'failed'),
  ];
  const bad = blocking > 0 || unchecked.some((file) => file.kind === 'failed');
  return (bad ? colors.red : colors.green)(parts.join(', '));
}
