import type { Log } from 'sarif';
import { expect, it } from 'vitest';
import { readRunRecord } from '../../index.ts';
import { runResult, sarif } from '../../report/index.ts';
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

/** Names of records that tell of a waiver, and what SARIF says of the results of a rule. */
async function toldOf(text: string, rule: 'custom/flaw' | 'static-analysis/unresolved-import'): Promise<readonly unknown[]> {
  const generator = scriptedGenerator([streamOf({ 'a.ts': text })], { capabilities: { repair: false } });
  const { root, result, records, lockstep } = await runToEnd(generator, { root: treeWith(), policy: { waivers: [{ ...WAIVER, rule }] }, validators: [forbid('FLAW')] });
  await lockstep.close();
  expect(result).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
  const log: Log = JSON.parse(sarif(runResult(await readRunRecord(root, 'r')), { toolVersion: '0.1.0' })) as Log;
  const results = log.runs.flatMap((run) => run.results ?? []).filter(({ ruleId }) => ruleId === rule);
  return [records.flatMap((record) => ('waivers' in record && record.waivers?.[0]?.owner === 'ada' ? [record.type] : [])), results.flatMap(({ suppressions }) => suppressions)];
}

it('what a waiver let pass is in the journal and suppressed in SARIF, also where only the whole program shows it', async () => {
  const suppressed = [{ kind: 'external', status: 'accepted', justification: 'waiver: ada: goes with the next release' }];
  expect(await toldOf("export const a = 'FLAW';\n", 'custom/flaw')).toEqual([['chunk-accepted', 'file-complete'], suppressed]);
  expect(await toldOf("import { gone } from './gone.ts';\nexport const a = gone;\n", 'static-analysis/unresolved-import')).toEqual([['waivers-used'], suppressed]);
});
