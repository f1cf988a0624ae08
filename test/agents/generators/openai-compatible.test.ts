import { expect, test } from 'vitest';
import { findLocalServers, isLockstepError, openAiCompatibleGenerator } from '../../../index.ts';
import type { Generator, OpenAiCompatibleOptions } from '../../../index.ts';
import { generatorConformance } from '../../../testing.ts';
import { fastTiming, finishOf, partsOf, REQUEST, textOf } from '../models/anthropic.ts';
import { calls, chatEnd, chunk, says } from '../models/chat-wire.ts';
import { startWireServer } from '../models/wire-server.ts';
import type { Reply } from '../models/wire-server.ts';

const FILE = 'export const s = "data: [DONE]"; // \u{1f600}\n';
const FENCED = `Here.\n\n\`\`\`ts path=src/a.ts\n${FILE}\`\`\`\n`;

function at(url: string, options: Partial<OpenAiCompatibleOptions> = {}): Generator {
  return openAiCompatibleGenerator({ baseURL: `${url}/v1`, model: 'local-1', timing: fastTiming().timing, network: { mode: 'local' }, ...options });
}

async function outcomeOf(replies: readonly Reply[], options: Partial<OpenAiCompatibleOptions> = {}): Promise<{ requests: number; outcome: string | undefined }> {
  const server = await startWireServer(replies);
  const outcome = await partsOf(at(server.url, options)).then(finishOf, (thrown: unknown) => (isLockstepError(thrown) ? String(thrown.context['kind']) : String(thrown)));
  return { requests: server.requests.length, outcome };
}

test.each(generatorConformance(async () => at((await startWireServer([says(FENCED)])).url, { tools: false }), REQUEST).map((each) => [each.name, each.run] as const))(
  'it %s',
  async (_, run) => run(),
);

test('files come through tools where the server has them', async () => {
  const server = await startWireServer([calls([['write_file', { path: 'a.ts', operation: 'create', content: FILE }], ['write_file', { path: 'b.ts', operation: 'create', content: FILE }]]), says('Done.')]);
  const parts = await partsOf(at(server.url));
  expect([textOf(parts, 'a.ts'), textOf(parts, 'b.ts'), finishOf(parts)]).toEqual([FILE, FILE, 'complete']);
  expect(parts).toContainEqual({ type: 'usage', inputTokens: 30, outputTokens: 12, model: 'local-1' });
  const roles: unknown = JSON.parse(server.requests[1]?.body ?? '', (key, value: unknown) => (key === '' ? value : key === 'content' ? undefined : value));
  expect(roles).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }, { role: 'assistant', tool_calls: [{}, {}] }, { role: 'tool', tool_call_id: 'call_0' }, { role: 'tool', tool_call_id: 'call_1' }] });
});

test.each<[string, number, object]>([
  ['by the type of a wrong request', 400, { message: 'local-1 does not support tools', type: 'invalid_request_error' }],
  ['by the type of any error', 400, { message: 'registry/local-1 does not support tools', type: 'api_error' }],
  ['as a fault of its own', 500, { message: 'tools param requires --jinja flag', type: 'server_error', code: 500 }],
])('a server that takes no tools, and says so %s, is asked for fenced files instead', async (_, status, error) => {
  const server = await startWireServer([{ status, body: [JSON.stringify({ error })] }, says(FENCED)]);
  const parts = await partsOf(at(server.url));
  expect([server.requests.length, textOf(parts, 'src/a.ts'), finishOf(parts)]).toEqual([2, FILE, 'complete']);
  expect(server.requests[1]?.body).not.toContain('"tools"');
});

test.each<[string, Reply, string]>([
  ['no [DONE]', { body: [chunk({ content: 'x' }), chunk({}, 'stop')] }, 'interrupted'],
  ['no finish reason', { body: [chunk({ content: 'x' }), 'data: [DONE]\n\n'] }, 'interrupted'],
  ['a file that is not closed', says('```ts a.ts\nconst a = 1;\n'), 'interrupted'],
  ['too long an answer', says(FENCED, 'length'), 'length'],
  ['a content filter', says(FENCED, 'content_filter'), 'refusal'],
  ['a reset', { body: [chunk({ content: 'x' })], end: 'reset' }, 'interrupted'],
  ['an unknown reason', says(FENCED, 'whim'), 'protocol'],
  ['an error in the stream', { body: [chunk({ content: 'x' }), 'data: {"error":{"message":"gone","type":"server_error"}}\n\n', ...chatEnd('stop')] }, 'interrupted'],
])('%s is no success', async (_, reply, outcome) => {
  expect(await outcomeOf([reply], { tools: false })).toEqual({ requests: 1, outcome });
});

test('a stream is cut at every byte and never taken for complete', async () => {
  const whole = Buffer.from((says(FENCED).body ?? []).join(''));
  let cut = 0;
  const server = await startWireServer(() => ({ body: [whole.subarray(0, cut)], end: cut % 2 === 0 ? 'end' : 'reset' }));
  const done = whole.indexOf('data: [DONE]');
  for (cut = 1; cut < done + 12; cut += 1) {
    const parts = await partsOf(at(server.url, { tools: false, retry: { tries: 1 } })).catch(() => []);
    expect(finishOf(parts)).not.toBe('complete');
    expect(FILE.startsWith(textOf(parts, 'src/a.ts') ?? '')).toBe(true);
  }
}, 60_000);

test('servers of this machine are found by what they answer', async () => {
  const models: Reply = { headers: { 'content-type': 'application/json' }, body: ['{"data":[{"id":"qwen"},{"id":"llama"}]}'] };
  const server = await startWireServer([models]);
  const silent = await startWireServer([{ end: 'hang' }]);
  const found = await findLocalServers({ addresses: [['A', `${server.url}/v1`], ['B', `${silent.url}/v1`], ['C', 'http://127.0.0.1:1/v1']] });
  expect(found).toEqual([{ name: 'A', baseURL: `${server.url}/v1`, models: ['qwen', 'llama'] }]);
});
