import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FingerprintedFinding, Report } from '../../contract/index.ts';
import { blocks, decide, DEFAULT_POLICY } from '../../gate/index.ts';
import { findingOf, inputOf, passes, policyWith, reportOf, REQUIRED, STATUSES, unit } from './samples.ts';

const finding: fc.Arbitrary<FingerprintedFinding> = fc
  .record({
    severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
    confidence: fc.constantFrom('certain', 'likely', 'heuristic'),
    rule: fc.constantFrom('owasp/sql-injection', 'generic/secret', 'memory-leak/timer'),
    message: fc.constantFrom('one', 'two'),
    fingerprint: fc.constantFrom('1', '2', '3'),
    offset: fc.nat(3),
  })
  .map(({ offset, ...rest }) => {
    const at = { line: 1, column: offset + 1, offset };
    return findingOf({ ...(rest as Partial<FingerprintedFinding>), location: { path: unit.path, start: at, end: at } });
  });

const report: fc.Arbitrary<Report> = fc
  .record({
    validator: fc.constantFrom(...REQUIRED, 'custom'),
    status: fc.constantFrom(...STATUSES),
    unitSha256: fc.oneof({ weight: 9, arbitrary: fc.constant(unit.sha256) }, fc.constant('b'.repeat(64))),
    unitId: fc.oneof({ weight: 9, arbitrary: fc.constant(unit.id) }, fc.constant('r/0/1/1')),
    findings: fc.array(finding, { maxLength: 2 }),
  })
  .map(({ validator, ...rest }) => reportOf(validator, rest));

/** Mostly one report each, so that accepts are common; some missing, doubled or broken. */
const reports: fc.Arbitrary<readonly Report[]> = fc
  .tuple(...REQUIRED.map((id) => fc.oneof({ weight: 8, arbitrary: fc.constant([reportOf(id)]) }, fc.array(report, { maxLength: 2 }))), fc.array(report, { maxLength: 1 }))
  .map((lists) => lists.flat());

const base = fc.array(fc.constantFrom('1', '2', '3')).map((list): ReadonlySet<string> => new Set(list));
const phase = fc.constantFrom('early', 'chunk', 'file', 'program');
const input = fc
  .record({ reports, base, phase, canRepair: fc.boolean(), approvedBy: fc.nat(2) })
  .map(({ phase: at, ...rest }) => inputOf({ ...rest, unit: { ...unit, phase: at } }));

function isPositive(each: Report): boolean {
  return each.unitSha256 === unit.sha256 && each.unitId === unit.id && ['pass', 'fail', 'skipped'].includes(each.status);
}

describe('merge', () => {
  it('never accepts without one positive report of every required validator for exactly these bytes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(input, (given) => {
        if (decide(given).type !== 'accept') return;
        accepted += 1;
        for (const id of REQUIRED) {
          const own = given.reports.filter((each) => each.validator === id);
          expect(own).toHaveLength(1);
          expect(own.every(isPositive), id).toBe(true);
        }
        expect(given.reports.filter((each) => each.status === 'error' || each.status === 'timeout')).toEqual([]);
        expect(given.reports.flatMap((each) => each.findings).filter((each) => blocks(each, given.policy, given.base))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('gives the same decision whatever order the reports arrive in (I10)', () => {
    const shuffled = input.chain((given) =>
      fc.shuffledSubarray([...given.reports], { minLength: given.reports.length }).map((other) => [given, { ...given, reports: other }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(decide(other)).toEqual(decide(one));
      }),
      { numRuns: 3_000 },
    );
  });

  it('names those who would not let it pass alike, whoever answered first (I10)', () => {
    const reports = [...passes({ owasp: { status: 'fail', findings: [findingOf({ confidence: 'heuristic' })] } }), reportOf('custom', { status: 'fail' })];
    const decision = decide(inputOf({ reports }));
    expect(decision).toHaveProperty('risk.reasons', ['custom, owasp would not let it pass, the others do']);
    expect(decide(inputOf({ reports: reports.toReversed() }))).toEqual(decision);
  });

  it('does not change what it is given', () => {
    fc.assert(
      fc.property(input, (given) => {
        const before = structuredClone({ ...given });
        decide(given);
        expect({ ...given }).toEqual(before);
      }),
    );
  });

  it('never accepts an early look', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide({ ...given, unit: { ...given.unit, phase: 'early' }, approvedBy: 1 });
        expect(['repair', 'reject']).toContain(decision.type);
      }),
    );
  });

  it('repairs only with findings that block, and only where a repair is possible', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide(given);
        if (decision.type !== 'repair') return;
        expect(given.canRepair).toBe(true);
        expect(decision.findings.every((each) => blocks(each, given.policy, given.base))).toBe(true);
      }),
    );
  });

  it.each(REQUIRED)('names %s when its report is missing', (id) => {
    const decision = decide(inputOf({ reports: passes().filter((each) => each.validator !== id) }));
    expect(decision).toMatchObject({ type: 'reject', reason: 'validator-fault', message: `${id} gave no report` });
  });

  it.each([
    ['an error', { status: 'error', reason: 'boom' }, 'validator-fault', 'owasp failed: boom'],
    ['a time-out', { status: 'timeout', reason: 'no answer within 5 ms' }, 'validator-fault', 'owasp did not finish in time: no answer within 5 ms'],
    ['not analysed', { status: 'not-analysed', reason: 'too deep' }, 'not-analysed', 'owasp could not analyse it: too deep'],
    ['fail without a finding', { status: 'fail' }, 'validator-fault', 'owasp said fail and named no finding'],
    ['other bytes', { unitSha256: 'b'.repeat(64) }, 'validator-fault', 'owasp answered for other bytes than those of r/0/1/0'],
    ['another unit', { unitId: 'r/0/1/1' }, 'validator-fault', 'owasp answered for other bytes than those of r/0/1/0'],
  ] as const)('refuses %s and names the validator, also when a person has approved', (_, over, reason, message) => {
    const decision = decide(inputOf({ reports: passes({ owasp: over }), approvedBy: 1, canRepair: true }));
    expect(decision).toMatchObject({ type: 'reject', reason, message });
  });

  it.each(['error', 'timeout'] as const)('refuses a %s of a validator that the policy does not require', (status) => {
    const decision = decide(inputOf({ reports: [...passes(), reportOf('custom', { status, reason: 'boom' })] }));
    expect(decision).toMatchObject({ type: 'reject', reason: 'validator-fault' });
    expect(decision).toHaveProperty('message', expect.stringMatching(/^custom .*boom$/));
  });

  it('refuses two reports of one validator', () => {
    const decision = decide(inputOf({ reports: [...passes(), reportOf('owasp')] }));
    expect(decision).toMatchObject({ type: 'reject', reason: 'validator-fault', message: 'owasp gave 2 reports' });
  });

  it('keeps every finding, also on reject', () => {
    const found = [findingOf(), findingOf({ confidence: 'heuristic', fingerprint: '2' })];
    const decision = decide(inputOf({ reports: passes({ owasp: { status: 'fail', findings: found }, generic: { status: 'error', reason: 'x' } }) }));
    expect(decision).toMatchObject({ type: 'reject', reason: 'validator-fault' });
    expect(decision.findings.map((each) => each.fingerprint)).toEqual(['2', 'f'.repeat(64)]);
  });

  it('names the worst blocking finding, whatever stands first', () => {
    const mild = findingOf({ severity: 'medium', rule: 'generic/placeholder', fingerprint: '1' });
    const worst = findingOf({ severity: 'critical', rule: 'generic/secret', message: 'a key', fingerprint: '2' });
    const decision = decide(inputOf({ reports: passes({ generic: { status: 'fail', findings: [mild, worst] } }) }));
    expect(decision).toMatchObject({ type: 'reject', reason: 'finding', message: 'generic/secret: a key' });
  });

  it('accepts with what does not block, and says so in the risk', () => {
    const found = findingOf({ confidence: 'likely' });
    const decision = decide(inputOf({ reports: passes({ owasp: { status: 'fail', findings: [found] } }) }));
    expect(decision).toMatchObject({ type: 'accept', risk: { tier: 'normal' }, findings: [found] });
  });

  it('escalates what is risky once, and accepts what a person has approved', () => {
    const policy = policyWith({ protectedPaths: ['src/**'] });
    expect(decide(inputOf({ policy }))).toMatchObject({ type: 'escalate', reason: 'risk', risk: { tier: 'heavy' } });
    expect(decide(inputOf({ pathReview: 'runs on install' }))).toMatchObject({ type: 'escalate', reason: 'protected-path' });
    expect(decide(inputOf({ policy, approvedBy: 1 }))).toMatchObject({ type: 'accept', risk: { tier: 'heavy' } });
    const two = policyWith({ protectedPaths: ['src/**'], approval: { expiresAfterHours: null, twoPeopleFrom: 50 } });
    expect([1, 2].map((approvedBy) => decide(inputOf({ policy: two, approvedBy })).type)).toEqual(['escalate', 'accept']);
  });

  const risky = { owasp: { status: 'fail' as const, findings: [findingOf({ confidence: 'likely' })] } };
  const reviewed = (review: Partial<Report>) => [...passes(risky), reportOf('reviewer', review)];
  const asks = policyWith({ secondReview: { from: 10, reviewer: 'reviewer' } });

  it('asks a second reviewer from some risk on, and a person where it does not agree', () => {
    expect(decide(inputOf({ policy: asks, reports: passes() })).type).toBe('accept');
    expect(decide(inputOf({ policy: asks, reports: reviewed({}) })).type).toBe('accept');
    expect(decide(inputOf({ policy: asks, reports: passes(risky) }))).toMatchObject({ type: 'escalate', reason: 'second-review', message: expect.stringContaining('reviewer gave no report') as string });
    expect(decide(inputOf({ policy: asks, reports: reviewed({ status: 'skipped' }) }))).toMatchObject({ type: 'escalate', message: expect.stringContaining('reviewer said skipped') as string });
    const doubt = findingOf({ confidence: 'heuristic', message: 'odd' });
    expect(decide(inputOf({ policy: asks, reports: reviewed({ findings: [doubt] }) }))).toMatchObject({ type: 'escalate', risk: { reasons: expect.arrayContaining([expect.stringContaining('reviewer found: odd')]) as string[] } });
    expect(decide(inputOf({ policy: asks, reports: passes(risky), approvedBy: 1 })).type).toBe('accept');
  });

  it.each([['nobody', {}], ['a person', { reviewer: 'person' }]])('asks a person where the second reviewer is %s', (_, reviewer) => {
    const policy = policyWith({ secondReview: { from: 10, ...reviewer } });
    expect(decide(inputOf({ policy, reports: reviewed({}) }))).toMatchObject({ type: 'escalate', reason: 'second-review', risk: { tier: 'normal' } });
  });

  it('an approval does not lift a finding that blocks', () => {
    const decision = decide(inputOf({ reports: passes({ owasp: { status: 'fail', findings: [findingOf()] } }), approvedBy: 1 }));
    expect(decision.type).toBe('reject');
  });

  it('works on the default policy, so that these tests speak of what is shipped', () => {
    expect(decide(inputOf()).type).toBe('accept');
    expect(inputOf().policy).toBe(DEFAULT_POLICY);
  });
});
