import type { FingerprintedFinding } from '../contract/index.ts';
import { hunksOf, rangeOf } from './hunks.ts';
import { diffLines } from './line-diff.ts';
import type { DiffLine } from './line-diff.ts';
import { neutralise, neutraliseCode } from './neutralise.ts';
import { paintSeverity } from './stylish-finding.ts';
import type { Colors } from './stylish-finding.ts';

/** What is to be compared. */
export interface TextChange {
  readonly path: string;
  /** Null when there is no such file. */
  readonly before: string | null;
  readonly after: string | null;
  /** Shown below the line in which they lie. */
  readonly findings: readonly FingerprintedFinding[];
}

/**
 * A change as a unified diff with the findings in their lines. Every line that changes is shown, with each control
 * character made visible: whoever approves sees what will be written.
 */
export function diffText({ path, before, after, findings }: TextChange, colors: Colors): string {
  const lines = diffLines(before ?? '', after ?? '');
  const name = neutralise(path);
  const head = [colors.bold(`--- ${before === null ? '/dev/null' : `a/${name}`}`), colors.bold(`+++ ${after === null ? '/dev/null' : `b/${name}`}`)];
  const hunks = hunksOf(lines).flatMap((hunk) => [colors.cyan(rangeOf(hunk)), ...hunk.flatMap((line) => shown(line, { path, findings }, colors))]);
  return [...head, ...hunks, ...endNotes(before, after, colors)].join('\n');
}

function shown(line: DiffLine, { path, findings }: Pick<TextChange, 'path' | 'findings'>, colors: Colors): readonly string[] {
  const text = neutraliseCode(line.text.replace(/\n$/, '').replace(/\r$/, '\u240D'));
  if (line.kind === 'removed') return [colors.red(`-${text}`)];
  const here = findings.filter(({ location }) => location.path === path && location.start.line === line.new);
  const painted = line.kind === 'added' ? colors.green(`+${text}`) : ` ${text}`;
  return [painted, ...here.map((finding) => noteOf(finding, colors))];
}

function noteOf({ rule, severity, confidence, message, location }: FingerprintedFinding, colors: Colors): string {
  const indent = ' '.repeat(Math.min(location.start.column, 40));
  return `${indent}${colors.yellow('^')} ${paintSeverity(severity, colors)} ${confidence} ${neutralise(rule)}: ${neutralise(message)}`;
}

function endNotes(before: string | null, after: string | null, colors: Colors): readonly string[] {
  const lacksEnd = (text: string | null): boolean => text !== null && text !== '' && !text.endsWith('\n');
  if (lacksEnd(after)) return [colors.dim('\\ no line end at the end of the new file')];
  return lacksEnd(before) ? [colors.dim('\\ no line end at the end of the old file')] : [];
}
