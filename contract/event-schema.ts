import { z } from 'zod';
import type { LockstepEvent } from './events.ts';
import { SEVERITIES } from './finding.ts';
import { surfaceLedgerSchema } from './surface.ts';

const severity = z.enum(SEVERITIES);
const confidence = z.enum(['certain', 'likely', 'heuristic']);
const position = z.strictObject({ line: z.int(), column: z.int(), offset: z.int() });
const location = z.strictObject({ path: z.string(), start: position, end: position });
const ruleId = z.templateLiteral([z.string(), '/', z.string()]);
const finding = z.strictObject({
  rule: ruleId,
  message: z.string(),
  severity,
  confidence,
  location,
  trace: z.array(z.strictObject({ location, message: z.string(), chunk: z.string().exactOptional() })),
  advice: z.string(),
  symbol: z.string(),
  sink: z.string(),
  fingerprint: z.string(),
});
const risk = z.strictObject({ tier: z.enum(['light', 'normal', 'heavy']), score: z.number(), reasons: z.array(z.string()) });
const operation = z.enum(['create', 'replace', 'edit', 'delete']);
const phase = z.enum(['early', 'chunk', 'file', 'program']);
const metrics = z.strictObject({
  wallMs: z.number(),
  generatingMs: z.number(),
  heldMs: z.number(),
  idleMs: z.number(),
  peopleMs: z.number(),
  slowdown: z.number(),
  validatingMs: z.number(),
  overlap: z.number(),
  chunks: z.int(),
  accepted: z.int(),
  refused: z.int(),
  superseded: z.int(),
  vetoes: z.int(),
  repairs: z.int(),
  supersteps: z.int(),
  verdictMsP50: z.number(),
  verdictMsP95: z.number(),
  wastedPerUseful: z.number(),
  linesPerMinute: z.number(),
  findings: z.record(z.string(), z.strictObject({ refused: z.int(), asked: z.int(), accepted: z.int() })),
  validators: z.record(z.string(), z.strictObject({ reports: z.int(), busyMs: z.number() })),
});

function event<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ v: z.literal(1), runId: z.string(), seq: z.int(), ts: z.number(), type: z.literal(type), ...shape });
}

/** Checks events that come from outside (a recording, a pipe); the published JSON schema is made from it. */
export const lockstepEventSchema: z.ZodType<LockstepEvent> = z.discriminatedUnion('type', [
  event('run-start', {
    root: z.string(),
    generator: z.string(),
    model: z.string().exactOptional(),
    validators: z.array(z.string()),
    policyDigest: z.string(),
    briefDigest: z.string(),
    resumed: z.boolean(),
  }),
  event('attempt-start', { attempt: z.int() }),
  event('attempt-end', { attempt: z.int(), reason: z.enum(['complete', 'length', 'refusal', 'aborted', 'interrupted']) }),
  event('stream-held', { ms: z.number() }),
  event('file-start', { path: z.string(), operation, fileNo: z.int() }),
  event('text-available', { path: z.string(), characters: z.int() }),
  event('chunk-complete', {
    unitId: z.string(),
    path: z.string(),
    sequence: z.int(),
    sha256: z.string(),
    characters: z.int(),
    startLine: z.int(),
    endLine: z.int(),
  }),
  event('validation-start', { unitId: z.string(), phase, path: z.string() }),
  event('report-available', {
    unitId: z.string(),
    validator: z.string(),
    status: z.enum(['pass', 'fail', 'skipped', 'not-analysed', 'error', 'timeout']),
    findings: z.int(),
    durationMs: z.number(),
    reason: z.string().exactOptional(),
  }),
  event('finding-available', { unitId: z.string(), finding }),
  event('veto', { unitId: z.string(), path: z.string(), finding }),
  event('decision-available', {
    unitId: z.string(),
    path: z.string(),
    decision: z.enum(['accept', 'repair', 'reject', 'escalate']),
    message: z.string(),
    risk: risk.exactOptional(),
  }),
  event('approval-request', { unitId: z.string(), path: z.string(), sha256: z.string(), message: z.string(), risk }),
  event('approval-answer', {
    unitId: z.string(),
    path: z.string(),
    sha256: z.string(),
    decision: z.enum(['approve', 'edit', 'reject']),
    by: z.string(),
    reason: z.string(),
  }),
  event('chunk-accepted', { unitId: z.string(), path: z.string(), sha256: z.string() }),
  event('chunk-superseded', { unitId: z.string(), path: z.string() }),
  event('repair-start', { path: z.string(), round: z.int(), findings: z.int() }),
  event('file-written', { path: z.string(), operation, sha256: z.string().nullable(), notAnalysed: z.boolean() }),
  event('file-rejected', { path: z.string(), reason: z.string(), message: z.string() }),
  event('validator-fault', { unitId: z.string(), validator: z.string(), message: z.string() }),
  event('note', { text: z.string() }),
  event('usage', { inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number().exactOptional(), model: z.string().exactOptional() }),
  event('run-end', {
    outcome: z.enum(['accepted', 'rejected', 'waiting', 'failed', 'aborted']),
    written: z.array(z.string()),
    rejected: z.array(z.string()),
    metrics,
    surface: surfaceLedgerSchema.exactOptional(),
    usage: z
      .strictObject({ requests: z.int(), inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number().exactOptional() })
      .exactOptional(),
  }),
]);
