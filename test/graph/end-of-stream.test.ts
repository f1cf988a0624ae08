import { expect, it } from 'vitest';
import { defineGenerator } from '../../index.ts';
import { contents, endOf, fileParts, openLockstep, treeWith } from './run-fixture.ts';

const TURNS = 20;
const TEXT = 'export const one = 1;\n\nexport const two = one;\n';

/** Writes one file and ends its stream so many turns of the loop later: before its decisions, between them, or after them. */
const generator = defineGenerator({
  id: 'late-end',
  model: 'none',
  provider: 'test',
  network: 'local',
  capabilities: { resume: true, repair: false, edit: false },
  async *generate({ task }) {
    yield* fileParts(`${task.prompt}.ts`, TEXT);
    for (let turn = 0; turn < Number(task.prompt.slice(1)); turn += 1) await new Promise(setImmediate);
    yield { type: 'finish', reason: 'complete' };
  },
});

it(`a stream that ends any of ${TURNS} turns after its file has the file written, and never is accepted without`, async () => {
  const root = treeWith();
  const lockstep = await openLockstep(generator, { root });
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { result } = await endOf(root, lockstep, await lockstep.run({ prompt: `t${turn}`, runId: `r${turn}` }));
    expect(result, `${turn} turns`).toMatchObject({ outcome: 'accepted', written: [`t${turn}.ts`], faults: [] });
  }
  expect(Object.values(contents(root))).toEqual(Array(TURNS).fill(TEXT));
});
