import { describe, expect, it } from 'vitest';
import type { Validator, ValidatorModule } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { faulty } from '../fixtures/validators/faulty.mjs';
import { contents, eventsOf, ofType, runToEnd, streamOf } from '../graph/run-fixture.ts';
import type { Ended } from '../graph/run-fixture.ts';

const MODULE = new URL('../fixtures/validators/faulty.mjs', import.meta.url).href;
const FILES = {
  'first.ts': 'export const first = 1;\n',
  'bad.ts': 'export const good = 1;\nexport const bad = "TRIGGER";\n',
  'last.ts': "import { first } from './first.ts';\n\nexport const REMEMBER = first;\n",
};

function run(validator: Validator | ValidatorModule, customMs: number, repair = false): Promise<Ended> {
  const generator = scriptedGenerator([streamOf(FILES)], { capabilities: { repair } });
  return runToEnd(generator, { validators: [validator], policy: { timeouts: { customMs, validatorMs: 20_000 } } });
}

/** Whatever the validator did: the unit was not accepted, the reason is told, all others were judged. */
function expectRefused({ result, records, events, tree, root }: Ended, why: RegExp): void {
  expect(tree).toEqual({ 'first.ts': FILES['first.ts'], 'last.ts': FILES['last.ts'] });
  expect(contents(root)).toEqual(tree);
  expect(result.outcome).toBe('failed');
  expect(result.rejected).toEqual([{ path: 'bad.ts', reason: 'validator-fault', message: expect.stringMatching(why) as string }]);
  expect(result.rejected[0]?.message).toContain('faulty');
  expect(result.faults.join('\n')).toMatch(why);
  expect(eventsOf(events, 'validator-fault').every((event) => event.validator === 'faulty')).toBe(true);
  const [refused, ...others] = ofType(records, 'chunk-refused');
  expect(others).toEqual([]);
  expect(refused).toMatchObject({ decision: 'reject', reason: 'validator-fault', chunk: { path: 'bad.ts', index: 1 } });
  expect(refused?.reports.map((report) => report.validator).sort()).toEqual([
    'architecture', 'faulty', 'generic', 'memory-leak', 'owasp', 'static-analysis',
  ]);
  expect(refused?.reports.filter((report) => report.validator !== 'faulty').map((report) => report.status)).toEqual(Array(5).fill('pass'));
}

const SAYS: readonly (readonly [kind: string, why: RegExp])[] = [
  ['throws', /it broke/],
  ['rejects with undefined', /undefined was thrown/],
  ['ends without done', /it ended without done/],
  ['goes on after done', /it went on after done/],
  ['answers for other bytes', /other bytes: expected [0-9a-f]{12}, got ffffffffffff/],
  ['answers for another program', /another program: expected version \d+, got \d+/],
  ['says fail without a finding', /said fail and named no finding/],
  ['says an unknown status', /got .*"passed"/],
  ['yields null', /expected a finding, an obligation or done, got null/],
  ['yields an unknown part', /expected a finding, an obligation or done, got .*verdict/],
  ['yields an empty finding', /finding/],
  ['yields a finding without a place', /finding/],
  ['yields a finding of an unknown severity', /severity/],
  ['yields an obligation of nothing', /obligation/],
  ['returns nothing', /faulty/],
];
const LATE = /no answer within 150 ms/;

describe('a validator in this process that', () => {
  it.each(SAYS)('%s is never taken for a pass', async (kind, why) => {
    expectRefused(await run(faulty({ kind }), 20_000), why);
  });

  it.each(['hangs', 'answers when it is too late'])('%s is timed out', async (kind) => {
    expectRefused(await run(faulty({ kind }), 150), LATE);
  });

  it('throws is not answered with a repair', async () => {
    expectRefused(await run(faulty({ kind: 'throws' }), 20_000, true), /it broke/);
  });

  it('finds a flaw is believed', async () => {
    const { result, tree } = await run(faulty({ kind: 'finds a flaw' }), 20_000);
    expect(result).toMatchObject({ outcome: 'rejected', faults: [], rejected: [{ path: 'bad.ts', reason: 'finding', message: 'custom/flaw: a flaw' }] });
    expect(Object.keys(tree)).toEqual(['first.ts', 'last.ts']);
  });
});

describe('a validator in a worker that', () => {
  const module = (kind: string): ValidatorModule => ({ module: MODULE, export: 'faulty', options: { kind }, id: 'faulty' });

  it.each(SAYS.filter(([kind]) => /^(?:throws|ends|yields an empty|yields a finding of|returns)/.test(kind)))('%s is never taken for a pass, and is asked twice', async (kind, why) => {
    expectRefused(await run(module(kind), 20_000), why);
  });

  it.each([
    ['hangs', LATE],
    ['loops', LATE],
    ['exits', /ended by itself with code 0/],
    ['throws beside its answer', /from a timer/],
    ['posts nonsense', /faulty/],
    ['posts a false report', /faulty/],
  ])('%s is killed, and the next one knows all that was accepted', async (kind, why) => {
    expectRefused(await run(module(kind), why === LATE ? 150 : 20_000), why);
  });

  it.each([
    ['throws when it is made', { export: 'brokenAtStart' }, /cannot be made/],
    ['is not there', { export: 'nobody' }, /expected a validator with id faulty/],
    ['has another id', { export: 'wrongId' }, /expected a validator with id faulty/],
    ['lies in a module that is not there', { module: `${MODULE}.absent` }, /absent/],
  ])('%s lets nothing through', async (_, over, why) => {
    const { result, tree } = await run({ ...module('throws'), ...over }, 20_000);
    expect(tree).toEqual({});
    expect(result.outcome).toBe('failed');
    expect(result.rejected.map((each) => each.path).sort()).toEqual(['bad.ts', 'first.ts', 'last.ts']);
    for (const { reason, message } of result.rejected) expect([reason, message]).toEqual(['validator-fault', expect.stringMatching(why)]);
  });
});
