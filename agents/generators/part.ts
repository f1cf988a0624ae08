import { z } from 'zod';
import { LockstepError } from '../../contract/index.ts';
import type { GeneratorPart } from '../../contract/index.ts';

/** Checks one part of a stream. Keys we do not know are dropped. */
export const partSchema: z.ZodType<GeneratorPart> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('file-start'),
    file: z.string(),
    path: z.string(),
    operation: z.enum(['create', 'replace', 'edit', 'delete']),
  }),
  z.object({ type: z.literal('text-delta'), file: z.string(), text: z.string() }),
  z.object({ type: z.literal('edit'), file: z.string(), oldText: z.string(), newText: z.string() }),
  z.object({ type: z.literal('file-end'), file: z.string() }),
  z.object({ type: z.literal('file-refused'), path: z.string(), message: z.string() }),
  z.object({ type: z.literal('note'), text: z.string() }),
  z.object({ type: z.literal('usage'), inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number().exactOptional(), model: z.string().exactOptional() }),
  z.object({ type: z.literal('finish'), reason: z.enum(['complete', 'length', 'refusal', 'aborted', 'interrupted']), again: z.literal(true).exactOptional() }),
]);

/** A part as a generator sent it. Throws `generator-protocol` that names what is wrong with anything else. */
export function readPart(value: unknown): GeneratorPart {
  const parsed = partSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const got = JSON.stringify(value)?.slice(0, 100) ?? typeof value;
  throw new LockstepError('generator-protocol', `expected a part of a stream, got ${got} (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'})`, {
    fault: 'generator',
  });
}
