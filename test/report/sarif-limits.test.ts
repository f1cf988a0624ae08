import type { Log, Run } from 'sarif';
import { expect, test } from 'vitest';
import type { JudgedFinding } from '../../contract/index.ts';
import { sarif } from '../../report/index.ts';
import { INJECTION, sampleResult } from './sample-result.ts';

function runOf(findings: readonly JudgedFinding[]): Run {
  const files = [{ path: 'src/db.ts', text: '', findings, reports: [] }];
  const log: Log = JSON.parse(sarif(sampleResult({ files, unchecked: [] }), { toolVersion: '0.1.0' }));
  const [run] = log.runs;
  if (run === undefined) throw new Error('a log without a run');
  return run;
}

const OLD: JudgedFinding = { ...INJECTION, blocks: false, suppressed: { by: 'baseline', justification: 'it was there before' } };

test('where there is a baseline, every result says whether it is new', () => {
  expect(runOf([INJECTION, OLD]).results?.map(({ baselineState, suppressions }) => [baselineState, suppressions?.length])).toEqual([['new', 0], ['unchanged', 1]]);
  expect(runOf([INJECTION]).results?.[0]).not.toHaveProperty('baselineState');
});

test('more than GitHub takes leaves out what matters least, and says so', () => {
  const bare = { ...INJECTION, trace: [] };
  const mild = { ...bare, blocks: false, severity: 'low' as const, confidence: 'heuristic' as const };
  const run = runOf([...new Array<JudgedFinding>(25_000).fill(mild).map((each) => ({ ...each })), bare]);
  expect(run.results?.length).toBe(25_000);
  expect(run.results?.filter(({ level }) => level === 'error').length).toBe(1);
  expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe('Left out, because GitHub takes no more: 1 finding of the least weight.');
});
