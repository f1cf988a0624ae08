import { describe, expect, it } from 'vitest';
import { anthropicGenerator, findLocalServers, openAiCompatibleGenerator } from '../../../index.ts';
import type { Generator } from '../../../index.ts';
import { runToEnd } from '../../graph/run-fixture.ts';
import { finishOf, partsOf, REQUEST } from './anthropic.ts';

const KEY = process.env['ANTHROPIC_API_KEY'] ?? '';
const MODEL = process.env['LOCKSTEP_TEST_MODEL'] ?? 'claude-haiku-4-5';
const servers = process.env['LOCKSTEP_TEST_LOCAL'] === '1' ? await findLocalServers() : [];
const TASK = { ...REQUEST, task: { prompt: 'Write src/add.ts, which exports a function add of two numbers. Nothing else.' } };

/** What every service has to do; it costs a few cents. */
function suite(make: () => Generator): void {
  it('writes a file that is accepted', async () => {
    const generator = make();
    const asked: Generator = { ...generator, generate: (request, signal) => generator.generate({ ...request, task: TASK.task }, signal) };
    const { result, tree } = await runToEnd(asked);
    expect(result.faults).toEqual([]);
    expect(Object.keys(tree).length).toBeGreaterThan(0);
    expect(result.usage?.outputTokens).toBeGreaterThan(0);
  }, 120_000);

  it('says when an answer was too long', async () => {
    expect(finishOf(await partsOf(make(), { ...TASK, brief: 'Write at least ten thousand lines.' }))).toMatch(/complete|length/);
  }, 120_000);

  it('stops at its signal', async () => {
    const controller = new AbortController();
    for await (const part of make().generate(TASK, controller.signal)) if (part.type === 'text-delta') controller.abort();
    expect(controller.signal.aborted).toBe(true);
  }, 120_000);
}

describe.skipIf(KEY === '')('Anthropic', () => suite(() => anthropicGenerator({ model: MODEL, maxTokens: 2_000, budget: { tokens: 100_000 } })));

describe.skipIf(servers.length === 0)('a server of this machine', () =>
  suite(() => openAiCompatibleGenerator({ baseURL: servers[0]?.baseURL ?? '', model: servers[0]?.models[0] ?? '', network: { mode: 'local' }, maxTokens: 2_000 })),
);
