import type { RunMetrics } from '../../contract/index.ts';
import { milliseconds } from '../run-summary.ts';
import { join, tag } from './markup.ts';
import type { Markup } from './markup.ts';

/** Everything that was measured, with what it means. */
export function metricSection(metrics: RunMetrics): Markup {
  const rows = rowsOf(metrics).map(([name, value, meaning]) => tag('tr', {}, tag('th', { scope: 'row' }, name), tag('td', { class: 'number' }, value), tag('td', { class: 'dim' }, meaning)));
  return join(tag('div', { class: 'wide' }, tag('table', {}, tag('tbody', {}, rows))), tag('div', { class: 'columns' }, families(metrics), validators(metrics)));
}

function rowsOf(metrics: RunMetrics): readonly (readonly [string, string, string])[] {
  const { wallMs, generatingMs, heldMs, idleMs, peopleMs, validatingMs, overlap, slowdown, verdictMsP50, verdictMsP95, wastedPerUseful, linesPerMinute, supersteps } = metrics;
  return [
    ['wall time', milliseconds(wallMs), 'without the time in which only people were waited for'],
    ['streaming', milliseconds(generatingMs), 'the generator was sending'],
    ['held up', milliseconds(heldMs), 'part of it in which too much was undecided'],
    ['no stream', milliseconds(idleMs), 'last verdicts, repairs being prepared, release'],
    ['people', milliseconds(peopleMs), 'from a question to the moment the run was gone on with'],
    ['validating', milliseconds(validatingMs), 'sum over all validators'],
    ['overlap', percent(overlap), 'of it was done while the generator was streaming'],
    ['slowdown', slowdown === 0 ? '–' : `×${slowdown.toFixed(2)}`, 'wall time over what the generator alone would have taken (estimate)'],
    ['verdict, median', milliseconds(verdictMsP50), 'from a closed statement to its last report'],
    ['verdict, 95 %', milliseconds(verdictMsP95), ''],
    ['wasted', wastedPerUseful.toFixed(2), 'characters that did not stay, for each that did'],
    ['lines', linesPerMinute.toFixed(0), 'accepted lines a minute'],
    ['supersteps', String(supersteps), 'of the state machine'],
  ];
}

function families({ findings }: RunMetrics): Markup {
  const rows = Object.entries(findings).map(([family, { refused, asked, accepted }]) => tag('tr', {}, tag('th', { scope: 'row' }, family), [refused, asked, accepted].map((number) => tag('td', { class: 'number' }, String(number)))));
  return table('Findings by family and outcome', ['family', 'refused', 'asked', 'accepted'], rows);
}

function validators({ validators: all }: RunMetrics): Markup {
  const rows = Object.entries(all).map(([id, { reports, busyMs }]) => tag('tr', {}, tag('th', { scope: 'row' }, id), tag('td', { class: 'number' }, String(reports)), tag('td', { class: 'number' }, milliseconds(busyMs))));
  return table('Validators', ['validator', 'reports', 'busy'], rows);
}

function table(caption: string, head: readonly string[], rows: readonly Markup[]): Markup {
  const body = rows.length > 0 ? rows : [tag('tr', {}, tag('td', { colspan: head.length, class: 'dim' }, 'none'))];
  return tag('table', {}, tag('caption', {}, caption), tag('thead', {}, tag('tr', {}, head.map((name) => tag('th', { scope: 'col' }, name)))), tag('tbody', {}, body));
}

/** A share of 1 as `12 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
