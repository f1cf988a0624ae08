import { describe, expect, it } from 'vitest';
import { answerReviews, defineGenerator, listReviews } from '../../index.ts';
import type { BatchResult, BatchSettings, BatchTask, Generator, Lockstep } from '../../index.ts';
import { contents, openLockstep, streamOf, treeWith } from './run-fixture.ts';

/** Writes what the prompt says: `path|text`, several divided by `&&`. `FAIL` breaks. Nobody goes on before so many stream `together`; counts how many do at most. */
function byPrompt(together = 1): Generator & { readonly asked: string[]; readonly most: () => number } {
  const asked: string[] = [];
  let now = 0;
  let most = 0;
  let open: () => void = () => undefined;
  const met = new Promise<void>((resolve) => (open = resolve));
  return defineGenerator({
    id: 'by-prompt',
    capabilities: { repair: false, resume: true, edit: false },
    asked,
    most: () => most,
    async *generate({ task }) {
      asked.push(task.prompt);
      now += 1;
      most = Math.max(most, now);
      if (now >= together) open();
      await met;
      now -= 1;
      if (task.prompt.startsWith('FAIL')) throw new Error('out of order');
      yield* streamOf(Object.fromEntries(task.prompt.split('&&').map((each) => each.split('|', 2) as [string, string])));
    },
  });
}

const TASKS: readonly BatchTask[] = Array.from({ length: 6 }, (_, at) => ({ id: `t${at}`, prompt: `src/f${at}.ts|export const f${at} = ${at};` }));

async function all(lockstep: Lockstep, tasks: Iterable<BatchTask> | AsyncIterable<BatchTask>, settings: BatchSettings = {}): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  for await (const result of lockstep.runAll(tasks, settings)) results.push(result);
  return results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe('a batch', () => {
  it('does all tasks, so many at a time, and nothing twice', async () => {
    const generator = byPrompt(2);
    const root = treeWith();
    const lockstep = await openLockstep(generator, { root });
    const results = await all(lockstep, TASKS, { concurrency: 2 });
    expect(results.map(({ id, runId, status, outcome, written }) => [id, runId, status, outcome, written])).toEqual(TASKS.map(({ id }, at) => [id, id, 'done', 'accepted', [`src/f${at}.ts`]]));
    expect(generator.most()).toBe(2);
    expect(Object.keys(contents(root))).toHaveLength(6);
    const again = await all(lockstep, TASKS);
    expect(again.map(({ status, outcome, written }) => [status, outcome, written.length])).toEqual(TASKS.map(() => ['skipped', 'accepted', 1]));
    expect(generator.asked).toHaveLength(6);
  });

  it('begins them in their order', async () => {
    const generator = byPrompt();
    await all(await openLockstep(generator, { root: treeWith() }), TASKS, { concurrency: 1 });
    expect(generator.asked).toEqual(TASKS.map(({ prompt }) => prompt));
  });

  it('refuses the second of two tasks that write one path, with the name of the first, and hangs on neither', async () => {
    const root = treeWith();
    const tasks = [
      { id: 'a', prompt: 'x.ts|export const a = 1;&&y.ts|export const b = 1;' },
      { id: 'b', prompt: 'y.ts|export const c = 2;&&x.ts|export const d = 2;' },
    ];
    const results = await all(await openLockstep(byPrompt(), { root }), tasks, { concurrency: 2 });
    const refused = results.flatMap(({ rejected }) => rejected);
    expect(refused).toHaveLength(2);
    for (const { path, reason, message } of refused) if (reason === 'claimed') expect(message).toMatch(new RegExp(`^${path} is being written by run [ab];`));
    expect(Object.keys(contents(root))).toEqual(['x.ts', 'y.ts']);
  });

  it('does rejected tasks again only when it is told to, in a run of their own', async () => {
    const root = treeWith({ 'x.ts': 'export const old = 0;\n' });
    const lockstep = await openLockstep(byPrompt(), { root });
    const tasks = [{ id: 'a', prompt: 'x.ts|export const a = 1;' }];
    expect(await all(lockstep, tasks)).toMatchObject([{ outcome: 'rejected', runId: 'a', rejected: [{ reason: 'pre-image' }] }]);
    expect(await all(lockstep, tasks)).toMatchObject([{ status: 'skipped', outcome: 'rejected' }]);
    expect(await all(lockstep, tasks, { retryFailed: true })).toMatchObject([{ status: 'done', outcome: 'rejected', runId: 'a.2' }]);
  });

  it('goes on with a task that failed, and leaves off after so many failures in a row', async () => {
    const generator = byPrompt();
    const lockstep = await openLockstep(generator, { root: treeWith() });
    const tasks = Array.from({ length: 6 }, (_, at) => ({ id: `t${at}`, prompt: `FAIL ${at}` }));
    const results = await all(lockstep, tasks, { concurrency: 1, stopAfterFailures: 3 });
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'not-started', 'not-started', 'not-started']);
    expect(results[0]?.faults.join()).toContain('out of order');
    expect(results[5]?.faults.join()).toMatch(/3 tasks in a row failed, the last with: .*out of order/);
    expect(generator.asked).toHaveLength(3);
    expect((await all(lockstep, tasks.slice(0, 1))).map(({ runId }) => runId)).toEqual(['t0']);
    expect(generator.asked).toHaveLength(4);
  });

  it('asks people, goes on with other tasks, and finishes what was answered', async () => {
    const root = treeWith();
    const generator = byPrompt();
    const tasks = [{ id: 'a', prompt: 'vite.config.ts|export default {};' }, ...TASKS.slice(0, 1)];
    const first = await openLockstep(generator, { root });
    expect((await all(first, tasks)).map(({ outcome, questions }) => [outcome, questions])).toEqual([['waiting', 1], ['accepted', 0]]);
    await first.close();
    const { open } = await listReviews(root);
    await answerReviews(root, open.flatMap(({ runId, questions }) => questions.map(({ unitId, sha256 }) => ({ runId, unitId, sha256, decision: 'approve' as const, by: 'Ada', reason: '' }))));
    const second = await openLockstep(generator, { root });
    expect((await all(second, tasks)).map(({ status, outcome }) => [status, outcome])).toEqual([['done', 'accepted'], ['skipped', 'accepted']]);
    expect(generator.asked).toHaveLength(2);
  });

  it('refuses a task whose id was used for another', async () => {
    const lockstep = await openLockstep(byPrompt(), { root: treeWith() });
    await all(lockstep, TASKS.slice(0, 1));
    expect(await all(lockstep, [{ id: 't0', prompt: 'b.ts|export const b = 1;' }])).toMatchObject([{ outcome: 'failed', faults: [expect.stringContaining('was done before with another prompt')] }]);
  });

  it('reads no further than it has room for, and stops with whoever reads its results', async () => {
    const generator = byPrompt();
    let read = 0;
    const endless = {
      *[Symbol.iterator](): Tasks {
        for (;;) yield { id: `t${(read += 1)}`, prompt: `src/f${read}.ts|export const f = ${read};` };
      },
    };
    const lockstep = await openLockstep(generator, { root: treeWith() });
    for await (const result of lockstep.runAll(endless, { concurrency: 1 })) {
      expect(result.outcome).toBe('accepted');
      break;
    }
    expect(read).toBeLessThan(80);
    await lockstep.close();
  });

  it('waits for the provider before each task', async () => {
    const waited: string[] = [];
    const generator: Generator = { ...byPrompt(), provider: 'acme', rateLimits: { waitForSlot: async (provider) => void waited.push(provider) } };
    await all(await openLockstep(generator, { root: treeWith() }), TASKS.slice(0, 2));
    expect(waited).toEqual(['acme', 'acme']);
  });
});

type Tasks = IterableIterator<BatchTask>;
