import { z } from 'zod';
import { surfaceFactSchema } from '../contract/index.ts';
import type { RawReport } from '../contract/index.ts';
import { findingSchema, firstIssue, obligationSchema } from './finding-schema.ts';
import type { FromWorker, ValidatorCard } from './protocol.ts';

const report: z.ZodType<RawReport> = z.object({
  validator: z.string(),
  version: z.string(),
  unitId: z.string(),
  unitSha256: z.string(),
  programVersion: z.number(),
  status: z.enum(['pass', 'fail', 'skipped', 'not-analysed', 'error', 'timeout']),
  findings: z.array(findingSchema),
  obligations: z.array(obligationSchema),
  surface: z.array(surfaceFactSchema).exactOptional(),
  durationMs: z.number(),
  reason: z.string().exactOptional(),
  unknown: z.array(z.string()).exactOptional(),
});
const card = z.custom<ValidatorCard>((value) => typeof value === 'object' && value !== null && 'id' in value);
const fromWorker: z.ZodType<FromWorker> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), validators: z.array(card) }),
  z.object({ type: z.literal('child'), pid: z.int().positive() }),
  z.object({ type: z.literal('started'), job: z.number(), validator: z.string() }),
  z.object({ type: z.literal('working') }),
  z.object({ type: z.literal('report'), job: z.number(), report, reads: z.array(z.string()) }),
]);

/** What a worker says. A user's validator shares the worker's port and may post anything. */
export function readMessage(message: unknown): { readonly type: 'read'; readonly message: FromWorker } | { readonly type: 'nonsense'; readonly reason: string } {
  const parsed = fromWorker.safeParse(message);
  if (parsed.success) return { type: 'read', message: parsed.data };
  return { type: 'nonsense', reason: `its worker sent what is no message: ${firstIssue(parsed.error)}` };
}
