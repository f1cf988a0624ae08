import type { JudgedFinding } from '../../contract/index.ts';
import { count } from '../count.ts';
import { hunksOf, rangeOf } from '../hunks.ts';
import { diffLines } from '../line-diff.ts';
import type { DiffLine } from '../line-diff.ts';
import type { FileStory } from '../run-story/index.ts';
import { code, tag } from './markup.ts';
import type { Content, Markup } from './markup.ts';

const STATES: Readonly<Record<FileStory['state'], string>> = { written: 'good', rejected: 'bad', waiting: 'warn', undone: 'dim', 'not written': 'warn' };

/** One file: what became of it and how it differs from what was there, the findings in their lines. */
export function fileSection(file: FileStory, open: boolean): Markup {
  const { path, operation, state, reason, before, after, findings } = file;
  const lines = diffLines(before ?? '', after ?? '');
  const added = lines.filter(({ kind }) => kind === 'added').length;
  const removed = lines.filter(({ kind }) => kind === 'removed').length;
  return tag('details', { class: 'file', open },
    tag('summary', {},
      tag('span', { class: `badge ${STATES[state]}` }, state),
      tag('span', { class: 'path' }, path),
      tag('span', { class: 'dim' }, ` ${operation}, +${added} −${removed}${findings.length === 0 ? '' : `, ${count(findings.length, 'finding')}`}`)),
    reason === undefined ? '' : tag('p', {}, reason),
    before === undefined ? tag('p', { class: 'dim' }, 'What was there before the run is no longer kept; the whole text is shown as new.') : '',
    tag('div', { class: 'wide' }, tag('table', { class: 'diff' }, tag('tbody', {}, hunksOf(lines).map((hunk) => hunkRows(hunk, file))))));
}

function hunkRows(hunk: readonly DiffLine[], file: FileStory): Content {
  return [tag('tr', { class: 'range' }, tag('td', { colspan: 3 }, rangeOf(hunk))), hunk.map((line) => lineRows(line, file))];
}

function lineRows(line: DiffLine, { path, findings }: FileStory): Content {
  const here = line.kind === 'removed' ? [] : findings.filter(({ location }) => location.path === path && location.start.line === line.new);
  const sign = { added: '+', removed: '−', same: ' ' }[line.kind];
  return [
    tag('tr', { class: line.kind },
      tag('td', { class: 'number' }, line.old === 0 ? '' : String(line.old)),
      tag('td', { class: 'number' }, line.new === 0 ? '' : String(line.new)),
      tag('td', { class: 'code' }, tag('span', { class: 'sign' }, sign), code(line.text.replace(/\n$/, '').replace(/\r$/, '\u240D')))),
    here.map(noteRow),
  ];
}

function noteRow({ rule, severity, confidence, message, blocks }: JudgedFinding): Markup {
  return tag('tr', { class: `note ${blocks ? 'bad' : 'warn'}` }, tag('td', { colspan: 2 }), tag('td', {}, tag('strong', {}, rule), ` ${severity}, ${confidence}: ${message}`));
}
