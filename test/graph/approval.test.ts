import { describe, expect, it } from 'vitest';
import type { ApprovalAnswer, Run } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { contents, endOf, eventsOf, ofType, recordsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended } from './run-fixture.ts';

const CODE = 'export const one = 1;\n\nexport const two = 2;\n';
const SETTINGS = { 'vite.config.ts': CODE, 'src/a.ts': CODE };
const policy = { protectedPaths: ['src/auth/**'] };

function start(files: Readonly<Record<string, string>>): Promise<Ended> {
  return runToEnd(scriptedGenerator([streamOf(files)], { model: 'some-model', capabilities: { repair: false } }), { root: treeWith(), policy });
}

function answersTo(run: Run, over: Partial<ApprovalAnswer> = {}): ApprovalAnswer[] {
  return run.interrupts.map(({ unitId, sha256 }) => ({ unitId, sha256, decision: 'approve', by: 'Ada', reason: 'looked at it', ...over }));
}

/** Approves whatever is asked until nothing is; resolves to the last run and how often it was asked. */
async function approveAll(ended: Ended): Promise<{ readonly last: Ended; readonly rounds: number }> {
  let last = ended;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    if (last.result.outcome !== 'waiting') return { last, rounds };
    last = await endOf(ended.root, ended.lockstep, last.run.resume(answersTo(last.run)));
  }
  throw new Error('it asks without end');
}

describe('a path that executes something', () => {
  it('waits for a person while other files are written', async () => {
    const { result, tree, run, events } = await start(SETTINGS);
    expect(result).toMatchObject({ outcome: 'waiting', written: ['src/a.ts'], rejected: [] });
    expect(tree).toEqual({ 'src/a.ts': CODE });
    expect(run.interrupts.length).toBeGreaterThan(0);
    expect(run.interrupts.every((question) => question.path === 'vite.config.ts')).toBe(true);
    expect(eventsOf(events, 'approval-request').map((event) => [event.unitId, event.sha256])).toEqual(
      run.interrupts.map((question) => [question.unitId, question.sha256]),
    );
  });

  it('is asked about once, with all of its chunks', async () => {
    const { last, rounds } = await approveAll(await start(SETTINGS));
    expect(last.result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(last.tree).toEqual(SETTINGS);
    expect(rounds).toBe(1);
    const approved = ofType(last.records, 'chunk-accepted').filter(({ chunk }) => chunk.path === 'vite.config.ts');
    expect(approved.map((record) => record.approvedBy)).toEqual(approved.map(() => 'Ada'));
  });

  it('is asked about once when the policy protects it', async () => {
    const { last, rounds } = await approveAll(await start({ 'src/auth/login.ts': CODE }));
    expect(last.result).toMatchObject({ outcome: 'accepted' });
    expect(last.tree).toEqual({ 'src/auth/login.ts': CODE });
    expect(rounds).toBe(1);
  });

  it('is rejected by a person, with name and reason', async () => {
    const { root, run } = await start(SETTINGS);
    const result = await run.resume(answersTo(run, { decision: 'reject', reason: 'not like this' })).result;
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'vite.config.ts', reason: 'denied', message: 'Ada: not like this' }] });
    expect(contents(root)).toEqual({ 'src/a.ts': CODE });
    expect(ofType(await recordsOf(root, 'r'), 'run-end').at(-1)).toEqual({ type: 'run-end', outcome: 'rejected' });
  });

  it.each([
    ['other bytes', { sha256: 'f'.repeat(64) }],
    ['another unit', { unitId: 'r/9/1/0' }],
    ['the generator itself', { by: 'scripted' }],
    ['the model itself', { by: 'some-model' }],
    ['the generator in capitals', { by: ' Scripted ' }],
  ])('is still asked about after an answer for %s', async (_, over) => {
    const { root, run, result } = await start(SETTINGS);
    expect(result.outcome).toBe('waiting');
    const again = run.resume(answersTo(run, over));
    expect(await again.result).toMatchObject({ outcome: 'waiting' });
    expect(again.interrupts).toEqual(run.interrupts);
    expect(contents(root)).toEqual({ 'src/a.ts': CODE });
    expect(await again.resume(answersTo(again, { decision: 'reject' })).result).toMatchObject({ outcome: 'rejected' });
  });

  it('is still asked about after no answer at all', async () => {
    const { run } = await start(SETTINGS);
    const again = run.resume([]);
    expect(await again.result).toMatchObject({ outcome: 'waiting' });
    expect(again.interrupts).toEqual(run.interrupts);
  });

  it('is asked about by what it rests on: a file that needs it is not written before it', async () => {
    const files = { 'vite.config.ts': CODE, 'user.ts': "import { one } from './vite.config.ts';\n\nexport const three = one + 2;\n" };
    const waiting = await start(files);
    expect(waiting.result).toMatchObject({ outcome: 'waiting', written: [] });
    expect(waiting.tree).toEqual({});
    const { last } = await approveAll(waiting);
    expect(last.tree).toEqual(files);
    const denied = await start(files);
    const result = await denied.run.resume(answersTo(denied.run, { decision: 'reject' })).result;
    expect(result.rejected.map((each) => each.path).sort()).toEqual(['user.ts', 'vite.config.ts']);
    expect(contents(denied.root)).toEqual({});
  });

  it('is asked about again by the same digest when the process has died meanwhile', async () => {
    const waiting = await start(SETTINGS);
    const asked = waiting.run.interrupts.map((question) => question.sha256);
    await waiting.lockstep.close();
    const generator = scriptedGenerator([() => streamOf({ 'vite.config.ts': CODE })]);
    const { createLockstep } = await import('../../index.ts');
    const lockstep = await createLockstep({ root: waiting.root, generator, record: false });
    const resumed = await endOf(waiting.root, lockstep, await lockstep.resume('r'));
    expect(resumed.result.outcome).toBe('waiting');
    expect(resumed.run.interrupts.map((question) => question.sha256)).toEqual(asked);
    const { last } = await approveAll(resumed);
    await lockstep.close();
    expect(last.result.outcome).toBe('accepted');
    expect(last.tree).toEqual(SETTINGS);
  });
});

it('two people may both answer in one reply where both have to approve', async () => {
  const two = { policy: { approval: { twoPeopleFrom: 0 } } };
  const { root, lockstep, run } = await runToEnd(scriptedGenerator([streamOf(SETTINGS)]), { root: treeWith(), ...two });
  const again = await endOf(root, lockstep, run.resume(answersTo(run, { by: 'Ada' })));
  expect(again).toMatchObject({ result: { outcome: 'waiting' }, tree: { 'src/a.ts': CODE } });
  const { tree } = await endOf(root, lockstep, again.run.resume([...answersTo(again.run, { by: 'ADA' }), ...answersTo(again.run, { by: 'Ben' })]));
  expect(tree).toEqual(SETTINGS);
});

it('what one person has approved is asked again where its risk has risen past the point from which two have to', async () => {
  const asking = (host: string): string => `export const call = (): Promise<Response> => fetch('https://${host}/');\n`;
  const files = { 'vite.config.ts': asking('a.io'), 'src/b.ts': asking('b.io'), 'src/c.ts': asking('c.io') };
  const setup = { root: treeWith(), policy: { approval: { twoPeopleFrom: 100 }, surface: { budget: 25 } } };
  const first = await runToEnd(scriptedGenerator([streamOf(files)]), setup);
  expect(first.run.interrupts[0]).not.toMatchObject({ risk: { reasons: expect.arrayContaining([expect.stringMatching(/two different people/)]) as unknown } });
  const again = await endOf(first.root, first.lockstep, first.run.resume(answersTo(first.run, { by: 'Ada' })));
  expect(again).toMatchObject({ result: { outcome: 'waiting' }, tree: { 'src/b.ts': files['src/b.ts'] } });
  expect(again.run.interrupts[0]?.risk.reasons.at(-1)).toBe('from 100 points of risk on two different people have to approve');
  const same = await endOf(first.root, first.lockstep, again.run.resume(answersTo(again.run, { by: 'ada' })));
  expect(same.result.outcome).toBe('waiting');
  const { result, tree, records } = await endOf(first.root, first.lockstep, same.run.resume(answersTo(same.run, { by: 'Ben' })));
  expect([result.outcome, tree]).toEqual(['accepted', files]);
  expect(ofType(records, 'approval-request').map(({ people = 1 }) => people)).toEqual([1, 1, 2]);
  expect(ofType(records, 'chunk-accepted').find(({ chunk }) => chunk.path === 'vite.config.ts')?.approvedBy).toBe('Ada and Ben');
});
