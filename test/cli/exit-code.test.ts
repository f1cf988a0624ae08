import { expect, test } from 'vitest';
import type { CheckResult, JudgedFinding } from '../../contract/index.ts';
import { endingOfCheck, endingOfRun, exitCodeOf } from '../../examples/cli/exit-code.ts';

test.each([
  [{}, 0],
  [{ refused: true }, 1],
  [{ waiting: true }, 3],
  [{ waiting: true, refused: true }, 3],
  [{ broke: true }, 2],
  [{ broke: true, waiting: true, refused: true }, 2],
  [{ interrupted: 'SIGINT', broke: true, waiting: true, refused: true }, 130],
  [{ interrupted: 'SIGTERM', broke: true }, 143],
  [{ interrupted: undefined, refused: true }, 1],
] as const)('%j ends with %i', (ending, code) => {
  expect(exitCodeOf(ending)).toBe(code);
});

test.each([
  ['accepted', [], 0],
  ['rejected', [], 1],
  ['waiting', [], 3],
  ['failed', [], 2],
  ['aborted', [], 2],
  ['accepted', ['owasp on r/0/1/0: crashed'], 2],
  ['rejected', ['owasp on r/0/1/0: crashed'], 2],
] as const)('a run that is %s with faults %j ends with %i', (outcome, faults, code) => {
  expect(exitCodeOf(endingOfRun({ outcome, faults }))).toBe(code);
});

const place = { line: 1, column: 1, offset: 0 };
const finding: JudgedFinding = {
  rule: 'x/y',
  message: '',
  severity: 'medium',
  confidence: 'likely',
  location: { path: 'a.ts', start: place, end: place },
  trace: [],
  advice: '',
  symbol: '',
  sink: '',
  fingerprint: '',
  blocks: false,
};

function checkOf(change: Partial<JudgedFinding>, unchecked: CheckResult['unchecked'] = []): Pick<CheckResult, 'files' | 'unchecked'> {
  return { files: [{ path: 'a.ts', text: '', findings: [{ ...finding, ...change }], reports: [] }], unchecked };
}

test('only what blocks refuses a check', () => {
  expect(exitCodeOf(endingOfCheck(checkOf({})))).toBe(0);
  expect(exitCodeOf(endingOfCheck(checkOf({ blocks: true })))).toBe(1);
});

test('--fail-on also counts what does not block, from its severity on, and nothing that is waived', () => {
  expect(exitCodeOf(endingOfCheck(checkOf({}), 'high'))).toBe(0);
  expect(exitCodeOf(endingOfCheck(checkOf({}), 'medium'))).toBe(1);
  expect(exitCodeOf(endingOfCheck(checkOf({}), 'low'))).toBe(1);
  expect(exitCodeOf(endingOfCheck(checkOf({ suppressed: { by: 'waiver', justification: '' } }), 'low'))).toBe(0);
});

test('a --fail-on that is stricter than the policy does not let through what blocks', () => {
  expect(exitCodeOf(endingOfCheck(checkOf({ blocks: true }), 'critical'))).toBe(1);
});

test('a validator that broke outranks findings; files that were left out do not count', () => {
  expect(exitCodeOf(endingOfCheck(checkOf({ blocks: true }, [{ path: 'b.ts', reason: '', kind: 'failed' }])))).toBe(2);
  expect(exitCodeOf(endingOfCheck(checkOf({}, [{ path: 'b.ts', reason: '', kind: 'ignored' }])))).toBe(0);
  expect(exitCodeOf(endingOfCheck(checkOf({}, [{ path: 'b.ts', reason: '', kind: 'not-analysed' }])))).toBe(1);
});
