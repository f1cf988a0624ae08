import { expect, test } from 'vitest';
import { defineValidator } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { fileParts, openLockstep, endOf, runToEnd, streamOf } from './run-fixture.ts';

const TEXT = 'export const one = 1;\nexport const two = 2;\n';

test.each(['length', 'refusal'] as const)('a stream that ended with %s is named, writes nothing and can be gone on with', async (reason) => {
  const begun = fileParts('a.ts', TEXT).slice(0, -1);
  const first = await runToEnd(scriptedGenerator([[...begun, { type: 'finish', reason }]]));
  expect(first.result).toMatchObject({ outcome: 'rejected', written: [], rejected: [{ path: 'a.ts', reason: 'incomplete' }] });
  await first.lockstep.close();

  const generator = scriptedGenerator([({ accepted }) => streamOf({ 'a.ts': TEXT.slice(accepted[0]?.text.length) })]);
  const lockstep = await openLockstep(generator, { root: first.root });
  const { result, tree } = await endOf(first.root, lockstep, await lockstep.resume('r'));
  expect(result).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
  expect(tree['a.ts']).toBe(TEXT);
  expect(generator.requests[0]?.accepted[0]?.text).toContain('one');
});

test("a verdict of one's own validator that rested on a refused file is asked for again", async () => {
  const needsB = defineValidator({
    id: 'needs-b',
    version: '1',
    family: 'external',
    rules: [],
    async *validate({ unit, program }) {
      const missing = unit.path === 'a.ts' && unit.phase === 'file' && !program.has('b.ts');
      const start = { line: 1, column: 1, offset: 0 };
      const finding = { rule: 'own/needs-b', message: 'b.ts is gone', severity: 'high', confidence: 'certain', trace: [], advice: 'write b.ts', symbol: '', sink: '' } as const;
      if (missing) yield { type: 'finding', finding: { ...finding, location: { path: 'a.ts', start, end: start } } };
      yield { type: 'done', status: missing ? 'fail' : 'pass', unitSha256: unit.sha256, programVersion: program.version };
    },
  });
  const parts = [
    ...fileParts('b.ts', 'export const b = 1;\n').slice(0, -1),
    ...fileParts('a.ts', 'export const a = 1;\n'),
    { type: 'text-delta', file: 'b.ts', text: 'const = ;\n' } as const,
    { type: 'file-end', file: 'b.ts' } as const,
    { type: 'finish', reason: 'complete' } as const,
  ];
  const { result, tree } = await runToEnd(scriptedGenerator([parts], { capabilities: { repair: false } }), { validators: [needsB] });
  expect(result.rejected.map((each) => each.path).sort()).toEqual(['a.ts', 'b.ts']);
  expect(tree).toEqual({});
});
