import { createParser } from 'eventsource-parser';
import { createChatReader } from './chat-reader.ts';
import { connectionFailure, failureOf } from './classify.ts';
import type { ModelClient, ModelEvent, ModelRequest, ModelTurn } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';
import { guardedFetch } from './network.ts';
import type { Fetch, NetworkRules } from './network-rules.ts';
import { systemTiming } from './timing.ts';
import { startWatchdog } from './watchdog.ts';
import type { ModelTimeouts, Watchdog } from './watchdog.ts';

/** What a client of a chat-completions server needs. */
export interface ChatClientOptions {
  readonly model: string;
  /** With the version, for example `http://127.0.0.1:11434/v1`. */
  readonly baseURL: string;
  readonly apiKey?: string;
  /** Whether the server takes tools; `auto` asks with tools and learns from the answer. */
  readonly tools: boolean | 'auto';
  readonly timeouts: ModelTimeouts;
  readonly network: NetworkRules;
  readonly fetch?: Fetch;
}

/** A piece of an answer that is longer than this has no end. */
const MAX_EVENT = 4_000_000;

/** A client of any server that speaks `POST /chat/completions` with `stream: true` (platform.openai.com, "Chat streaming"). */
export function chatClient(options: ChatClientOptions): ModelClient {
  const fetch = guardedFetch(options.network, options.fetch);
  let tools = options.tools !== false;
  return {
    provider: 'openai-compatible',
    model: options.model,
    origin: new URL(options.baseURL).origin,
    get tools() {
      return tools;
    },
    async *stream(request, signal) {
      const watch = startWatchdog(options.timeouts, signal);
      let begun = false;
      try {
        const response = await fetch(`${options.baseURL.replace(/\/$/, '')}/chat/completions`, {
          method: 'POST',
          headers: headersOf(options),
          body: JSON.stringify(bodyOf(options.model, request)),
          signal: watch.signal,
        });
        if (!response.ok) throw await failedResponse(response);
        begun = true;
        watch.headArrived();
        yield* read(response, watch);
      } catch (thrown) {
        if (watch.failure !== undefined) throw watch.failure;
        if (options.tools === 'auto' && tools && isAboutTools(thrown)) {
          tools = false;
          throw new ModelFailure('tools-unsupported', 'the server takes no tools for this model');
        }
        throw thrown instanceof Error && thrown.name === 'LockstepError' ? thrown : connectionFailure(thrown, begun);
      } finally {
        watch.stop();
      }
    },
  };
}

function headersOf({ apiKey }: ChatClientOptions): Record<string, string> {
  const common = { 'content-type': 'application/json', accept: 'text/event-stream' };
  return apiKey === undefined ? common : { ...common, authorization: `Bearer ${apiKey}` };
}

async function failedResponse(response: Response): Promise<ModelFailure> {
  const text = (await response.text().catch(() => '')).slice(0, 20_000);
  const { type, code, message } = errorIn(text);
  return failureOf({ status: response.status, type, code, message: message ?? text, headers: response.headers, now: systemTiming.now() });
}

function errorIn(text: string): { readonly type?: string; readonly code?: string; readonly message?: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  const error: unknown = typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : undefined;
  if (typeof error === 'string') return { message: error };
  if (typeof error !== 'object' || error === null) return {};
  const type = 'type' in error && typeof error.type === 'string' ? error.type : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = 'message' in error && typeof error.message === 'string' ? error.message : undefined;
  return { ...(code === undefined ? {} : { code }), ...(type === undefined ? {} : { type }), ...(message === undefined ? {} : { message }) };
}

/** Some servers call it a fault of their own. */
function isAboutTools(thrown: unknown): boolean {
  return thrown instanceof ModelFailure && (thrown.kind === 'invalid-request' || thrown.kind === 'server') && /\btools?\b|function call/i.test(thrown.message);
}

async function* read(response: Response, watch: Watchdog): AsyncIterable<ModelEvent> {
  const reader = createChatReader();
  const arrived: string[] = [];
  const parser = createParser({
    maxBufferSize: MAX_EVENT,
    onEvent: ({ data }) => void arrived.push(data),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw new ModelFailure('protocol', 'an event of the stream has no end');
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of bodyOfResponse(response)) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    for (const data of arrived.splice(0)) {
      const events = reader.take(data);
      if (events.length === 0) continue;
      watch.hold();
      for (const event of events) {
        yield event;
        if (event.type === 'end') return;
      }
      watch.contentArrived();
    }
  }
  throw watch.failure ?? new ModelFailure('cut', 'the stream ended without [DONE]');
}

async function* bodyOfResponse({ body }: Response): AsyncIterable<Uint8Array> {
  if (body !== null) yield* body;
}

function bodyOf(model: string, { system, turns, tools, maxTokens }: ModelRequest): unknown {
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    messages: [{ role: 'system', content: system }, ...turns.flatMap(messagesOf)],
    ...(tools.length === 0
      ? {}
      : { tools: tools.map(({ name, description, schema }) => ({ type: 'function', function: { name, description, parameters: { type: 'object', ...schema } } })) }),
  };
}

/** A turn of ours is several messages of theirs: every tool result is one by itself. */
function messagesOf({ role, blocks }: ModelTurn): readonly unknown[] {
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n\n');
  if (role === 'assistant') {
    const calls = blocks.flatMap((block) =>
      block.type === 'tool-call' ? [{ id: block.id, type: 'function', function: { name: block.name, arguments: JSON.stringify(block.input) } }] : [],
    );
    return [{ role, content: text === '' ? null : text, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
  }
  const results = blocks.flatMap((block) => (block.type === 'tool-result' ? [{ role: 'tool', tool_call_id: block.id, content: block.text }] : []));
  return text === '' ? results : [...results, { role, content: text }];
}
