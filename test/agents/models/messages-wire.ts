import { z } from 'zod';
import type { Reply, WireRequest } from './wire-server.ts';

/** A block of a message: words, or a call whose input is streamed in the pieces given. */
export type WireBlock = { readonly text: string } | { readonly tool: string; readonly input: unknown; readonly pieces?: readonly string[] };

/** The end of a message. */
export interface WireEnd {
  readonly stop?: string | null;
  readonly usage?: Readonly<Record<string, unknown>>;
}

/** One server-sent event of the Messages API. */
export function event(type: string, data: object = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}

/** The events of one message, as the service sends them. */
export function messageEvents(blocks: readonly WireBlock[], { stop, usage = { output_tokens: 40 } }: WireEnd = {}): string[] {
  const calls = blocks.some((block) => 'tool' in block);
  return [
    event('message_start', { message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'model-1-20260101', content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 25, output_tokens: 1 } } }),
    event('ping'),
    ...blocks.flatMap(blockEvents),
    event('message_delta', { delta: { stop_reason: stop === undefined ? (calls ? 'tool_use' : 'end_turn') : stop, stop_sequence: null }, usage }),
    event('message_stop'),
  ];
}

function blockEvents(block: WireBlock, index: number): string[] {
  if ('text' in block)
    return [
      event('content_block_start', { index, content_block: { type: 'text', text: '' } }),
      event('content_block_delta', { index, delta: { type: 'text_delta', text: block.text } }),
      event('content_block_stop', { index }),
    ];
  const pieces = block.pieces ?? inPieces(JSON.stringify(block.input), 19);
  return [
    event('content_block_start', { index, content_block: { type: 'tool_use', id: `toolu_${index}`, name: block.tool, input: {} } }),
    ...pieces.map((json) => event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json: json } })),
    event('content_block_stop', { index }),
  ];
}

/** A text cut into pieces of a size. */
export function inPieces(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

/** The answer that writes files. */
export function writes(files: Readonly<Record<string, string>>, end?: WireEnd): Reply {
  return { body: messageEvents(Object.entries(files).map(([path, content]) => ({ tool: 'write_file', input: { path, operation: 'create', content } })), end) };
}

/** The answer that ends a conversation. */
export const DONE: Reply = { body: messageEvents([{ text: 'Done.' }]) };

/** An answer without success, as the service sends it. */
export function errorReply(status: number, type: string, options: { readonly message?: string; readonly headers?: Readonly<Record<string, string>> } = {}): Reply {
  const body = JSON.stringify({ type: 'error', error: { type, message: options.message ?? type } });
  return { status, headers: { 'content-type': 'application/json', ...options.headers }, body: [body] };
}

/** What a request to the Messages API said. */
export interface SentRequest {
  readonly model: string;
  readonly max_tokens: number;
  readonly stream: boolean;
  readonly system: readonly Readonly<Record<string, unknown>>[];
  readonly tools: readonly Readonly<Record<string, unknown>>[];
  readonly messages: readonly { readonly role: string; readonly content: readonly Readonly<Record<string, unknown>>[] }[];
}

const items = z.array(z.record(z.string(), z.unknown()));
const sentSchema: z.ZodType<SentRequest> = z.object({
  model: z.string(),
  max_tokens: z.number(),
  stream: z.boolean(),
  system: items,
  tools: items,
  messages: z.array(z.object({ role: z.string(), content: items })),
});

/** Reads a request to the Messages API. */
export function sentIn(request: WireRequest | undefined): SentRequest {
  return sentSchema.parse(JSON.parse(request?.body ?? ''));
}
