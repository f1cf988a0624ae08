import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { CheckResult } from '../contract/index.ts';

/** Name of the file at the root of a tree that holds the findings which were there before. */
export const BASELINE_FILE: string = 'lockstep-baseline.json';

/** One finding that was there before. Rule and path are for people: the fingerprint counts. */
export interface BaselineEntry {
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
}

const baselineShape: z.ZodType<{ readonly version: 1; readonly findings: readonly BaselineEntry[] }> = z.strictObject({
  version: z.literal(1),
  findings: z.array(z.strictObject({ path: z.string(), rule: z.string(), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** The fingerprints of a tree's baseline; empty when there is none. One that cannot be read is `config-invalid`. */
export async function loadBaseline(root: string): Promise<ReadonlySet<string>> {
  const file = path.join(root, BASELINE_FILE);
  if (!existsSync(file)) return new Set();
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw invalid(file, messageOf(cause), cause);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(file, `expected JSON: ${messageOf(cause)}`, cause);
  }
  const parsed = baselineShape.safeParse(value);
  if (parsed.success) return new Set(parsed.data.findings.map((finding) => finding.fingerprint));
  const [issue] = parsed.error.issues;
  throw invalid(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'expected a baseline'}`, parsed.error);
}

/** The baseline that holds all certain findings of a check, as text: sorted, so that it merges line by line. */
export function baselineText({ files }: Pick<CheckResult, 'files'>): { readonly text: string; readonly count: number } {
  const entries = files
    .flatMap((file) => file.findings)
    .filter((finding) => finding.confidence === 'certain')
    .map(({ location, rule, fingerprint }): BaselineEntry => ({ path: location.path, rule, fingerprint }))
    .sort((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return { text: `{\n  "version": 1,\n  "findings": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`, count: entries.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function invalid(file: string, message: string, cause: unknown): LockstepError {
  return new LockstepError('config-invalid', `${file}: ${message}`, { fault: 'caller', cause, context: { file } });
}
