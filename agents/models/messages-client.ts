import type Anthropic from '@anthropic-ai/sdk';
import { connectionFailure, failureOf } from './classify.ts';
import { createMessageReader } from './message-reader.ts';
import type { ModelBlock, ModelClient, ModelEvent, ModelRequest } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';
import { guardedFetch } from './network.ts';
import type { Fetch, NetworkRules } from './network-rules.ts';
import { systemTiming } from './timing.ts';
import type { Timing } from './timing.ts';
import { startWatchdog } from './watchdog.ts';
import type { ModelTimeouts, Watchdog } from './watchdog.ts';

/** What a client of the Messages API needs. */
export interface MessagesClientOptions {
  readonly model: string;
  readonly apiKey: string;
  readonly baseURL: string;
  readonly timeouts: ModelTimeouts;
  readonly network: NetworkRules;
  /** Replaces `fetch`; it is guarded all the same. */
  readonly fetch?: Fetch;
  readonly timing?: Timing;
}

/**
 * A client of the Messages API (docs.claude.com, "Streaming messages"). The SDK is loaded with the first request and
 * never tries again by itself: it would also retry a spend limit, and never a stream that was cut.
 */
export function messagesClient(options: MessagesClientOptions): ModelClient {
  const { model, baseURL } = options;
  let loaded: Promise<Anthropic> | undefined;
  return {
    provider: 'anthropic',
    model,
    origin: new URL(baseURL).origin,
    tools: true,
    async *stream(request, signal) {
      const watch = startWatchdog(options.timeouts, signal);
      let begun = false;
      try {
        const client = await (loaded ??= load(options));
        const events = await client.messages.create(bodyOf(model, request), { signal: watch.signal, maxRetries: 0, timeout: options.timeouts.totalMs });
        begun = true;
        watch.headArrived();
        yield* read(events, watch);
      } catch (thrown) {
        throw watch.failure ?? (await failureFrom(thrown, { begun, timing: options.timing ?? systemTiming }));
      } finally {
        watch.stop();
      }
    },
  };
}

async function load({ apiKey, baseURL, network, fetch }: MessagesClientOptions): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  return new Client({ apiKey, authToken: null, baseURL, maxRetries: 0, logLevel: 'off', fetch: guardedFetch(network, fetch) });
}

/** An abort ends the SDK's loop without a word, and so does a connection that is closed properly too early. */
async function* read(events: AsyncIterable<unknown>, watch: Watchdog): AsyncIterable<ModelEvent> {
  const reader = createMessageReader();
  for await (const event of events) {
    watch.hold();
    for (const read of reader.take(event)) {
      yield read;
      if (read.type === 'end') return;
    }
    watch.contentArrived();
  }
  throw watch.failure ?? new ModelFailure('cut', 'the stream ended before the message did');
}

async function failureFrom(thrown: unknown, { begun, timing }: { readonly begun: boolean; readonly timing: Timing }): Promise<Error> {
  if (thrown instanceof ModelFailure) return thrown;
  const { APIError, APIConnectionError } = await import('@anthropic-ai/sdk');
  if (thrown instanceof SyntaxError) return new ModelFailure('cut', 'an event of the stream is not JSON');
  if (thrown instanceof APIConnectionError || !(thrown instanceof APIError)) return causeOf(thrown) ?? connectionFailure(thrown, begun);
  const { type, message, apiMessage, errorCode } = thrown;
  const status: unknown = thrown.status;
  const headers: unknown = thrown.headers;
  return failureOf({
    status: typeof status === 'number' ? status : undefined,
    type: type ?? undefined,
    code: errorCode ?? undefined,
    message: apiMessage ?? message,
    headers: headers instanceof Headers ? headers : undefined,
    now: timing.now(),
  });
}

/** A refusal of the network rules comes back wrapped as a failed connection. */
function causeOf(thrown: unknown): Error | undefined {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) if (cause.name === 'LockstepError') return cause;
  return undefined;
}

const CACHED = { type: 'ephemeral' } as const;

/** The body of a request. System text and tools stay the same in all requests of a run, and so does the first turn. */
function bodyOf(model: string, { system, turns, tools, maxTokens }: ModelRequest): Anthropic.MessageCreateParamsStreaming {
  return {
    model,
    max_tokens: maxTokens,
    stream: true,
    system: [{ type: 'text', text: system, cache_control: CACHED }],
    tools: tools.map(({ name, description, schema }) => ({
      name,
      description,
      input_schema: { type: 'object', ...schema },
      eager_input_streaming: true,
    })),
    messages: turns.map(({ role, blocks }, at) => ({ role, content: blocks.map((block, index) => wireBlock(block, at === 0 && index === 0)) })),
  };
}

function wireBlock(block: ModelBlock, cached: boolean): Anthropic.ContentBlockParam {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: block.text, ...(cached ? { cache_control: CACHED } : {}) };
    case 'tool-call':
      return { type: 'tool_use', id: block.id, name: block.name, input: block.input };
    case 'tool-result':
      return { type: 'tool_result', tool_use_id: block.id, content: block.text, is_error: block.isError };
  }
}
