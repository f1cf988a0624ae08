import type { CheckResult, JudgedFinding, UncheckedFile } from '../contract/index.ts';
import { count } from './count.ts';
import { neutralise } from './neutralise.ts';
import { findingsOf } from './rank.ts';
import { surfaceLines } from './surface-table.ts';

type Level = 'error' | 'warning' | 'notice';

/** Annotations of one kind that GitHub shows of a step; the others are in its log only. */
const MOST_SHOWN = 10;

/**
 * Annotations for a GitHub workflow, one line each. Only what blocks or broke is an error. What blocks comes first, because
 * GitHub shows the first of each kind only; then a last line says so.
 */
export function github(result: CheckResult): string {
  const missed = result.unchecked.filter((file) => file.kind !== 'ignored');
  const findings = findingsOf(result);
  const lines = [...findings.filter(({ blocks }) => blocks).map(findingLine), ...missed.map(missedLine), ...surfaceLine(result), ...findings.filter(({ blocks }) => !blocks).map(findingLine)];
  return [...lines, ...moreLine(lines)].map((line) => `${line}\n`).join('');
}

function surfaceLine({ surface }: CheckResult): readonly string[] {
  const rows = surfaceLines(surface);
  return rows.length === 0 ? [] : [command('notice', { title: 'attack surface' }, rows.join('\n'))];
}

function moreLine(lines: readonly string[]): readonly string[] {
  const levels: readonly Level[] = ['error', 'warning', 'notice'];
  const counts = levels.map((level) => [level, lines.filter((line) => line.startsWith(`::${level} `)).length] as const);
  if (counts.every(([, number]) => number <= MOST_SHOWN)) return [];
  const told = counts.filter(([, number]) => number > 0).map(([level, number]) => count(number, level));
  return [command('notice', { title: 'lockstep' }, `${told.join(', ')}; GitHub shows the first ${MOST_SHOWN} of each kind, this log has all.`)];
}

function findingLine(finding: JudgedFinding): string {
  const { location, rule, message, advice } = finding;
  const { start, end } = location;
  // GitHub takes columns only when the place lies in one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: location.path, line: start.line, endLine: end.line, ...columns, title: rule };
  const text = [message, ...traceLines(finding), ...(advice === '' ? [] : [`instead: ${advice}`])].map(neutralise).join('\n');
  return command(levelOf(finding), properties, text);
}

function levelOf({ blocks, suppressed, confidence }: JudgedFinding): Level {
  if (blocks) return 'error';
  return suppressed !== undefined || confidence === 'heuristic' ? 'notice' : 'warning';
}

function traceLines({ trace }: JudgedFinding): readonly string[] {
  return trace.map(({ location, message }, index) => `${index + 1}. ${location.path}:${location.start.line} ${message}`);
}

function missedLine({ path, reason, kind }: UncheckedFile): string {
  const title = kind === 'failed' ? 'could not be judged' : 'not analysed';
  return command(kind === 'failed' ? 'error' : 'warning', { file: path, title }, neutralise(reason));
}

function command(level: Level, properties: Readonly<Record<string, string | number>>, text: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(neutralise(String(value)))}`);
  return `::${level} ${written.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
