import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairAdvice } from '../../agents/repair.ts';
import type { FingerprintedFinding } from '../../index.ts';

function at(path: string, line: number): FingerprintedFinding['location'] {
  return { path, start: { line, column: 1, offset: line * 10 }, end: { line, column: 2, offset: line * 10 + 1 } };
}

function finding(name: string, change: Partial<FingerprintedFinding> = {}): FingerprintedFinding {
  const location = change.location ?? at('src/a.ts', 2);
  return { rule: `owasp/${name}`, message: `${name} is wrong`, severity: 'high', confidence: 'certain', location, trace: [], advice: `Use the safe ${name}.`, symbol: '', sink: name, fingerprint: `${name} ${location.start.line}`, ...change };
}

test('the surest and worst comes first, and the safe form before what is wrong', () => {
  const advice = repairAdvice([finding('mild', { severity: 'low' }), finding('unsure', { severity: 'critical', confidence: 'likely' }), finding('worst', { severity: 'critical' })]);
  expect(advice.split('\n')).toEqual([
    '- Use the safe worst. (src/a.ts:2: worst is wrong) [owasp/worst]',
    '- Use the safe mild. (src/a.ts:2: mild is wrong) [owasp/mild]',
    '- Use the safe unsure. (src/a.ts:2: unsure is wrong) [owasp/unsure]',
  ]);
});

test('a flaw in several places is told once, one that two validators report too', () => {
  const twice = finding('sql');
  expect(repairAdvice([twice, twice, finding('sql', { location: at('src/b.ts', 7) })])).toBe(
    '- Use the safe sql. (src/a.ts:2: sql is wrong) [owasp/sql]\n  likewise at src/b.ts:7',
  );
});

test('the line and the way of the data are shown', () => {
  const trace = [
    { location: at('src/web.ts', 1), message: 'from the request' },
    { location: at('src/a.ts', 2), message: 'into the query' },
  ];
  const source = 'const a = 1;\nquery(a);\nconst token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";\n';
  expect(repairAdvice([finding('sql', { trace })], { sourceOf: (path) => (path === 'src/a.ts' ? source : undefined) })).toBe(
    [
      '- Use the safe sql. (src/a.ts:2: sql is wrong) [owasp/sql]',
      '       1 | const a = 1;',
      '  >    2 | query(a);',
      '       3 | const token = "ghp_********";',
      '       4 |',
      '  the way:',
      '    src/web.ts:1: from the request',
      '    src/a.ts:2: into the query',
    ].join('\n'),
  );
});

test('what no longer fits is counted, and the first is told in any case', () => {
  const many = Array.from({ length: 200 }, (_, index) => finding(`rule${index}`));
  const advice = repairAdvice(many, { maxTokens: 100 });
  expect(advice.length).toBeLessThan(100 * 4 + 60);
  expect(advice).toMatch(/and \d+ more of less weight$/);
  expect(repairAdvice(many, { maxTokens: 1 })).toContain('Use the safe rule0.');
});

test('the order of the findings does not matter', () => {
  const all = ['x', 'y', 'z'].flatMap((name, index) => [finding(name), finding(name, { location: at('src/c.ts', index + 3), severity: 'medium' })]);
  const told = repairAdvice(all);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(repairAdvice(shuffled)).toBe(told);
    }),
  );
});
