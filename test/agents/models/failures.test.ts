import { expect, test } from 'vitest';
import { isLockstepError } from '../../../index.ts';
import { fastTiming, finishOf, generatorAt, partsOf, REQUEST } from './anthropic.ts';
import { DONE, errorReply, event, messageEvents, writes } from './messages-wire.ts';
import { startWireServer } from './wire-server.ts';
import type { Reply } from './wire-server.ts';

const GOOD = writes({ 'a.ts': 'export const a = 1;\n' });

/** What a generator makes of a server that first answers so, and then well. */
async function after(first: readonly Reply[], timeouts: object = {}): Promise<{ requests: number; outcome: string; waits: readonly number[] }> {
  const server = await startWireServer([...first, GOOD, DONE]);
  const { timing, waits } = fastTiming();
  const outcome = await partsOf(generatorAt(server.url, { timing, timeouts })).then(
    (parts) => finishOf(parts) ?? 'silent',
    (thrown: unknown) => (isLockstepError(thrown) ? String(thrown.context['kind']) : String(thrown)),
  );
  return { requests: server.requests.length, outcome, waits };
}

test.each([
  [408, 'timeout_error'],
  [429, 'rate_limit_error'],
  [500, 'api_error'],
  [502, 'api_error'],
  [503, 'api_error'],
  [529, 'overloaded_error'],
])('HTTP %i is tried again', async (status, type) => {
  expect(await after([errorReply(status, type), errorReply(status, type)])).toEqual({ requests: 4, outcome: 'complete', waits: [250, 500] });
});

test.each([
  [400, 'invalid_request_error', 'invalid-request'],
  [401, 'authentication_error', 'authentication'],
  [402, 'billing_error', 'spend-limit'],
  [403, 'permission_error', 'permission'],
  [404, 'not_found_error', 'not-found'],
  [413, 'request_too_large', 'too-large'],
  [422, 'invalid_request_error', 'invalid-request'],
])('HTTP %i is final', async (status, type, kind) => {
  expect(await after([errorReply(status, type)])).toEqual({ requests: 1, outcome: kind, waits: [] });
});

test('a provider is given the time it asks for', async () => {
  expect(await after([errorReply(429, 'rate_limit_error', { headers: { 'retry-after': '7' } })])).toMatchObject({ requests: 3, waits: [7_000] });
  expect(await after([errorReply(529, 'overloaded_error', { headers: { 'retry-after-ms': '1500' } })])).toMatchObject({ requests: 3, waits: [1_500] });
  const date = new Date(1_800_000_030_000).toUTCString();
  expect(await after([errorReply(429, 'rate_limit_error', { headers: { 'retry-after': date } })])).toMatchObject({ requests: 3, waits: [30_000] });
});

test.each(['86400', 'infinite', '1e400', new Date(1_900_000_000_000).toUTCString()])('a wait of %s is not sat out', async (wait) => {
  expect(await after([errorReply(429, 'rate_limit_error', { headers: { 'retry-after': wait } })])).toEqual({ requests: 1, outcome: 'too-late', waits: [] });
});

test('a limit of spend is not one of rate', async () => {
  const monthly = errorReply(429, 'rate_limit_error', { message: 'You have reached your monthly spend limit.', headers: { 'retry-after': '3' } });
  expect(await after([monthly])).toEqual({ requests: 1, outcome: 'spend-limit', waits: [] });
  const coded = JSON.stringify({ type: 'error', error: { type: 'rate_limit_error', message: 'no', details: { error_code: 'monthly_spend_limit' } } });
  expect(await after([{ status: 429, headers: { 'content-type': 'application/json' }, body: [coded] }])).toMatchObject({ requests: 1, outcome: 'spend-limit' });
  expect(await after([errorReply(429, 'rate_limit_error', { headers: { 'x-should-retry': 'false' } })])).toMatchObject({ requests: 1, outcome: 'spend-limit' });
});

test('a provider that stays down is left after five requests', async () => {
  expect(await after(Array.from({ length: 9 }, () => errorReply(503, 'api_error')))).toEqual({ requests: 5, outcome: 'server', waits: [250, 500, 1_000, 2_000] });
});

const OVERLOADED = event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } });

test('an error in the stream before any content is tried again, a final one is not', async () => {
  const [start = ''] = messageEvents([]);
  expect(await after([{ body: [start, OVERLOADED] }])).toMatchObject({ requests: 3, outcome: 'complete' });
  const final = event('error', { error: { type: 'invalid_request_error', message: 'no' } });
  expect(await after([{ body: [start, final] }])).toMatchObject({ requests: 1, outcome: 'invalid-request' });
});

test.each([
  ['an error', { body: [...messageEvents([{ text: 'x' }]).slice(0, 4), OVERLOADED] }],
  ['a clean end', { body: messageEvents([{ text: 'x' }]).slice(0, 4) }],
  ['a reset', { body: messageEvents([{ text: 'x' }]).slice(0, 4), end: 'reset' }],
  ['what is not JSON', { body: [...messageEvents([{ text: 'x' }]).slice(0, 4), 'event: content_block_delta\ndata: {"type":\n\n'] }],
] as const)('after content, %s asks the run for another attempt', async (_, reply) => {
  const server = await startWireServer([reply]);
  const parts = await partsOf(generatorAt(server.url));
  expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'interrupted', again: true });
  expect(server.requests.length).toBe(1);
});

test.each([
  ['no answer', { end: 'hang' } satisfies Reply, 'headMs'],
  ['pings only', { body: Array.from({ length: 500 }, () => event('ping')), end: 'hang' } satisfies Reply, 'firstContentMs'],
])('%s is silence, and is tried again', async (_, reply, name) => {
  const timeouts = { headMs: 200, firstContentMs: 200, idleMs: 200, [name]: 60 };
  expect(await after([reply], timeouts)).toMatchObject({ requests: 3, outcome: 'complete' });
});

test('silence after content ends the attempt', async () => {
  const server = await startWireServer([{ body: messageEvents([{ text: 'x' }]).slice(0, 4), end: 'hang' }]);
  const parts = await partsOf(generatorAt(server.url, { timeouts: { idleMs: 60 } }));
  expect(parts.at(-1)).toMatchObject({ reason: 'interrupted', again: true });
  await server.hungUp;
});

test('a reader that takes its time is not the silence of the provider', async () => {
  const server = await startWireServer([GOOD, DONE]);
  const seen: string[] = [];
  for await (const part of generatorAt(server.url, { timeouts: { idleMs: 40 } }).generate(REQUEST, new AbortController().signal)) {
    seen.push(part.type === 'finish' ? part.reason : part.type);
    await new Promise((resolve) => setTimeout(resolve, 90));
  }
  expect(seen.at(-1)).toBe('complete');
});

test.each([
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'refusal'],
])('%s ends the stream as %s', async (stop, reason) => {
  const server = await startWireServer([writes({ 'a.ts': 'a();\n' }, { stop })]);
  expect(finishOf(await partsOf(generatorAt(server.url)))).toBe(reason);
  expect(server.requests.length).toBe(1);
});

test('a paused turn is gone on with', async () => {
  const server = await startWireServer([{ body: messageEvents([{ text: 'thinking' }], { stop: 'pause_turn' }) }, GOOD, DONE]);
  expect(finishOf(await partsOf(generatorAt(server.url)))).toBe('complete');
  expect(server.requests.length).toBe(3);
});

test.each([
  ['a stop reason nobody knows', { stop: 'brand_new' }],
  ['no stop reason', { stop: null }],
])('%s is no success', async (_, end) => {
  const server = await startWireServer([writes({ 'a.ts': 'a();\n' }, end)]);
  await expect(partsOf(generatorAt(server.url))).rejects.toMatchObject({ code: 'generator-failed', context: { kind: 'protocol' } });
});

test.each([
  ['an answer that is no stream', { headers: { 'content-type': 'application/json' }, body: ['{"id":"msg"}'] }],
  ['no content', { status: 204 }],
  ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: ['<html></html>'] }],
])('%s is no success', async (_, reply) => {
  expect(await after(Array.from({ length: 5 }, () => reply))).toMatchObject({ requests: 5, outcome: 'cut' });
});
