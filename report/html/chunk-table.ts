import type { Report } from '../../contract/index.ts';
import { linesOf } from '../place.ts';
import { milliseconds } from '../run-summary.ts';
import type { ChunkDecision, ChunkStory, PersonsWord } from '../run-story/index.ts';
import { join, tag } from './markup.ts';
import type { Content, Markup } from './markup.ts';

/** Accepted pieces beyond so many are counted, not shown; what was not simply accepted is shown in any case. */
const MOST_ACCEPTED = 2_000;

const MARKS: Readonly<Record<ChunkDecision, string>> = {
  accepted: 'good',
  'to be repaired': 'warn',
  rejected: 'bad',
  superseded: 'dim',
  'waits for a person': 'warn',
  'held behind a question': 'dim',
};

/** Every piece of code with what was decided, who said so and why. */
export function chunkTable(chunks: readonly ChunkStory[]): Markup {
  let accepted = 0;
  const shown = chunks.filter((chunk) => !isPlain(chunk) || (accepted += 1) <= MOST_ACCEPTED);
  const head = ['#', 'where', 'decision', 'who', 'why'].map((name) => tag('th', { scope: 'col' }, name));
  const more = chunks.length - shown.length;
  return join(
    tag('div', { class: 'wide' }, tag('table', { class: 'chunks' }, tag('thead', {}, tag('tr', {}, head)), tag('tbody', {}, shown.map(rowOf)))),
    more === 0 ? '' : tag('p', { class: 'dim' }, `${more} more were accepted; the journal has them all.`),
  );
}

function isPlain({ decision, person }: ChunkStory): boolean {
  return decision === 'accepted' && person === undefined;
}

function rowOf(chunk: ChunkStory): Markup {
  const { sequence, path, lines, scope, decision, attempt, why, risk } = chunk;
  const place = lines === undefined || scope === 'whole file' ? path : linesOf(path, lines.first, lines.last);
  const risky = risk === undefined || risk.tier === 'light' ? [] : [tag('div', { class: 'dim' }, `${risk.tier} risk: ${risk.reasons.join('; ')}`)];
  return tag('tr', {},
    tag('td', { class: 'number' }, String(sequence)),
    tag('td', {}, tag('span', { class: 'path' }, place), tag('div', { class: 'dim' }, scope === 'whole file' ? 'the file as a whole' : attempt > 1 ? `attempt ${attempt}` : '')),
    tag('td', {}, tag('span', { class: `badge ${MARKS[decision]}` }, decision)),
    tag('td', {}, whoOf(chunk)),
    tag('td', {}, why, risky));
}

function whoOf({ reports, person }: ChunkStory): Content {
  const spoken = reports.filter(({ status }) => status !== 'skipped');
  return [person === undefined ? [] : [wordOf(person)], tag('div', {}, spoken.map(reportOf))];
}

function wordOf({ by, decision, reason }: PersonsWord): Markup {
  const verb = { approve: 'approved', edit: 'edited', reject: 'rejected' }[decision];
  return tag('div', {}, tag('strong', {}, `${by} ${verb}`), reason === '' ? '' : `: ${reason}`);
}

function reportOf({ validator, status, durationMs, reason }: Report): Markup {
  const mark = { pass: 'good', fail: 'bad', skipped: 'dim', 'not-analysed': 'warn', error: 'bad', timeout: 'bad' }[status];
  return tag('span', { class: `report ${mark}`, title: reason }, `${validator} ${status === 'pass' ? '✓' : status} ${milliseconds(durationMs)}`);
}
