import { inPieces } from './messages-wire.ts';
import type { Reply } from './wire-server.ts';

/** One chunk of a chat completion. */
export function chunk(delta: object, finish: string | null = null): string {
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'local-1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

/** The end of a chat completion. */
export function chatEnd(finish: string): string[] {
  const usage = { id: 'c', object: 'chat.completion.chunk', model: 'local-1', choices: [], usage: { prompt_tokens: 30, completion_tokens: 12 } };
  return [chunk({}, finish), `data: ${JSON.stringify(usage)}\n\n`, 'data: [DONE]\n\n'];
}

/** An answer in words. */
export function says(text: string, finish = 'stop'): Reply {
  return { body: [chunk({ role: 'assistant', content: '' }), ...inPieces(text, 7).map((content) => chunk({ content })), ...chatEnd(finish)] };
}

/** An answer that calls tools, one after the other. */
export function calls(inputs: readonly (readonly [name: string, input: object])[]): Reply {
  const parts = inputs.flatMap(([name, input], index) => [
    chunk({ tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } }] }),
    ...inPieces(JSON.stringify(input), 11).map((json) => chunk({ tool_calls: [{ index, function: { arguments: json } }] })),
  ]);
  return { body: [chunk({ role: 'assistant', content: null }), ...parts, ...chatEnd('tool_calls')] };
}
