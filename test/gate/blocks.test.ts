import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy, Waiver } from '../../contract/index.ts';
import { blocks, decide, fingerprint, resolvePolicy, waiverFor } from '../../gate/index.ts';
import { findingOf, inputOf, passes, policyWith } from './samples.ts';

const NONE: ReadonlySet<string> = new Set();
const waiver: Waiver = { rule: 'owasp/sql-injection', owner: 'Ada', reason: 'read only', expires: '2999-01-01' };

describe('blocks', () => {
  it.each([
    ['certain and severe', {}, {}, true],
    ['only likely', { confidence: 'likely' }, {}, false],
    ['only heuristic', { confidence: 'heuristic' }, {}, false],
    ['at the threshold', { severity: 'medium' }, {}, true],
    ['below the threshold', { severity: 'low' }, {}, false],
    ['the policy blocks from critical', {}, { blockFrom: 'critical' }, false],
    ['the policy blocks from low', { severity: 'low' }, { blockFrom: 'low' }, true],
    ['rules: risk', {}, { rules: { 'owasp/sql-injection': 'risk' } }, false],
    ['rules: risk for another rule', {}, { rules: { 'owasp/xss': 'risk' } }, true],
    ['waived', {}, { waivers: [waiver] }, false],
    ['waived on this path', {}, { waivers: [{ ...waiver, path: 'src/**' }] }, false],
    ['waived elsewhere', {}, { waivers: [{ ...waiver, path: 'lib/**' }] }, true],
    ['waived by fingerprint', {}, { waivers: [{ ...waiver, fingerprint: 'f'.repeat(64) }] }, false],
    ['another one waived by fingerprint', {}, { waivers: [{ ...waiver, fingerprint: '0' }] }, true],
    ['another rule waived', {}, { waivers: [{ ...waiver, rule: 'owasp/xss' }] }, true],
    ['one of two conditions of a waiver', {}, { waivers: [{ ...waiver, path: 'lib/**', fingerprint: 'f'.repeat(64) }] }, true],
  ] as const)('%s', (_, finding, policy, expected) => {
    expect(blocks(findingOf(finding), policyWith(policy as Partial<Policy>), NONE)).toBe(expected);
  });

  it('lets through what was there before', () => {
    expect(blocks(findingOf(), policyWith({}), new Set(['f'.repeat(64)]))).toBe(false);
    expect(blocks(findingOf(), policyWith({}), new Set(['0']))).toBe(true);
  });

  it('is what merge goes by: with one finding of one validator, merge refuses exactly what blocks', () => {
    const found = fc
      .record({ severity: fc.constantFrom('critical', 'high', 'medium', 'low'), confidence: fc.constantFrom('certain', 'likely', 'heuristic') })
      .map((over) => findingOf(over as Parameters<typeof findingOf>[0]));
    const policy = fc
      .record({
        blockFrom: fc.constantFrom('critical', 'high', 'medium', 'low'),
        rules: fc.constantFrom({}, { 'owasp/sql-injection': 'risk' }),
        waivers: fc.constantFrom([], [waiver]),
      })
      .map((over) => policyWith(over as Partial<Policy>));
    const base = fc.constantFrom(NONE, new Set(['f'.repeat(64)]));
    fc.assert(
      fc.property(found, policy, base, (finding, given, before) => {
        const reports = passes({ owasp: { status: 'fail', findings: [finding] } });
        const decision = decide(inputOf({ reports, policy: given, base: before }));
        expect(decision.type).toBe(blocks(finding, given, before) ? 'reject' : 'accept');
      }),
    );
  });

  it('names the waiver that covers a finding', () => {
    expect(waiverFor(findingOf(), policyWith({ waivers: [waiver] }))).toBe(waiver);
    expect(waiverFor(findingOf({ rule: 'owasp/xss' }), policyWith({ waivers: [waiver] }))).toBeUndefined();
  });
});

describe('waivers in a policy', () => {
  const resolve = (expires: string): Policy => resolvePolicy({ waivers: [{ ...waiver, expires }] }, { source: 'test', today: '2030-05-05' });

  it('hold to the end of their last day and are an error from the next day on', () => {
    expect(resolve('2030-05-05').waivers).toHaveLength(1);
    expect(() => resolve('2030-05-04')).toThrow(/waivers\[0\]\.expires: the waiver of Ada .* ended on 2030-05-04; expected a date from 2030-05-05/);
  });

  it('need an owner and a reason', () => {
    const without = (key: 'owner' | 'reason'): unknown => ({ waivers: [{ ...waiver, [key]: '' }] });
    for (const key of ['owner', 'reason'] as const)
      expect(() => resolvePolicy(without(key), { source: 'test', today: '2030-01-01' })).toThrow(new RegExp(`policy\\.waivers\\.0\\.${key}`));
    const { owner: _, ...unowned } = waiver;
    expect(() => resolvePolicy({ waivers: [unowned] }, { source: 'test', today: '2030-01-01' })).toThrow(/^test: policy\.waivers\.0\.owner: expected string, got nothing$/);
  });
});

describe('fingerprint', () => {
  const { fingerprint: _, ...raw } = findingOf();

  it('does not change when lines move or white space in the sink does', () => {
    const at = { line: 90, column: 7, offset: 2_000 };
    const [one] = fingerprint([raw]);
    const [moved] = fingerprint([{ ...raw, location: { path: raw.location.path, start: at, end: at }, sink: ' query(text)\n ' }]);
    expect(moved?.fingerprint).toBe(one?.fingerprint);
  });

  it('tells rule, path, symbol, sink and repetition apart', () => {
    const others = [
      { ...raw, rule: 'owasp/xss' as const },
      { ...raw, location: { ...raw.location, path: 'src/b.ts' } },
      { ...raw, symbol: 'load' },
      { ...raw, sink: 'query(other)' },
    ];
    const all = fingerprint([raw, raw, ...others]).map((each) => each.fingerprint);
    expect(new Set(all).size).toBe(6);
  });
});
