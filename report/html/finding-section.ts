import type { JudgedFinding, Location } from '../../contract/index.ts';
import { placeOf } from '../place.ts';
import { sourceText } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import { code, tag } from './markup.ts';
import type { Markup } from './markup.ts';

const AROUND = 2;
const MOST_LINES = 8;
const WIDEST = 400;

/** Finds the text a place lies in. */
export type TextOf = (path: string) => string | undefined;

/** One finding: where, what, the code, the way there, what to do instead. `label` says what became of it. */
export function findingSection(finding: JudgedFinding, label: string, textOf: TextOf): Markup {
  const { rule, severity, confidence, message, location, trace, advice, blocks } = finding;
  return tag('article', { class: 'finding' },
    tag('h3', {}, tag('span', { class: `badge ${blocks ? 'bad' : 'warn'}` }, label), tag('span', { class: 'path' }, rule)),
    tag('p', {}, message),
    tag('p', { class: 'dim' }, `${placeOf(location)} · ${severity} · ${confidence}`),
    frame(location, textOf),
    trace.length === 0 ? '' : tag('ol', { class: 'trace' }, trace.map((step) => tag('li', {}, tag('span', { class: 'path' }, placeOf(step.location)), ` ${step.message}`, lineAt(step.location, textOf)))),
    advice === '' ? '' : tag('p', {}, tag('strong', {}, 'Instead: '), advice));
}

function frame(location: Location, textOf: TextOf): Markup | string {
  const source = sourceOf(location, textOf);
  if (source === undefined) return '';
  const { start, end } = location;
  const last = end.line - start.line < MOST_LINES ? end.line : start.line;
  const from = Math.max(1, start.line - AROUND);
  const numbers = Array.from({ length: Math.min(source.lineCount, last + AROUND) - from + 1 }, (_, index) => from + index);
  const rows = numbers.map((number) => tag('tr', { class: number >= start.line && number <= last ? 'sink' : 'same' }, tag('td', { class: 'number' }, String(number)), tag('td', { class: 'code' }, code(cut(source.line(number))))));
  return tag('div', { class: 'wide' }, tag('table', { class: 'diff' }, tag('tbody', {}, rows)));
}

function lineAt(location: Location, textOf: TextOf): Markup | string {
  const line = cut(sourceOf(location, textOf)?.line(location.start.line)).trim();
  return line === '' ? '' : tag('div', { class: 'code dim' }, code(line));
}

function sourceOf({ path, start }: Location, textOf: TextOf): SourceText | undefined {
  const text = textOf(path);
  const source = text === undefined ? undefined : sourceText(text);
  return source?.line(start.line) === undefined ? undefined : source;
}

function cut(line: string | undefined): string {
  return line === undefined || line.length <= WIDEST ? (line ?? '') : `${line.slice(0, WIDEST)}…`;
}
