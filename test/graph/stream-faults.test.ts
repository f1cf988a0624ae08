import { describe, expect, it } from 'vitest';
import { defineGenerator, lockstepEventSchema } from '../../index.ts';
import type { FinishReason, Generator, GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, contents, endOf, eventsOf, fileParts, ofType, openLockstep, recordsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const CODE = 'export const one = 1;\n\nexport const two = 2;\n';
const DONE = fileParts('done.ts', CODE);
/** A file whose second statement is not finished. */
const CUT: readonly GeneratorPart[] = fileParts('cut.ts', 'export const one = 1;\n\nexport const two = (UNFINISHED').slice(0, -1);

function generatorOf(generate: Generator['generate']): Generator {
  return defineGenerator({ id: 'custom', capabilities: { repair: true, resume: true, edit: true }, generate });
}

describe('a stream that does not end as it should', () => {
  it.each<[string, readonly GeneratorPart[], string]>([
    ['without finish', [], 'failed'],
    ...(['length', 'refusal', 'aborted', 'interrupted'] as FinishReason[]).map((reason): [string, GeneratorPart[], string] => [
      `with ${reason}`,
      [{ type: 'finish', reason }],
      reason === 'interrupted' ? 'failed' : 'rejected',
    ]),
  ])('%s accepts nothing of the unfinished statement and writes nothing', async (_, end, outcome) => {
    const { result, tree, records } = await runToEnd(scriptedGenerator([[...DONE, ...CUT, ...end]]));
    expect(result.outcome).toBe(outcome);
    expect(result.written).toEqual([]);
    expect(tree).toEqual({});
    expect(ofType(records, 'chunk-accepted').filter(({ chunk }) => chunk.path === 'cut.ts').map(({ chunk }) => chunk.index)).toEqual([0]);
    expect(ofType(records, 'run-end')).toHaveLength(1);
  });

  it('by throwing is the fault of the generator, which is named', async () => {
    const generator = generatorOf(async function* () {
      yield* [...DONE, ...CUT];
      await Promise.reject(new Error('the line is dead'));
    });
    const { result, tree } = await runToEnd(generator);
    expect(result).toMatchObject({ outcome: 'failed', written: [], faults: [expect.stringMatching(/custom.*the line is dead/)] });
    expect(tree).toEqual({});
  });

  it('with an unknown part is a fault of the generator', async () => {
    for (const part of [{ type: 'tool-call', name: 'rm' }, null, { type: 'text-delta', file: 'done.ts' }, { type: 'file-start', file: 'x' }]) {
      const { result, tree } = await runToEnd(scriptedGenerator([[...fileParts('done.ts', CODE).slice(0, 2), part as never, ...DONE.slice(2), COMPLETE]]));
      expect(result.outcome, JSON.stringify(part)).toBe('failed');
      expect(result.faults.join(), JSON.stringify(part)).toMatch(/part|expected/);
      expect(tree).toEqual({});
    }
  });

  it('leaves out a file that is begun and never ended', async () => {
    const { result, tree } = await runToEnd(scriptedGenerator([[...CUT, ...DONE, COMPLETE]]));
    expect(result).toMatchObject({ outcome: 'rejected', written: ['done.ts'], rejected: [{ path: 'cut.ts', reason: 'incomplete' }] });
    expect(tree).toEqual({ 'done.ts': CODE });
  });

  it('refuses a path that is started twice at once, also under two names', async () => {
    const [start, ...text] = fileParts('a.ts', CODE);
    const second: GeneratorPart = { type: 'file-start', file: 'other', path: 'a.ts', operation: 'create' };
    const { result, tree } = await runToEnd(scriptedGenerator([[start as GeneratorPart, second, ...text, ...DONE, COMPLETE]]));
    expect(result).toMatchObject({ outcome: 'rejected', written: ['done.ts'], rejected: [{ path: 'a.ts', reason: 'claimed' }] });
    expect(tree).toEqual({ 'done.ts': CODE });
  });

  it('refuses a path that is started again after its end', async () => {
    const { result, tree } = await runToEnd(scriptedGenerator([[...fileParts('a.ts', CODE), ...fileParts('a.ts', 'export const other = 3;\n'), ...DONE, COMPLETE]]));
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'claimed' }] });
    expect(tree).toEqual({ 'done.ts': CODE });
  });

  it('drops text for a file that was never started', async () => {
    const stray: GeneratorPart[] = [{ type: 'text-delta', file: 'x', text: 'stray' }, { type: 'file-end', file: 'x' }, { type: 'edit', file: 'x', oldText: 'a', newText: 'b' }];
    const { result, tree } = await runToEnd(scriptedGenerator([[...stray, ...DONE, COMPLETE]]));
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'done.ts': CODE });
  });

  it('writes empty files, and files that hold only a comment', async () => {
    const files = { 'empty.ts': '', 'empty.txt': '', 'comment.ts': '// nothing yet\n', 'a.ts': CODE };
    const { result, tree } = await runToEnd(scriptedGenerator([streamOf(files)]));
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(tree).toEqual(files);
  });

  it('keeps several files that are written at once apart', async () => {
    const one = fileParts('a.ts', CODE, 3);
    const two = fileParts('b.ts', CODE.replaceAll('const', 'let'), 3);
    const mixed = one.flatMap((part, at) => [part, two[at] ?? []].flat());
    const { result, tree } = await runToEnd(scriptedGenerator([[...mixed, ...two.slice(one.length), COMPLETE]]));
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.ts': CODE, 'b.ts': CODE.replaceAll('const', 'let') });
  });

  it('with no file at all is accepted and writes nothing', async () => {
    const { result, tree } = await runToEnd(scriptedGenerator([[{ type: 'note', text: 'nothing to do' }, COMPLETE]]));
    expect(result).toMatchObject({ outcome: 'accepted', written: [] });
    expect(tree).toEqual({});
  });
});

describe('an abort by signal', () => {
  it('stops a generator that waits for ever, writes nothing and can be resumed', async () => {
    const controller = new AbortController();
    const waiting = generatorOf(async function* (_, signal) {
      yield* [...DONE, ...CUT];
      controller.abort();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    const root = treeWith();
    const ended = await runToEnd(waiting, { root, signal: controller.signal });
    expect(ended.result).toMatchObject({ outcome: 'aborted', written: [] });
    expect(ended.tree).toEqual({});
    await ended.lockstep.close();
    const rest = scriptedGenerator([({ accepted }) => resumed(accepted.map((each) => [each.path, each.text, each.complete]))]);
    const lockstep = await openLockstep(rest, { root });
    const again = await endOf(root, lockstep, await lockstep.resume('r'));
    expect(again.result).toMatchObject({ outcome: 'accepted' });
    expect(again.tree).toEqual({ 'done.ts': CODE, 'cut.ts': CODE });
  });

  it('ends also when the generator does not listen, and when it comes before the start', async () => {
    const controller = new AbortController();
    const deaf = generatorOf(async function* () {
      yield* DONE;
      controller.abort();
      await new Promise(() => undefined);
    });
    const { result, tree } = await runToEnd(deaf, { signal: controller.signal });
    expect(result).toMatchObject({ outcome: 'aborted', written: [] });
    expect(tree).toEqual({});
    const before = await runToEnd(scriptedGenerator([streamOf({ 'a.ts': CODE })]), { signal: AbortSignal.abort() });
    expect(before.result).toMatchObject({ outcome: 'aborted', written: [] });
    expect(before.tree).toEqual({});
  });

  function resumed(accepted: readonly (readonly [path: string, text: string, complete: boolean])[]): GeneratorPart[] {
    const open = ['done.ts', 'cut.ts'].filter((name) => !accepted.some(([path, , complete]) => path === name && complete));
    const left = open.map((name) => [name, CODE.slice(accepted.find(([path]) => path === name)?.[1].length ?? 0)] as const);
    return streamOf(Object.fromEntries(left));
  }
});

describe('events', () => {
  it('are of the published schema, in a run with a veto, a repair and a refusal', async () => {
    const bad = 'export const one = 1;\n\nexport const x = "FLAW";\n';
    const generator = scriptedGenerator([
      [{ type: 'usage', inputTokens: 1, outputTokens: 2 }, ...fileParts('a.ts', bad), COMPLETE],
      [...fileParts('a.ts', `${bad.slice(22)}`), ...fileParts('/etc/x.ts', CODE), ...fileParts('vite.config.ts', CODE), COMPLETE],
    ]);
    const { events, root } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    for (const event of events) expect(lockstepEventSchema.safeParse(event).error, event.type).toBeUndefined();
    for (const type of ['veto', 'repair-start', 'file-rejected', 'usage', 'run-end'] as const) expect(eventsOf(events, type).length, type).toBeGreaterThan(0);
    expect(contents(root)).toEqual({});
    expect(ofType(await recordsOf(root, 'r'), 'run-start')).toHaveLength(1);
  });
});
