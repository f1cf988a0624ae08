import { z } from 'zod';
import { failureOf } from './classify.ts';
import type { EndReason, ModelEvent } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';

/** Turns the data of chat-completion events into our events. */
export interface ChatReader {
  take(data: string): readonly ModelEvent[];
}

const count = z.number().nullish().catch(undefined);
const call = z.object({
  index: z.int().min(0).optional(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
const chunkSchema = z.object({
  model: z.string().nullish(),
  error: z.union([z.string(), z.object({ type: z.string().nullish(), code: z.unknown().optional(), message: z.string().nullish() })]).nullish(),
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish(), tool_calls: z.array(call).nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(undefined),
});
type Chunk = z.infer<typeof chunkSchema>;

const END_REASONS: ReadonlyMap<string, EndReason> = new Map([
  ['stop', 'complete'],
  ['tool_calls', 'tool-use'],
  ['function_call', 'tool-use'],
  ['length', 'length'],
  ['content_filter', 'refusal'],
]);

/** A reader for one answer. It is complete when a finish reason and `[DONE]` have come. */
export function createChatReader(): ChatReader {
  return new StreamReader();
}

class StreamReader implements ChatReader {
  #begun = false;
  #finish: string | undefined;
  /** The call that is being written: these streams do not say when one is through. */
  #open: number | undefined;

  take(data: string): readonly ModelEvent[] {
    if (data.trim() === '[DONE]') return [this.#end()];
    const chunk = parse(data);
    if (chunk.error !== null && chunk.error !== undefined) throw errorOf(chunk.error);
    return [...this.#start(chunk), ...usageOf(chunk), ...this.#choice(chunk)];
  }

  #start({ model }: Chunk): readonly ModelEvent[] {
    if (this.#begun) return [];
    this.#begun = true;
    return [{ type: 'start', ...(model === null || model === undefined ? {} : { model }) }];
  }

  #choice({ choices }: Chunk): readonly ModelEvent[] {
    const choice = choices?.[0];
    if (choice === undefined) return [];
    const text = choice.delta?.content ?? choice.delta?.refusal ?? '';
    const events: ModelEvent[] = text === '' ? [] : [{ type: 'text', text }];
    for (const [at, each] of (choice.delta?.tool_calls ?? []).entries()) events.push(...this.#call(each, at));
    if (typeof choice.finish_reason === 'string') {
      this.#finish = choice.finish_reason;
      events.push(...this.#closeCall());
    }
    return events;
  }

  #call(part: z.infer<typeof call>, at: number): readonly ModelEvent[] {
    const index = part.index ?? (part.id === null || part.id === undefined ? this.#open : undefined) ?? at + (this.#open ?? -1) + 1;
    const name = part.function?.name ?? '';
    const events: ModelEvent[] = [];
    if (index !== this.#open) {
      if (name === '') throw new ModelFailure('protocol', `the provider's stream is broken: call ${index} has no name`);
      events.push(...this.#closeCall(), { type: 'tool-start', index, id: part.id ?? `call_${index}`, name });
      this.#open = index;
    }
    const json = part.function?.arguments ?? '';
    return json === '' ? events : [...events, { type: 'tool-input', index, json }];
  }

  #closeCall(): readonly ModelEvent[] {
    const index = this.#open;
    this.#open = undefined;
    return index === undefined ? [] : [{ type: 'tool-end', index }];
  }

  #end(): ModelEvent {
    if (this.#finish === undefined) throw new ModelFailure('cut', 'the stream said [DONE] without a finish reason');
    return { type: 'end', reason: END_REASONS.get(this.#finish) ?? 'unknown', detail: this.#finish };
  }
}

function parse(data: string): Chunk {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ModelFailure('cut', 'an event of the stream is not JSON');
  }
  const parsed = chunkSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ModelFailure('protocol', `the provider's stream is broken: ${parsed.error.issues[0]?.path.join('.') ?? ''} is not as documented`);
}

function errorOf(error: NonNullable<Chunk['error']>): ModelFailure {
  if (typeof error === 'string') return failureOf({ status: undefined, message: error, now: 0 });
  return failureOf({ status: undefined, type: error.type ?? undefined, message: error.message ?? 'an error event', now: 0 });
}

function usageOf({ usage }: Chunk): readonly ModelEvent[] {
  if (usage === null || usage === undefined) return [];
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
  return [{ type: 'usage', usage: { ...(typeof inputTokens === 'number' ? { inputTokens } : {}), ...(typeof outputTokens === 'number' ? { outputTokens } : {}) } }];
}
