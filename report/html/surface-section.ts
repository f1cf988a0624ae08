import type { LockstepEvent, SurfaceLedger } from '../../contract/index.ts';
import { surfaceRows } from '../surface-table.ts';
import { tag } from './markup.ts';
import type { Markup } from './markup.ts';

/** The last ledger that a run has told of; undefined when it added nothing or has not ended. */
export function surfaceOf(events: readonly LockstepEvent[]): SurfaceLedger | undefined {
  return events.findLast((event) => event.type === 'run-end')?.surface;
}

/** The attack surface as a table, before and after. */
export function surfaceSection(ledger: SurfaceLedger): Markup {
  const head = tag('tr', {}, ...['kind', 'before', 'after', 'new'].map((title) => tag('th', {}, title)));
  const rows = surfaceRows(ledger).map(({ kind, before, after, added }) =>
    tag('tr', {}, tag('td', {}, kind), tag('td', {}, String(before)), tag('td', {}, String(after)), tag('td', {}, added.join(', '))));
  return tag('table', {}, head, ...rows);
}
