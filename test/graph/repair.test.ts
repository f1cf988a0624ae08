import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProgress, roundOf } from '../../graph/repair-progress.ts';
import type { RepairRound } from '../../graph/repair-progress.ts';
import { defineValidator } from '../../index.ts';
import type { FingerprintedFinding, GeneratorPart, Severity, Validator } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, fileParts, runToEnd } from './run-fixture.ts';

function finding(fingerprint: string, severity: Severity = 'high'): FingerprintedFinding {
  const point = { line: 1, column: 1, offset: 0 };
  return { rule: 'a/b', message: '', severity, confidence: 'certain', location: { path: 'a.ts', start: point, end: point }, trace: [], advice: '', symbol: '', sink: '', fingerprint };
}

function round(start: number, ...findings: FingerprintedFinding[]): RepairRound {
  return roundOf({ path: 'a.ts', start, isWhole: false, findings });
}

describe('progress', () => {
  it('is less of what there was, and nothing new', () => {
    const first = [round(10, finding('x'), finding('y'))];
    expect(isProgress(first, round(10, finding('x')))).toBe(true);
    expect(isProgress(first, round(10, finding('x'), finding('y')))).toBe(false);
    expect(isProgress(first, round(10, finding('z')))).toBe(false);
    expect(isProgress(first, round(10, finding('x'), finding('x')))).toBe(false);
  });

  it('is the same flaw made milder, and never one made worse', () => {
    expect(isProgress([round(0, finding('x', 'critical'))], round(0, finding('x', 'high')))).toBe(true);
    expect(isProgress([round(0, finding('x', 'high'), finding('y'))], round(0, finding('x', 'critical')))).toBe(false);
  });

  it('is measured afresh further on, and against the last round when it falls back', () => {
    const earlier = [round(10, finding('x')), round(90, finding('y'))];
    expect(isProgress(earlier, round(200, finding('z')))).toBe(true);
    expect(isProgress(earlier, round(10, finding('x')))).toBe(false);
  });

  it('cannot go on for ever at one place', () => {
    const findings = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<Severity>('critical', 'high', 'medium', 'low')), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(findings, { maxLength: 60 }), (all) => {
        const kept: RepairRound[] = [];
        for (const each of all) {
          const next = round(5, ...each.map(([name, severity]) => finding(name, severity)));
          if (isProgress(kept, next)) kept.push(next);
        }
        expect(kept.length).toBeLessThanOrEqual(1 + 4 * 4);
      }),
    );
  });
});

/** Sends a flaw in words that are always new. */
function stubborn(rounds: number): ReturnType<typeof scriptedGenerator> {
  const attempt = (at: number): GeneratorPart[] => [...fileParts('a.ts', `export const x${at} = "FLAW ${at}";\n`), COMPLETE];
  return scriptedGenerator(Array.from({ length: rounds }, (_, at) => attempt(at)));
}

/** Finds every word of a list, one finding each. */
function findAll(words: readonly string[]): Validator {
  const each = words.map((word) => forbid(word));
  return defineValidator({
    id: 'find-all',
    version: '1',
    family: 'external',
    rules: [],
    async *validate(request) {
      for (const validator of each)
        for await (const part of validator.validate(request)) if (part.type === 'finding') yield { ...part, finding: { ...part.finding, sink: part.finding.sink.slice(0, 5) } };
      const found = words.some((word) => request.unit.text.includes(word));
      yield { type: 'done', status: found ? 'fail' : 'pass', unitSha256: request.unit.sha256, programVersion: request.program.version };
    },
  });
}

describe('repair in a run', () => {
  it('ends when a round does not leave less wrong, before the rounds are used up', async () => {
    const { result, tree } = await runToEnd(stubborn(9), { validators: [forbid('FLAW')], policy: { repair: { rounds: 8, totalRounds: 8 } } });
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'repair-exhausted' }] });
    expect(result.rejected[0]?.message).toContain('did not leave less wrong');
    expect(result.metrics.repairs).toBe(1);
    expect(tree).toEqual({});
  });

  it('goes on while every round leaves less wrong', async () => {
    const steps = ['FLAW1 FLAW2 FLAW3', 'FLAW1 FLAW3', 'FLAW3', 'fine'];
    const generator = scriptedGenerator(steps.map((text) => [...fileParts('a.ts', `export const x = "${text}";\n`), COMPLETE]));
    const { result, tree } = await runToEnd(generator, { validators: [findAll(['FLAW1', 'FLAW2', 'FLAW3'])], policy: { repair: { rounds: 8, totalRounds: 8 } } });
    expect(result).toMatchObject({ outcome: 'accepted', metrics: { repairs: 3 } });
    expect(tree).toEqual({ 'a.ts': 'export const x = "fine";\n' });
  });

  it('ends with a person where the policy says so, and their approval does not make a certain flaw pass', async () => {
    const { result, run, tree } = await runToEnd(stubborn(9), { validators: [forbid('FLAW')], policy: { repair: { ending: 'escalate' } } });
    expect(result.outcome).toBe('waiting');
    const [question] = run.interrupts;
    expect(question?.message).toContain('did not leave less wrong');
    expect(tree).toEqual({});
    const answer = { unitId: question?.unitId ?? '', sha256: question?.sha256 ?? '', decision: 'approve', by: 'dana', reason: 'looks fine' } as const;
    const after = await run.resume([answer]).result;
    expect(after).toMatchObject({ outcome: 'rejected', written: [], rejected: [{ path: 'a.ts', reason: 'repair-exhausted' }] });
  });

  it('is bounded in tokens and money from the first refusal on', async () => {
    const dear = (at: number): GeneratorPart[] => [
      { type: 'usage', inputTokens: 600, outputTokens: 500, costUsd: 0.5 },
      ...fileParts('a.ts', `\nexport const a${at} = 1;\nexport const b${at} = "FLAW";\n`),
      COMPLETE,
    ];
    const run = (repair: object) => runToEnd(scriptedGenerator(Array.from({ length: 9 }, (_, at) => dear(at))), { validators: [forbid('FLAW')], policy: { repair: { rounds: 9, totalRounds: 9, ...repair } } });
    const tokens = await run({ tokens: 2_000 });
    expect(tokens.result.rejected[0]?.message).toContain('the tokens for repair are used up');
    expect(tokens.result.metrics.repairs).toBe(2);
    const money = await run({ usd: 0.4 });
    expect(money.result.rejected[0]?.message).toContain('the money for repair is spent');
    expect(money.result.metrics.repairs).toBe(1);
    expect(money.result.usage).toEqual({ requests: 3, inputTokens: 1_800, outputTokens: 1_500, costUsd: 1.5 });
  });
});
