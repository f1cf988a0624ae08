import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { builtInRules } from '../../validators/index.ts';
import { casesOf, expectedIn, keyOf } from './cases.ts';
import { judgeChunked, judgeWhole } from './judge.ts';

/** Heuristic findings are for an audit; the cases speak about what informs or blocks. */
function keys(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.filter((finding) => finding.confidence !== 'heuristic').map(keyOf))].sort();
}

describe.each(builtInRules.map((rule) => rule.id))('%s', (rule) => {
  it.each(casesOf(rule).map((each) => [each.name, each] as const))('%s', async (_, { files, policy, expectation }) => {
    const expected = [...expectedIn(files)].sort();
    expect(expected.length > 0).toBe(expectation === 'reject');
    const whole = await judgeWhole(files, policy);
    expect(keys(whole.program)).toEqual(expected);
    const chunked = await judgeChunked(files, policy);
    expect(keys(chunked.program)).toEqual(expected);
    expect(keys(whole.program)).toEqual(expect.arrayContaining([...keys(whole.file)]));
    expect(keys(chunked.program)).toEqual(expect.arrayContaining([...keys(chunked.file)]));
    expect(keys(chunked.file)).toEqual(expect.arrayContaining([...keys(chunked.chunk)]));
  });
});
