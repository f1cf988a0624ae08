import { z } from 'zod';
import { LockstepError } from '../../contract/index.ts';

/** An event of a range: from `introduced` on versions are affected, up to `fixed` (not affected) or `last_affected` (affected). */
export interface OsvEvent {
  readonly introduced?: string | undefined;
  readonly fixed?: string | undefined;
  readonly last_affected?: string | undefined;
}

/** What a record says of one package. */
export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string } | undefined;
  readonly ranges: readonly { readonly type: string; readonly events: readonly OsvEvent[] }[];
  readonly versions: readonly string[];
}

/** The part of an advisory in the Open Source Vulnerability format (ossf.github.io/osv-schema) that is judged. */
export interface OsvRecord {
  readonly id: string;
  readonly summary?: string | undefined;
  readonly withdrawn?: string | undefined;
  readonly affected: readonly OsvAffected[];
  readonly severity: readonly { readonly type: string; readonly score: string }[];
  readonly database_specific?: { readonly severity?: unknown } | null | undefined;
}

const version = z.string().optional();
const affected: z.ZodType<OsvAffected> = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
  ranges: z.array(z.object({ type: z.string(), events: z.array(z.object({ introduced: version, fixed: version, last_affected: version })) })).default([]),
  versions: z.array(z.string()).default([]),
});
const record: z.ZodType<OsvRecord> = z.object({
  id: z.string().min(1),
  summary: z.string().optional(),
  withdrawn: z.string().optional(),
  affected: z.array(affected).default([]),
  severity: z.array(z.object({ type: z.string(), score: z.string() })).nullish().transform((value) => value ?? []),
  database_specific: z.object({ severity: z.unknown().optional() }).nullish(),
});

/**
 * Reads records: one, a list, the answer of a query (`{ "vulns": […] }`, `{}` for none), or one a line. Throws
 * `validator-failed` with the place, what was expected and what came: half an advisory list is none.
 */
export function parseOsvRecords(text: string, source: string): readonly OsvRecord[] {
  return listIn(text, source).map((each, at) => {
    const parsed = record.safeParse(each);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw unreadable(source, `record ${at + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'expected an OSV record'}`);
  });
}

function listIn(text: string, source: string): readonly unknown[] {
  const whole = jsonIn(text);
  if (Array.isArray(whole)) return whole;
  if (typeof whole === 'object' && whole !== null) return 'id' in whole ? [whole] : 'vulns' in whole && Array.isArray(whole.vulns) ? whole.vulns : Object.keys(whole).length === 0 ? [] : refuse(text, source);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.map((line) => jsonIn(line));
  return records.length === 0 || records.some((each) => typeof each !== 'object') ? refuse(text, source) : records;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(text: string, source: string): never {
  throw unreadable(source, `expected OSV records as JSON, got ${JSON.stringify(text.slice(0, 80))}`);
}

function unreadable(source: string, why: string): LockstepError {
  return new LockstepError('validator-failed', `advisories: ${source}: ${why}`, { fault: 'validator', context: { source } });
}
