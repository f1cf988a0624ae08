import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LockstepError, messageOf } from '../../contract/index.ts';

/** One result of a SARIF log; lines and columns count from 1. */
export interface SarifFinding {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: string;
  /** Relative to the folder that was looked at. */
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const region = z.object({
  startLine: z.number().int().min(1).default(1),
  startColumn: z.number().int().min(1).default(1),
  endLine: z.number().int().min(1).optional(),
  endColumn: z.number().int().min(1).optional(),
});
const location = z.object({ physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }), region: region.optional() }) });
const result = z.object({
  ruleId: z.string().default('unknown'),
  level: z.enum(['error', 'warning', 'note', 'none']).default('warning'),
  message: z.object({ text: z.string().default('') }),
  locations: z.array(location).default([]),
  suppressions: z.array(z.unknown()).default([]),
});
const invocation = z.object({ executionSuccessful: z.boolean() });
const logShape = z.object({ version: z.literal('2.1.0'), runs: z.array(z.object({ results: z.array(result).nullish(), invocations: z.array(invocation).optional() })) });

/** Reads a SARIF 2.1.0 log; throws for anything else, and where the program says that it failed. What it suppressed in its own way counts. */
export function parseSarif(text: string, folder: string): readonly SarifFinding[] {
  const parsed = logShape.safeParse(jsonOf(text));
  if (!parsed.success) throw notSarif(text, `${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? 'another shape'}`.replace(/^: /, ''));
  const { runs } = parsed.data;
  if (runs.some(({ invocations }) => invocations?.some((each) => !each.executionSuccessful))) throw new LockstepError('validator-failed', 'its SARIF log says that it failed', { fault: 'validator' });
  return runs.flatMap(({ results }) =>
    (results ?? []).flatMap(({ ruleId, level, message, locations: [first] }) => {
      if (first === undefined) return [];
      const { artifactLocation, region: at = { startLine: 1, startColumn: 1 } } = first.physicalLocation;
      const { startLine, startColumn, endLine = startLine, endColumn = startColumn } = at;
      return [{ rule: ruleId.replace(/[\s()]+/g, '-').replace(/-$/, ''), level, message: message.text, path: relativeTo(folder, artifactLocation.uri), startLine, startColumn, endLine, endColumn }];
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notSarif(text, messageOf(cause), cause);
  }
}

function notSarif(text: string, why: string, cause?: unknown): LockstepError {
  return new LockstepError('validator-failed', `expected a SARIF 2.1.0 log on standard output, got ${JSON.stringify(text.slice(0, 80))}: ${why}`, { fault: 'validator', cause });
}

function relativeTo(folder: string, uri: string): string {
  const file = uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri);
  return (path.isAbsolute(file) ? path.relative(folder, file) : file).split(path.sep).join('/');
}
