import { describe, expect, it } from 'vitest';
import { createRateGate } from '../../../agents/models/rate-gate.ts';
import type { RateGate } from '../../../agents/models/rate-gate.ts';
import { readRates } from '../../../agents/models/rate-headers.ts';
import { openAiCompatibleGenerator } from '../../../index.ts';
import type { BatchResult } from '../../../index.ts';
import { openLockstep, treeWith } from '../../graph/run-fixture.ts';
import { fastTiming, generatorAt } from './anthropic.ts';
import type { FastTiming } from './anthropic.ts';
import { DONE, errorReply, sentIn, writes } from './messages-wire.ts';
import { startWireServer } from './wire-server.ts';

const NOW = Date.parse('2026-05-01T12:00:00Z');

it.each([
  [{ 'anthropic-ratelimit-requests-limit': '50', 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': '2026-05-01T12:00:30Z' }, [{ name: 'requests', limit: 50, remaining: 0, resetMs: 30_000 }]],
  [{ 'anthropic-ratelimit-output-tokens-remaining': '9', 'anthropic-ratelimit-output-tokens-reset': '2026-05-01T11:59:00Z' }, [{ name: 'output-tokens', limit: undefined, remaining: 9, resetMs: 0 }]],
  [{ 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '59', 'x-ratelimit-reset-requests': '6m0s' }, [{ name: 'requests', limit: 60, remaining: 59, resetMs: 360_000 }]],
  [{ 'x-ratelimit-remaining-tokens': '10', 'x-ratelimit-reset-tokens': '1h2m3.5s' }, [{ name: 'tokens', limit: undefined, remaining: 10, resetMs: 3_723_500 }]],
  [{ 'x-ratelimit-remaining-tokens': '10', 'x-ratelimit-reset-tokens': '20ms' }, [{ name: 'tokens', limit: undefined, remaining: 10, resetMs: 20 }]],
  [{ 'x-ratelimit-remaining-tokens': '-1', 'x-ratelimit-reset-tokens': '20ms' }, []],
  [{ 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': 'soon' }, []],
  [{ 'x-ratelimit-remaining-tokens': '1' }, []],
  [{}, []],
])('reads %j', (headers: Record<string, string>, allowances: unknown) => {
  expect(readRates(new Headers(headers), NOW)).toEqual(allowances);
});

/** A gate in time that passes at once. */
function gateOf(outage?: string): FastTiming & { readonly gate: RateGate; answer(status: number, headers: Record<string, string>): void } {
  const time = fastTiming();
  const gate = createRateGate(time.timing, () => outage);
  return { ...time, gate, answer: (status, headers) => gate.note({ status, headers: new Headers(headers) }) };
}

describe('a gate', () => {
  it('is open while nothing is known', async () => {
    const { gate, waits } = gateOf();
    for (let at = 0; at < 100; at += 1) await gate.waitForSlot('p');
    expect(waits).toEqual([]);
  });

  it('gives no more slots than there are requests left, and as many as the limit once they are renewed', async () => {
    const { gate, waits, answer } = gateOf();
    answer(200, { 'x-ratelimit-limit-requests': '3', 'x-ratelimit-remaining-requests': '2', 'x-ratelimit-reset-requests': '10s' });
    for (let at = 0; at < 5; at += 1) await gate.waitForSlot('p');
    expect(waits).toEqual([10_000]);
  });

  it('waits for tokens that are used up', async () => {
    const { gate, waits, answer } = gateOf();
    answer(200, { 'x-ratelimit-limit-tokens': '1000', 'x-ratelimit-remaining-tokens': '15', 'x-ratelimit-reset-tokens': '3s' });
    await gate.waitForSlot('p');
    await gate.waitForSlot('p');
    expect(waits).toEqual([3_000]);
  });

  it('waits as long as a refusal asks for, and not for a retry-after that comes with success', async () => {
    const { gate, waits, answer } = gateOf();
    answer(200, { 'retry-after': '7' });
    answer(429, { 'retry-after': '4' });
    answer(529, { 'retry-after-ms': '1500' });
    await gate.waitForSlot('p');
    expect(waits).toEqual([4_000]);
  });

  it('says that nothing is to be begun when it would have to wait too long, or the provider is out of order', () => {
    const { gate, answer } = gateOf();
    expect(gate.stopped).toBeUndefined();
    answer(429, { 'retry-after': '600' });
    expect(gate.stopped).toBeUndefined();
    answer(429, { 'retry-after': '3600' });
    expect(gate.stopped).toBe('the provider asks to be left alone for 3600 s');
    expect(gateOf('it failed').gate.stopped).toBe('it failed');
  });
});

describe('a batch', () => {
  const tasks = Array.from({ length: 4 }, (_, at) => ({ id: `t${at}`, prompt: `task ${at}` }));
  const runAll = async (generator: Parameters<typeof openLockstep>[0], settings: object): Promise<readonly BatchResult[]> => {
    const results: BatchResult[] = [];
    for await (const result of (await openLockstep(generator, { root: treeWith() })).runAll(tasks, settings)) results.push(result);
    return results;
  };

  it('waits between tasks for what the head of an answer has said', async () => {
    const { timing, waits } = fastTiming();
    const server = await startWireServer((request) => {
      const reset = new Date(timing.now() + 20_000).toISOString();
      const headers = { 'anthropic-ratelimit-requests-limit': '2', 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': reset };
      const task = /task (\d)/.exec(JSON.stringify(sentIn(request).messages))?.[1] ?? '';
      const reply = request.body.includes('tool_result') ? DONE : writes({ [`f${task}.ts`]: 'export {};\n' });
      return { ...reply, headers: { ...reply.headers, ...headers } };
    });
    const results = await runAll(generatorAt(server.url, { timing }), { concurrency: 1 });
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(waits.map((ms) => Math.round(ms / 1_000))).toEqual([20, 20, 20]);
  });

  it.each(['anthropic', 'openai'])('begins nothing more when the circuit of its provider (%s) is open', async (kind) => {
    const { timing } = fastTiming();
    const server = await startWireServer([errorReply(500, 'api_error')]);
    const retry = { tries: 8 };
    const generator = kind === 'anthropic' ? generatorAt(server.url, { timing, retry }) : openAiCompatibleGenerator({ model: 'm', baseURL: server.url, timing, retry });
    const results = await runAll(generator, { concurrency: 1 });
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'not-started', 'not-started', 'not-started']);
    expect(results[1]?.faults[0]).toMatch(/failed 8 times in a row and is left alone for/);
    expect(server.requests).toHaveLength(8);
  });
});
