import { describe, expect, it } from 'vitest';
import { defineGenerator, LockstepError } from '../../index.ts';
import type { Generator, GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, contents, endOf, fileParts, ofType, openLockstep, put, recordsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended, Setup } from './run-fixture.ts';

const FIRST = 'export const one = 1;\n\nexport const two = 2;';
const WHOLE = `${FIRST}\n\nexport const three = 3;\n`;

/** Streams what it is given and then breaks off without `finish`. */
function breaking(parts: readonly GeneratorPart[], over: Partial<Generator> = {}): Generator {
  return defineGenerator({
    id: 'breaking',
    capabilities: { repair: false, resume: true, edit: true },
    async *generate() {
      yield* parts;
      await Promise.reject(new Error('the line is dead'));
    },
    ...over,
  });
}

const BROKEN: readonly GeneratorPart[] = [...fileParts('done.ts', WHOLE), ...fileParts('a.ts', `${FIRST}\n\nexport const thr`).slice(0, -1)];

async function broken(root: string, generator: Generator = breaking(BROKEN), setup: Setup = {}): Promise<void> {
  const { lockstep, result } = await runToEnd(generator, { root, ...setup });
  expect(result.outcome).toBe('failed');
  await lockstep.close();
}

async function resume(root: string, generator: Generator, setup: Setup = {}): Promise<Ended> {
  const lockstep = await openLockstep(generator, { root, ...setup });
  const ended = await endOf(root, lockstep, await lockstep.resume('r'));
  await lockstep.close();
  return ended;
}

describe('resume', () => {
  it('asks only for what was not accepted, and ends as an undisturbed run', async () => {
    const root = treeWith();
    await broken(root);
    expect(contents(root)).toEqual({});
    const rest = scriptedGenerator([[...fileParts('a.ts', '\n\nexport const three = 3;\n'), COMPLETE]]);
    const { result, tree, records } = await resume(root, rest);
    expect(result).toMatchObject({ outcome: 'accepted', faults: [] });
    expect(tree).toEqual({ 'done.ts': WHOLE, 'a.ts': WHOLE });
    expect(rest.requests[0]).toMatchObject({ attempt: 2 });
    expect(rest.requests[0]?.accepted).toEqual([
      { path: 'done.ts', operation: 'create', text: WHOLE, complete: true },
      { path: 'a.ts', operation: 'create', text: FIRST, complete: false },
    ]);
    const ids = ofType(records, 'chunk-accepted').map(({ chunk }) => chunk.id);
    expect(new Set(ids).size).toBe(ids.length);
    const sequences = ofType(records, 'chunk-accepted').map(({ chunk }) => chunk.sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('works twice, and a third time after more has come', async () => {
    const root = treeWith();
    await broken(root);
    const second = await resume(root, breaking([]));
    expect(second.result.outcome).toBe('failed');
    const third = await resume(root, breaking(fileParts('a.ts', '\n\nexport const three = 3;\nexport').slice(0, -1)));
    expect(third.result.outcome).toBe('failed');
    const last = scriptedGenerator([[...fileParts('a.ts', '\n'), COMPLETE]]);
    const { result, tree } = await resume(root, last);
    expect(last.requests[0]?.accepted.find((each) => each.path === 'a.ts')?.text).toBe(WHOLE.slice(0, -1));
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'done.ts': WHOLE, 'a.ts': WHOLE });
  });

  it.each(['accepted', 'rejected'] as const)('of a run that has ended %s is refused', async (outcome) => {
    const root = treeWith();
    const name = outcome === 'accepted' ? 'a.ts' : '../a.ts';
    const { result, lockstep } = await runToEnd(scriptedGenerator([streamOf({ [name]: WHOLE })]), { root });
    expect(result.outcome).toBe(outcome);
    await lockstep.close();
    await expect(resume(root, scriptedGenerator([]))).rejects.toThrow(`run r has ended (${outcome})`);
    await expect(resume(root, scriptedGenerator([]))).rejects.toBeInstanceOf(LockstepError);
  });

  it('of a run that nobody knows is refused', async () => {
    const root = treeWith();
    await expect(resume(root, scriptedGenerator([]))).rejects.toMatchObject({ code: 'journal-unknown-run', fault: 'caller' });
  });

  it('judges what was accepted before by the policy and the validators of today', async () => {
    const root = treeWith();
    await broken(root, breaking([...fileParts('a.ts', 'export const one = "FLAW";\n\nexport const two').slice(0, -1)]));
    const rest = scriptedGenerator([[...fileParts('a.ts', '\n\nexport const two = 2;\n'), ...fileParts('b.ts', FIRST), COMPLETE]], { capabilities: { repair: false } });
    const { result, tree, records } = await resume(root, rest, { validators: [forbid('FLAW')] });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'], rejected: [{ path: 'a.ts' }] });
    expect(tree).toEqual({ 'b.ts': FIRST });
    const [before] = ofType(records, 'run-start');
    expect(ofType(records, 'run-resume')).toHaveLength(1);
    expect(before?.policyDigest).toBe(ofType(records, 'run-resume')[0]?.policyDigest);
  });

  it('records the policy under which it goes on', async () => {
    const root = treeWith();
    await broken(root);
    const rest = scriptedGenerator([[...fileParts('a.ts', '\n\nexport const three = 3;\n'), COMPLETE]]);
    const { result } = await resume(root, rest, { policy: { blockFrom: 'critical' } });
    expect(result.outcome).toBe('accepted');
    const records = await recordsOf(root, 'r');
    expect(ofType(records, 'run-resume')[0]?.policyDigest).not.toBe(ofType(records, 'run-start')[0]?.policyDigest);
  });

  it('notices what a human has changed meanwhile (I7)', async () => {
    const root = treeWith({ 'b.ts': 'export const old = 1;\n' });
    const [, ...text] = fileParts('b.ts', WHOLE);
    await broken(root, breaking([{ type: 'file-start', file: 'b.ts', path: 'b.ts', operation: 'replace' }, ...text, ...BROKEN]));
    put(root, 'b.ts', 'mine\n');
    const rest = scriptedGenerator([[...fileParts('a.ts', '\n\nexport const three = 3;\n'), COMPLETE]]);
    const { result, tree } = await resume(root, rest);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'b.ts', reason: 'pre-image' }] });
    expect(tree).toEqual({ 'b.ts': 'mine\n', 'done.ts': WHOLE, 'a.ts': WHOLE });
  });

  it('keeps what was wrong with a file before it was edited apart from what is new', async () => {
    const old = 'export const old = "FLAW";\n';
    const root = treeWith({ 'b.ts': old });
    const edit: GeneratorPart[] = [
      { type: 'file-start', file: 'b.ts', path: 'b.ts', operation: 'edit' },
      { type: 'edit', file: 'b.ts', oldText: 'const old', newText: 'const older' },
      { type: 'file-end', file: 'b.ts' },
    ];
    await broken(root, breaking(edit.slice(0, 1)), { validators: [forbid('FLAW')] });
    const { result, tree } = await resume(root, scriptedGenerator([[...edit, COMPLETE]]), { validators: [forbid('FLAW')] });
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(tree).toEqual({ 'b.ts': 'export const older = "FLAW";\n' });
  });

  it('keeps the count of repairs: a run that is killed again and again does not repair for ever', async () => {
    const root = treeWith();
    const policy = { repair: { rounds: 1, totalRounds: 9 } };
    const validators = [forbid('FLAW')];
    const bad = (round: number): GeneratorPart[] => fileParts('a.ts', `export const x = "FLAW ${round}";\n`);
    const repairing = (...steps: GeneratorPart[][]): Generator => {
      let at = 0;
      return breaking([], { id: 'repairing', capabilities: { repair: true, resume: true, edit: true }, async *generate() {
        yield* steps[at++] ?? [];
        await Promise.resolve();
      } });
    };
    await broken(root, repairing([...bad(1), COMPLETE], []), { policy, validators });
    const { result, tree } = await resume(root, repairing([...bad(2), COMPLETE], [...bad(3), COMPLETE], [...bad(4), COMPLETE]), { policy, validators });
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'repair-exhausted' }] });
    expect(result.metrics.repairs).toBe(0);
    expect(tree).toEqual({});
  });
});
