import { z } from 'zod';
import { messageOf, surfaceFactSchema } from '../contract/index.ts';
import type { Finding, Obligation, RawReport, SurfaceFact, ValidationRequest, Validator, ValidatorPart } from '../contract/index.ts';
import { findingSchema, firstIssue, obligationSchema } from './finding-schema.ts';

const partSchema: z.ZodType<ValidatorPart> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('finding'), finding: findingSchema }),
  z.object({ type: z.literal('obligation'), obligation: obligationSchema }),
  z.object({ type: z.literal('surface'), facts: z.array(surfaceFactSchema) }),
  z.object({
    type: z.literal('done'),
    status: z.enum(['pass', 'fail', 'skipped', 'not-analysed']),
    unitSha256: z.string(),
    programVersion: z.number(),
    reason: z.string().exactOptional(),
    unknown: z.array(z.string()).exactOptional(),
  }),
]);

/**
 * Runs one validator on one unit and turns whatever it does into a report. Throwing, ending without `done`, going on
 * after it and answering for other bytes or another program are errors, never a pass.
 */
export async function runValidator(validator: Validator, request: ValidationRequest): Promise<RawReport> {
  const started = performance.now();
  const findings: Finding[] = [];
  const obligations: Obligation[] = [];
  const surface: SurfaceFact[] = [];
  const outcome = await collect(validator, request, { findings, obligations, surface });
  return {
    validator: validator.id,
    version: validator.version,
    unitId: request.unit.id,
    unitSha256: request.unit.sha256,
    programVersion: request.program.version,
    findings,
    obligations,
    ...(surface.length === 0 ? {} : { surface }),
    durationMs: performance.now() - started,
    ...outcome,
  };
}

type Outcome = Pick<RawReport, 'status' | 'reason' | 'unknown'>;

async function collect(
  validator: Validator,
  request: ValidationRequest,
  into: { readonly findings: Finding[]; readonly obligations: Obligation[]; readonly surface: SurfaceFact[] },
): Promise<Outcome> {
  let done: Extract<ValidatorPart, { type: 'done' }> | undefined;
  try {
    for await (const part of validator.validate(request)) {
      if (done !== undefined) return failed('it went on after done');
      const parsed = partSchema.safeParse(part);
      if (!parsed.success)
        return failed(`expected a finding, an obligation or done, got ${JSON.stringify(part)?.slice(0, 100)} (${firstIssue(parsed.error)})`);
      if (parsed.data.type === 'finding') into.findings.push(parsed.data.finding);
      else if (parsed.data.type === 'obligation') into.obligations.push(parsed.data.obligation);
      else if (parsed.data.type === 'surface') into.surface.push(...parsed.data.facts);
      else done = parsed.data;
    }
  } catch (thrown) {
    return failed(messageOf(thrown));
  }
  return done === undefined ? failed('it ended without done') : judgeEnd(done, request, into.findings);
}

function judgeEnd(
  done: Extract<ValidatorPart, { type: 'done' }>,
  { unit, program }: ValidationRequest,
  findings: readonly Finding[],
): Outcome {
  if (done.unitSha256 !== unit.sha256)
    return failed(`it answered for other bytes: expected ${unit.sha256.slice(0, 12)}, got ${String(done.unitSha256).slice(0, 12)}`);
  if (done.programVersion !== program.version)
    return failed(`it answered for another program: expected version ${program.version}, got ${done.programVersion}`);
  if (done.status === 'fail' && findings.length === 0) return failed('it said fail and named no finding');
  return { status: done.status, ...(done.reason === undefined ? {} : { reason: done.reason }), ...(done.unknown === undefined ? {} : { unknown: done.unknown }) };
}

function failed(reason: string): Outcome {
  return { status: 'error', reason };
}
