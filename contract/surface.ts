import { z } from 'zod';

/** What code may add to the attack surface of a program. */
export type SurfaceKind =
  | 'package'
  | 'capability'
  | 'host'
  | 'environment'
  | 'route'
  | 'table'
  | 'written-path'
  | 'dynamic-code'
  | 'argument'
  | 'script'
  | 'infrastructure'
  | 'file-kind';

/** All kinds, in the order in which tables show them. */
export const SURFACE_KINDS: readonly SurfaceKind[] = ['package', 'capability', 'host', 'environment', 'route', 'table', 'written-path', 'dynamic-code', 'argument', 'script', 'infrastructure', 'file-kind'];

/**
 * One thing that a piece of code adds. `name` is the package, `GET /users`, the table, the host; `detail` says more: the field
 * of `package.json`, `open` or `authenticated` or `unknown` for a route, the SQL verb for a table.
 */
export interface SurfaceFact {
  readonly kind: SurfaceKind;
  readonly name: string;
  readonly detail?: string;
  /** True when no other file of an established folder has the like of it. */
  readonly novel?: boolean;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** One line of the ledger: how often a thing occurs before and after. */
export interface SurfaceEntry {
  readonly kind: SurfaceKind;
  readonly name: string;
  readonly detail?: string;
  readonly before: number;
  readonly after: number;
  /** Files in which it occurs, sorted. */
  readonly paths: readonly string[];
}

/** The attack surface of the files of a run, before it and after it. */
export interface SurfaceLedger {
  readonly v: 1;
  /** Sorted by kind, name and detail. */
  readonly entries: readonly SurfaceEntry[];
  readonly totals: Readonly<Partial<Record<SurfaceKind, { readonly before: number; readonly after: number }>>>;
}

const kind = z.enum(['package', 'capability', 'host', 'environment', 'route', 'table', 'written-path', 'dynamic-code', 'argument', 'script', 'infrastructure', 'file-kind']);

/** Checks facts that come from a worker. */
export const surfaceFactSchema: z.ZodType<SurfaceFact> = z.object({
  kind,
  name: z.string(),
  detail: z.string().exactOptional(),
  novel: z.boolean().exactOptional(),
  path: z.string(),
  line: z.int().min(1),
});

/** Checks a ledger; its JSON schema is published. */
export const surfaceLedgerSchema: z.ZodType<SurfaceLedger> = z.strictObject({
  v: z.literal(1),
  entries: z.array(
    z.strictObject({ kind, name: z.string(), detail: z.string().exactOptional(), before: z.int().min(0), after: z.int().min(0), paths: z.array(z.string()) }),
  ),
  totals: z.partialRecord(kind, z.strictObject({ before: z.int().min(0), after: z.int().min(0) })),
});

/**
 * What counts of all that was said, in order: several files speak of one way in, the one that opens it and those that may put a
 * login in front, and the last of them has seen most.
 */
export function lastSaid(facts: readonly SurfaceFact[]): readonly SurfaceFact[] {
  const last = new Map(facts.map((fact, at) => [placeOf(fact) ?? `#${at}`, fact] as const));
  return [...last.values()];
}

function placeOf({ kind: of, name, path, line }: SurfaceFact): string | undefined {
  return of === 'route' ? `${name} ${path}:${line}` : undefined;
}

/** Sums facts up. A thing is one line, however often it occurs. */
export function surfaceLedger(before: readonly SurfaceFact[], after: readonly SurfaceFact[]): SurfaceLedger {
  const lines = new Map<string, { fact: SurfaceFact; before: number; after: number; paths: Set<string> }>();
  const count = (fact: SurfaceFact, side: 'before' | 'after'): void => {
    const key = surfaceKey(fact);
    const line = lines.get(key) ?? { fact, before: 0, after: 0, paths: new Set<string>() };
    line[side] += 1;
    line.paths.add(fact.path);
    lines.set(key, line);
  };
  for (const fact of lastSaid(before)) count(fact, 'before');
  for (const fact of lastSaid(after)) count(fact, 'after');
  const entries = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { fact, paths, ...counts }]) => entryOf(fact, counts, paths));
  const totals = SURFACE_KINDS.flatMap((each) => {
    const own = entries.filter((entry) => entry.kind === each);
    return own.length === 0 ? [] : [[each, { before: own.filter((entry) => entry.before > 0).length, after: own.filter((entry) => entry.after > 0).length }] as const];
  });
  return { v: 1, entries, totals: Object.fromEntries(totals) };
}

function entryOf({ kind: of, name, detail }: SurfaceFact, counts: { readonly before: number; readonly after: number }, paths: ReadonlySet<string>): SurfaceEntry {
  return { kind: of, name, ...(detail === undefined ? {} : { detail }), ...counts, paths: [...paths].sort() };
}

/** What makes two facts the same thing. */
export function surfaceKey({ kind: of, name, detail = '' }: Pick<SurfaceFact, 'kind' | 'name' | 'detail'>): string {
  return `${String(SURFACE_KINDS.indexOf(of)).padStart(2, '0')} ${of} ${name} ${detail}`;
}
