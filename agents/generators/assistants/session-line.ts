import { z } from 'zod';
import { LockstepError } from '../../../contract/index.ts';

const object = z.record(z.string(), z.unknown());
const block = z.object({ type: z.string(), id: z.string().optional(), name: z.string().optional(), input: object.optional(), tool_use_id: z.string().optional(), is_error: z.boolean().optional() });
const count = z.number().optional();

/** A block of a message: a call, or what came of one. */
export interface SessionBlock {
  readonly type: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly tool_use_id?: string | undefined;
  readonly is_error?: boolean | undefined;
}

/** The last line of a session. */
export interface SessionResult {
  readonly type: 'result';
  readonly subtype: string;
  readonly is_error?: boolean | undefined;
  readonly total_cost_usd?: number | undefined;
  readonly usage?: { readonly [K in 'input_tokens' | 'output_tokens' | 'cache_creation_input_tokens' | 'cache_read_input_tokens']?: number | undefined } | undefined;
  readonly permission_denials?: readonly { readonly tool_use_id?: string | undefined }[] | undefined;
}

/** A line of `claude -p --output-format stream-json` that says something about files. */
export type SessionLine =
  | { readonly type: 'system'; readonly subtype: string; readonly cwd?: string | undefined; readonly model?: string | undefined }
  | { readonly type: 'stream_event'; readonly event: Readonly<Record<string, unknown>>; readonly parent_tool_use_id?: string | null | undefined }
  | { readonly type: 'assistant'; readonly message: { readonly content: readonly SessionBlock[] } }
  | { readonly type: 'user'; readonly message: { readonly content: string | readonly SessionBlock[] } }
  | SessionResult;

const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('system'), subtype: z.string(), cwd: z.string().optional(), model: z.string().optional() }),
  z.object({ type: z.literal('stream_event'), event: object, parent_tool_use_id: z.string().nullish() }),
  z.object({ type: z.literal('assistant'), message: z.object({ content: z.array(block) }) }),
  z.object({ type: z.literal('user'), message: z.object({ content: z.union([z.string(), z.array(block)]) }) }),
  z.object({
    type: z.literal('result'),
    subtype: z.string(),
    is_error: z.boolean().optional(),
    total_cost_usd: count,
    usage: z.object({ input_tokens: count, output_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count }).optional(),
    permission_denials: z.array(z.object({ tool_use_id: z.string().optional() })).optional(),
  }),
]);

const KNOWN: ReadonlySet<unknown> = new Set(lineSchema.options.map((option) => option.shape.type.value));

/** Reads a line; undefined for kinds that say nothing about files. Throws `generator-protocol` with place, expected and got. */
export function readSessionLine(line: string, place: string): SessionLine | undefined {
  const value = parseLine(line, place);
  if (typeof value === 'object' && value !== null && 'type' in value && !KNOWN.has(value.type)) return undefined;
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw protocol(`${place}: expected a line of a session, got ${line.slice(0, 80)} (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
}

/** The value of a line of JSON. Throws `generator-protocol`. */
export function parseLine(line: string, place: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch (cause) {
    throw protocol(`${place}: expected a line of JSON, got ${JSON.stringify(line.slice(0, 80))}`, cause);
  }
}

/** What another program sent is not what it documents. */
export function protocol(message: string, cause?: unknown): LockstepError {
  return new LockstepError('generator-protocol', message, { fault: 'generator', ...(cause === undefined ? {} : { cause }) });
}
