import { SURFACE_KINDS } from '../contract/index.ts';
import type { SurfaceEntry, SurfaceLedger } from '../contract/index.ts';
import { neutralise } from './neutralise.ts';

/** One row of the table: a kind, how many things of it there were and are, and the new ones by name. */
export interface SurfaceRow {
  readonly kind: string;
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
}

/** The attack surface by kind, before and after; kinds that do not occur are left out. */
export function surfaceRows({ entries, totals }: SurfaceLedger): readonly SurfaceRow[] {
  return SURFACE_KINDS.flatMap((kind) => {
    const total = totals[kind];
    if (total === undefined) return [];
    const added = entries.filter((entry) => entry.kind === kind && entry.before === 0 && entry.after > 0).map(nameOf);
    return [{ kind, ...total, added }];
  });
}

const MOST_NAMES = 4;

/** The table as lines of text, for a terminal; empty without anything to show. */
export function surfaceLines(ledger: SurfaceLedger | undefined): readonly string[] {
  if (ledger === undefined) return [];
  const rows = surfaceRows(ledger).map(({ kind, before, after, added }) => {
    const named = added.slice(0, MOST_NAMES).map(neutralise).join(', ');
    const more = added.length > MOST_NAMES ? ` and ${added.length - MOST_NAMES} more` : '';
    return `    ${kind.padEnd(15)} ${String(before).padStart(6)} ${String(after).padStart(6)}${added.length === 0 ? '' : `   + ${named}${more}`}`;
  });
  return rows.length === 0 ? [] : [`  surface           before  after`, ...rows];
}

function nameOf({ name, detail }: SurfaceEntry): string {
  return detail === undefined || detail === '' ? name : `${name} (${detail})`;
}
