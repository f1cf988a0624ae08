import { worstFirst } from '../contract/index.ts';
import type { CheckResult, Confidence, JudgedFinding } from '../contract/index.ts';

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'heuristic'];

/** True when `confidence` is `floor` or surer. */
export function atLeastConfident(confidence: Confidence, floor: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(floor);
}

/** All findings: by file in the order of the result, in a file by place, then worst first. */
export function findingsOf(result: Pick<CheckResult, 'files'>): readonly JudgedFinding[] {
  return result.files.flatMap((file) => [...file.findings].sort(byPlace));
}

/** How many files every validator has judged to the end; of the others findings may be shown as well. */
export function countOfJudged({ files, unchecked }: Pick<CheckResult, 'files' | 'unchecked'>): number {
  const missed = new Set(unchecked.map(({ path }) => path));
  return files.filter(({ path }) => !missed.has(path)).length;
}

/** What validators gave up that would only have informed, and in which file: no pass speaks of it. */
export function unknownIn({ files }: Pick<CheckResult, 'files'>): readonly { readonly path: string; readonly what: string }[] {
  return files.flatMap(({ path, reports }) => [...new Set(reports.flatMap(({ unknown }) => unknown ?? []))].map((what) => ({ path, what })));
}

/** Negative when `a` matters more than `b`: what blocks, then what nobody has excused, then the surer, then the worse. */
export function byWeight(a: JudgedFinding, b: JudgedFinding): number {
  return (
    Number(b.blocks) - Number(a.blocks) ||
    Number(a.suppressed !== undefined) - Number(b.suppressed !== undefined) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    worstFirst(a.severity, b.severity)
  );
}

function byPlace(a: JudgedFinding, b: JudgedFinding): number {
  return (
    a.location.start.line - b.location.start.line ||
    a.location.start.column - b.location.start.column ||
    worstFirst(a.severity, b.severity)
  );
}
