import { expect, it } from 'vitest';
import { createDeferredJudge } from '../../gate/deferred-judge.ts';
import type { Judge } from '../../gate/judge.ts';
import { createStartTurns } from '../../gate/start-turns.ts';
import type { Unit } from '../../contract/index.ts';

const unit = (id: string): Unit => ({ id, phase: 'chunk', path: 'a.ts', kind: 'code', operation: 'create', span: { start: 0, end: 0 }, text: '', sha256: '' });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A judge that writes down what it is asked, in order, and is ready when it is told to. */
function listed(): { readonly judge: Judge; readonly log: string[]; up(): void } {
  const log: string[] = [];
  let up: () => void = () => undefined;
  const ready = new Promise<readonly []>((resolve) => (up = () => resolve([])));
  const judge: Judge = {
    ready,
    idle: true,
    apply: ({ type, path }) => void log.push(`${type} ${path}`),
    judge: async ({ id }) => void log.push(`judge ${id}`),
    cancel: (units) => void log.push(`cancel ${[...units].join()}`),
    readersOf: async (path) => [`reader of ${log.push(`readers ${path}`)}`],
    close: async () => void log.push('close'),
  };
  return { judge, log, up };
}

it('starts so many at a time, in order, and hands on what was asked before in its order', async () => {
  const turns = createStartTurns(1);
  const [one, two] = [listed(), listed()];
  createDeferredJudge(() => one.judge, turns);
  const second = createDeferredJudge(() => two.judge, turns);
  second.apply({ type: 'begin', path: 'a.ts', operation: 'create' });
  const first = second.judge(unit('u1'), { onReport: () => undefined });
  const gone = second.judge(unit('u2'), { onReport: () => undefined });
  second.apply({ type: 'drop', path: 'a.ts' });
  const readers = second.readersOf('a.ts');
  second.cancel(new Set(['u2']));
  await gone;
  expect(second.idle).toBe(false);
  expect(two.log).toEqual([]);
  one.up();
  expect(await readers).toEqual(['reader of 4']);
  await first;
  expect(two.log).toEqual(['begin a.ts', 'judge u1', 'drop a.ts', 'readers a.ts']);
  expect(second.idle).toBe(true);
  two.up();
  expect(await second.ready).toEqual([]);
});

it('one that is closed before or while it starts leaves its turn to the next, and nobody waits for its answers', async () => {
  const turns = createStartTurns(1);
  const [one, two, three] = [listed(), listed(), listed()];
  const first = createDeferredJudge(() => one.judge, turns);
  const second = createDeferredJudge(() => two.judge, turns);
  const third = createDeferredJudge(() => three.judge, turns);
  const asked = second.judge(unit('u'), { onReport: () => undefined });
  const readers = second.readersOf('a.ts');
  await second.close();
  await asked;
  expect(await readers).toEqual([]);
  expect(await second.ready).toEqual([]);
  await first.close();
  await turn();
  void third.judge(unit('v'), { onReport: () => undefined });
  expect([one.log, two.log, three.log]).toEqual([['close'], [], ['judge v']]);
});
