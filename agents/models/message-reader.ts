import { z } from 'zod';
import { failureOf } from './classify.ts';
import type { EndReason, ModelEvent, ModelUsage } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';

/** Turns raw events of a Messages stream into ours and watches over their order. */
export interface MessageReader {
  take(event: unknown): readonly ModelEvent[];
}

const count = z.number().nullish().catch(undefined);
const usage = z.object({ input_tokens: count, output_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count }).nullish().catch(undefined);
const index = z.int().min(0);
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ model: z.string().optional(), usage }) }),
  z.object({
    type: z.literal('content_block_start'),
    index,
    content_block: z.object({ type: z.string(), id: z.string().optional(), name: z.string().optional(), text: z.string().optional() }),
  }),
  z.object({
    type: z.literal('content_block_delta'),
    index,
    delta: z.object({ type: z.string(), text: z.string().optional(), partial_json: z.string().optional() }),
  }),
  z.object({ type: z.literal('content_block_stop'), index }),
  z.object({ type: z.literal('message_delta'), delta: z.object({ stop_reason: z.string().nullish() }), usage }),
  z.object({ type: z.literal('message_stop') }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('error'), error: z.object({ type: z.string().optional(), message: z.string().optional() }) }),
]);
type MessageEvent = z.infer<typeof eventSchema>;
type EventOf<T extends MessageEvent['type']> = Extract<MessageEvent, { type: T }>;

const KNOWN = new Set<unknown>(eventSchema.options.map((option) => option.shape.type.value));
const END_REASONS: ReadonlyMap<string, EndReason> = new Map([
  ['end_turn', 'complete'],
  ['tool_use', 'tool-use'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'refusal'],
  ['pause_turn', 'pause'],
]);

/** A reader for one answer. It is complete when `message_stop` has come, a stop reason is known and every block is closed. */
export function createMessageReader(): MessageReader {
  return new StreamReader();
}

class StreamReader implements MessageReader {
  #begun = false;
  #stopReason: string | null = null;
  /** Open blocks and their types, by index. */
  readonly #open = new Map<number, string>();

  take(raw: unknown): readonly ModelEvent[] {
    const type: unknown = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
    if (typeof type === 'string' && !KNOWN.has(type)) return [];
    const parsed = eventSchema.safeParse(raw);
    if (!parsed.success) throw broken(`an event of type ${String(type)} is not as documented (${parsed.error.issues[0]?.path.join('.') ?? ''})`);
    const event = parsed.data;
    if (!this.#begun && event.type !== 'message_start' && event.type !== 'ping' && event.type !== 'error') throw broken(`${event.type} came before message_start`);
    return this.#handle(event);
  }

  #handle(event: MessageEvent): readonly ModelEvent[] {
    switch (event.type) {
      case 'message_start':
        return this.#start(event);
      case 'content_block_start':
        return this.#openBlock(event);
      case 'content_block_delta':
        return this.#delta(event);
      case 'content_block_stop': {
        const type = this.#blockAt(event);
        this.#open.delete(event.index);
        return type === 'tool_use' ? [{ type: 'tool-end', index: event.index }] : [];
      }
      case 'message_delta':
        this.#stopReason = event.delta.stop_reason ?? this.#stopReason;
        return usageOf(event.usage);
      case 'message_stop':
        return [this.#end()];
      case 'error':
        throw failureOf({ status: undefined, type: event.error.type, message: event.error.message ?? 'an error event', now: 0 });
      case 'ping':
        return [];
    }
  }

  #start({ message }: EventOf<'message_start'>): readonly ModelEvent[] {
    if (this.#begun) throw broken('message_start came twice');
    this.#begun = true;
    return [{ type: 'start', ...(message.model === undefined ? {} : { model: message.model }) }, ...usageOf(message.usage)];
  }

  #openBlock({ index: at, content_block: block }: EventOf<'content_block_start'>): readonly ModelEvent[] {
    if (this.#open.has(at)) throw broken(`block ${at} was started twice`);
    this.#open.set(at, block.type);
    if (block.type === 'text') return block.text === undefined || block.text === '' ? [] : [{ type: 'text', text: block.text }];
    if (block.type !== 'tool_use') return [];
    if (block.id === undefined || block.name === undefined) throw broken(`the call in block ${at} has no id or name`);
    return [{ type: 'tool-start', index: at, id: block.id, name: block.name }];
  }

  #delta({ index: at, delta }: EventOf<'content_block_delta'>): readonly ModelEvent[] {
    const type = this.#blockAt({ index: at });
    if (type === 'text' && delta.type === 'text_delta' && delta.text !== undefined) return [{ type: 'text', text: delta.text }];
    if (type === 'tool_use' && delta.type === 'input_json_delta' && delta.partial_json !== undefined)
      return delta.partial_json === '' ? [] : [{ type: 'tool-input', index: at, json: delta.partial_json }];
    return [];
  }

  #blockAt({ index: at }: { readonly index: number }): string {
    const type = this.#open.get(at);
    if (type === undefined) throw broken(`something came for block ${at}, which is not open`);
    return type;
  }

  #end(): ModelEvent {
    const [open] = this.#open.keys();
    if (open !== undefined) throw broken(`message_stop came while block ${open} was open`);
    if (this.#stopReason === null) throw broken('message_stop came without a stop reason');
    return { type: 'end', reason: END_REASONS.get(this.#stopReason) ?? 'unknown', detail: this.#stopReason };
  }
}

function usageOf(found: z.infer<typeof usage>): readonly ModelEvent[] {
  if (found === null || found === undefined) return [];
  const counts: { -readonly [K in keyof ModelUsage]?: number } = {};
  if (typeof found.input_tokens === 'number') counts.inputTokens = found.input_tokens;
  if (typeof found.output_tokens === 'number') counts.outputTokens = found.output_tokens;
  if (typeof found.cache_creation_input_tokens === 'number') counts.cacheWriteTokens = found.cache_creation_input_tokens;
  if (typeof found.cache_read_input_tokens === 'number') counts.cacheReadTokens = found.cache_read_input_tokens;
  return [{ type: 'usage', usage: counts }];
}

function broken(message: string): ModelFailure {
  return new ModelFailure('protocol', `the provider's stream is broken: ${message}`);
}
