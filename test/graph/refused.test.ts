import { expect, it } from 'vitest';
import { defineGenerator } from '../../index.ts';
import type { GenerationRequest, Generator, GeneratorPart } from '../../index.ts';
import { generatorAt } from '../agents/models/anthropic.ts';
import { DONE, messageEvents, sentIn, writes } from '../agents/models/messages-wire.ts';
import { startWireServer } from '../agents/models/wire-server.ts';
import { COMPLETE, eventsOf, fileParts, ofType, recordsOf, openLockstep, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const GOOD = 'export const good = 1;\n';
const FLAWED = "import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\napp.get('/', (request) => { exec('ls ' + request.query.name); });\n";

type Attempt = (request: GenerationRequest, signal: AbortSignal) => AsyncIterable<GeneratorPart>;

/** Attempts by number; what it was asked is kept. */
function generatorOf(attempts: readonly Attempt[]): Generator & { readonly asked: GenerationRequest[] } {
  const asked: GenerationRequest[] = [];
  return Object.assign(
    defineGenerator({
      id: 'own',
      capabilities: { repair: true, resume: true, edit: false },
      async *generate(request, signal) {
        asked.push(request);
        yield* attempts[asked.length - 1]?.(request, signal) ?? [COMPLETE];
      },
    }),
    { asked },
  );
}

/** Sends parts, then says nothing until it is stopped. */
function endless(parts: readonly GeneratorPart[]): Attempt {
  return async function* (_, signal) {
    yield* parts;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };
}

const all = (parts: readonly GeneratorPart[]): Attempt =>
  async function* () {
    await Promise.resolve();
    yield* parts;
  };

it('a file that was refused for good is told as refused, and is not among what was accepted', async () => {
  const generator = generatorOf([endless([...fileParts('good.ts', GOOD), ...fileParts('bad.ts', FLAWED).slice(0, -1)]), all(streamOf({ 'more.ts': GOOD }))]);
  const { result, tree } = await runToEnd(generator, { policy: { repair: { rounds: 0 } } });
  expect(generator.asked[0]).not.toHaveProperty('refused');
  expect(generator.asked[1]).toMatchObject({ refused: ['bad.ts'], accepted: [{ path: 'good.ts', text: GOOD, complete: true }] });
  expect(result).toMatchObject({ outcome: 'rejected', written: ['good.ts', 'more.ts'] });
  expect(tree).not.toHaveProperty(['bad.ts']);
});

it('asks for no further attempt when an earlier stream was through and the last veto left nothing open', async () => {
  const generator = generatorOf([all(streamOf({ 'good.ts': GOOD, 'bad.ts': FLAWED })), endless(fileParts('bad.ts', FLAWED.replace('ls', 'cat')).slice(0, -1))]);
  const { result, tree } = await runToEnd(generator, { policy: { repair: { rounds: 1 } } });
  expect(generator.asked).toHaveLength(2);
  expect(result).toMatchObject({ outcome: 'rejected', written: ['good.ts'], rejected: [{ path: 'bad.ts' }] });
  expect(tree).toEqual({ 'good.ts': GOOD });
});

it('asks on when a file that had been begun is still to be written again', async () => {
  const generator = generatorOf([
    all(streamOf({ 'bad.ts': FLAWED, 'later.ts': GOOD })),
    endless(fileParts('bad.ts', FLAWED.replace('ls', 'cat')).slice(0, -1)),
    all(streamOf({ 'later.ts': GOOD })),
  ]);
  const { tree } = await runToEnd(generator, { policy: { repair: { rounds: 1 } } });
  expect(generator.asked).toHaveLength(3);
  expect(tree).toEqual({ 'later.ts': GOOD });
});

it('a model is told which file is refused, and one that says it is through has not refused', async () => {
  const bad = messageEvents([{ tool: 'write_file', input: { path: 'bad.ts', operation: 'create', content: FLAWED } }]);
  const server = await startWireServer([{ body: bad.slice(0, -3), end: 'hang' }, DONE]);
  const { result } = await runToEnd(generatorAt(server.url), { policy: { repair: { rounds: 0 } } });
  const asked = JSON.stringify(sentIn(server.requests[1]).messages);
  expect(asked).toContain('Refused for good, leave them: bad.ts.');
  expect(asked).not.toContain('Accepted and complete');
  expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'bad.ts' }] });
  expect(server.requests).toHaveLength(2);
});

it('what the last attempt has used is recorded when the caller cancels', async () => {
  const controller = new AbortController();
  const reply = writes({ 'a.ts': GOOD.repeat(4).replace(/good/g, (_text, at: number) => `good${at}`) });
  const server = await startWireServer([{ ...reply, body: (reply.body ?? []).slice(0, -4), end: 'hang' }]);
  const root = treeWith();
  const lockstep = await openLockstep(generatorAt(server.url), { root });
  const run = await lockstep.run({ prompt: 'x', runId: 'r' }, { signal: controller.signal });
  const used = [];
  for await (const event of run) {
    if (event.type === 'chunk-complete') controller.abort();
    used.push(...eventsOf([event], 'usage'));
  }
  const result = await run.result;
  expect(result).toMatchObject({ outcome: 'aborted', usage: { requests: 1, inputTokens: 25 } });
  expect(result.usage?.outputTokens).toBeGreaterThan(5);
  expect(used).toHaveLength(1);
  expect(ofType(await recordsOf(root, 'r'), 'model-usage')).toMatchObject([{ attempt: 1, inputTokens: 25 }]);
});
