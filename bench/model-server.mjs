// A server that speaks the Messages stream at the pace of a model, and notes when its sockets are closed.
import { createServer } from 'node:http';

const event = (type, data = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const delta = (json) => event('content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: json } });
const START = event('message_start', { message: { model: 'bench', usage: { input_tokens: 1, output_tokens: 1 } } });
const END = (stop) => event('message_delta', { delta: { stop_reason: stop }, usage: { output_tokens: 1 } }) + event('message_stop');

/** Streams one call, token by token; `sent` is told the number of tokens after each write. */
async function streamCall(response, { tool, input, text, tokensPerSecond, sent }) {
  response.write(START + event('content_block_start', { index: 0, content_block: { type: 'tool_use', id: 'call', name: tool, input: {} } }));
  response.write(delta(`${JSON.stringify(input).slice(0, -1)},"content":"`));
  const tokens = text.match(/[\s\S]{1,4}/g) ?? [];
  const started = performance.now();
  for (let at = 0; at < tokens.length && !response.destroyed; ) {
    const due = Math.min(tokens.length, Math.max(at + 1, Math.floor(((performance.now() - started) * tokensPerSecond) / 1_000)));
    for (; at < due; at += 1) response.write(delta(JSON.stringify(tokens[at]).slice(1, -1)));
    sent(at);
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, 1_000 / tokensPerSecond)));
  }
  if (response.destroyed) return;
  response.end(delta('"}') + event('content_block_stop', { index: 0 }) + END('tool_use'));
}

/** Answers that nothing more is to be done. */
function sayDone(response) {
  const block = [event('content_block_start', { index: 0, content_block: { type: 'text', text: 'Done.' } }), event('content_block_stop', { index: 0 })];
  response.end(START + block.join('') + END('end_turn'));
}

/** Starts a server; `answer` gets the parsed request and gives a call, or undefined to say that all is done. */
export async function startModelServer(answer) {
  const server = createServer((request, response) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      const call = answer(JSON.parse(Buffer.concat(pieces).toString('utf8')));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.socket?.setNoDelay(true);
      if (call === undefined) return sayDone(response);
      response.on('close', () => call.closed?.(response.writableFinished));
      void streamCall(response, call);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}

/** What a request says was accepted, or undefined in a first one. */
export function acceptedIn(body) {
  const text = body.messages.flatMap((message) => message.content).map((block) => block.content ?? block.text ?? '').join('\n');
  return /<accepted>([\s\S]*?)<\/accepted>/.exec(text)?.[1];
}
