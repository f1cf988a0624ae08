import { expect, it } from 'vitest';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { ofType, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const WAIVER = { rule: 'custom/flaw', path: 'a.ts', owner: 'ada', reason: 'goes with the next release', expires: '2099-01-01' } as const;

it('a waiver lets its finding pass, and each use is in the journal with who gave it and why', async () => {
  const generator = scriptedGenerator([streamOf({ 'a.ts': "export const a = 'FLAW';\n", 'b.ts': 'export const b = 1;\n' })], { capabilities: { repair: false } });
  const { result, records } = await runToEnd(generator, { root: treeWith(), policy: { waivers: [WAIVER] }, validators: [forbid('FLAW')] });
  expect(result).toMatchObject({ outcome: 'accepted', written: ['a.ts', 'b.ts'] });
  const { owner, reason, expires, rule } = WAIVER;
  const use = { owner, reason, expires, rule, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
  expect(ofType(records, 'chunk-accepted').flatMap(({ waivers = [], chunk }) => waivers.map((each) => [chunk.path, each]))).toEqual([['a.ts', use]]);
  expect(ofType(records, 'file-complete').map(({ waivers }) => waivers)).toEqual([[use], undefined]);
});
