import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { builtInRules } from '../../validators/index.ts';
import { casesOf, expectedIn, keyOf } from './cases.ts';
import { judgeChunked, judgeWhole } from './judge.ts';

const HEURISTIC: ReadonlySet<string> = new Set(builtInRules.filter((rule) => rule.confidence === 'heuristic').map((rule) => rule.id));

/** Heuristic findings are for an audit: the cases speak about what informs or blocks, and about the rule they are for when it is never surer. */
function keysOf(findings: readonly Finding[], rule: string): readonly string[] {
  return [...new Set(findings.filter((finding) => finding.confidence !== 'heuristic' || (finding.rule === rule && HEURISTIC.has(rule))).map(keyOf))].sort();
}

/** Of two helpers that do the same, the one that came later is told: here alone the order of files is part of the question. */
const LATER = 'architecture/reinvented-helper';

/** Where a rule finds something, however sure it is: a later chunk that registers a handler makes its findings certain. */
const places = (keys: readonly string[]): readonly string[] => keys.map((key) => key.replace(/ \w+$/, ''));
const certain = (keys: readonly string[]): readonly string[] => keys.filter((key) => key.endsWith(' certain'));

describe.each(builtInRules.map((rule) => rule.id))('%s', (rule) => {
  it.each(casesOf(rule).map((each) => [each.name, each] as const))('%s', async (_, { files, policy, expectation }) => {
    const expected = [...expectedIn(files)].sort();
    expect(expected.length > 0).toBe(expectation === 'reject');
    const keys = (findings: readonly Finding[]): readonly string[] => keysOf(findings, rule);
    const whole = await judgeWhole(files, policy);
    expect(keys(whole.program)).toEqual(expected);
    if (files.length > 1 && rule !== LATER) expect(keys((await judgeWhole([...files].reverse(), policy)).program)).toEqual(expected);
    const chunked = await judgeChunked(files, policy);
    expect(keys(chunked.program)).toEqual(expected);
    expect(keys(whole.program)).toEqual(expect.arrayContaining([...keys(whole.file)]));
    expect(keys(chunked.program)).toEqual(expect.arrayContaining([...keys(chunked.file)]));
    expect(places(keys(chunked.file))).toEqual(expect.arrayContaining([...places(keys(chunked.chunk))]));
    expect(keys(chunked.file)).toEqual(expect.arrayContaining([...certain(keys(chunked.chunk))]));
  });
});
