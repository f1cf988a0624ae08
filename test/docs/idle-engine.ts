import { DEFAULT_POLICY, createGate } from '../../gate/index.ts';
import type { Judge } from '../../gate/index.ts';
import { createDesk } from '../../graph/desk.ts';
import { createEngine } from '../../graph/engine.ts';
import type { Engine } from '../../graph/engine.ts';
import { createTreeReleases } from '../../graph/releases.ts';
import type { RunJournal } from '../../journal/index.ts';
import { scriptedGenerator } from '../../testing.ts';

const clock = { now: () => 0, monotonic: () => 0 };
const idleJudge: Judge = {
  ready: Promise.resolve([]),
  apply: () => undefined,
  judge: () => Promise.resolve(),
  cancel: () => undefined,
  readersOf: () => Promise.resolve([]),
  idle: true,
  close: () => Promise.resolve(),
};
const journal: RunJournal = {
  runId: 'drawn',
  torn: null,
  recovered: null,
  append: () => Promise.reject(new Error('a drawing appends nothing')),
  entries: () => [],
  putObject: () => Promise.reject(new Error('a drawing stores nothing')),
  getObject: () => Promise.reject(new Error('a drawing reads nothing')),
  readPreImage: () => Promise.reject(new Error('a drawing reads nothing')),
  release: () => Promise.reject(new Error('a drawing releases nothing')),
  close: () => Promise.resolve(),
};

/** An engine that is only looked at. */
export function idleEngine(): Engine {
  const desk = createDesk({
    runId: 'drawn',
    task: { prompt: '' },
    identity: { agent: 'nobody' },
    policy: DEFAULT_POLICY,
    baseline: new Set(),
    gate: createGate('/', { families: idleJudge, beside: [], custom: [] }),
    families: new Set(),
    journal,
    claims: { claim: () => undefined, release: () => undefined },
    releases: createTreeReleases().open(),
    clock,
    emit: () => undefined,
    measure: () => {
      throw new Error('a drawing measures nothing');
    },
  });
  return createEngine({ desk, generator: scriptedGenerator([]), brief: '', record: () => undefined });
}
