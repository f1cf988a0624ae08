import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../index.ts';
import type { FingerprintedFinding } from '../../index.ts';
import { diffLines } from '../../report/line-diff.ts';

const colors = pc.createColors(false);
const show = (before: string | null, after: string | null, findings: readonly FingerprintedFinding[] = []): string => diffText({ path: 'a.ts', before, after, findings }, colors);

describe('the lines of a comparison', () => {
  const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd\r');
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));

  it('give both texts back, and their numbers', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const olds = lines.filter(({ kind }) => kind !== 'added');
        const news = lines.filter(({ kind }) => kind !== 'removed');
        expect(olds.map((each) => each.text).join('')).toBe(before);
        expect(news.map((each) => each.text).join('')).toBe(after);
        expect(olds.map((each) => each.old)).toEqual(olds.map((_, at) => at + 1));
        expect(news.map((each) => each.new)).toEqual(news.map((_, at) => at + 1));
      }),
    );
  });

  it('differ in as few lines as a table of longest common subsequences says', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = [before.match(/[^\r\n]*(?:\r\n|\n|\r)/g) ?? [], after.match(/[^\r\n]*(?:\r\n|\n|\r)/g) ?? []];
        const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
        for (let i = a.length - 1; i >= 0; i -= 1)
          for (let j = b.length - 1; j >= 0; j -= 1)
            (table[i] ?? [])[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, table[i]?.[j + 1] ?? 0);
        expect(diffLines(before, after).filter(({ kind }) => kind === 'same')).toHaveLength(table[0]?.[0] ?? 0);
      }),
    );
  });
});

describe('a diff', () => {
  it('shows what changes with three lines around it', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}\n`);
    const after = lines.with(9, 'changed\n').join('');
    expect(show(lines.join(''), after)).toBe(
      ['--- a/a.ts', '+++ b/a.ts', '@@ -7,7 +7,7 @@', ' line 7', ' line 8', ' line 9', '-line 10', '+changed', ' line 11', ' line 12', ' line 13'].join('\n'),
    );
  });

  it('shows a finding below its line', () => {
    const at = { line: 2, column: 3, offset: 4 };
    const finding: FingerprintedFinding = { rule: 'owasp/x', message: 'bad', severity: 'high', confidence: 'likely', location: { path: 'a.ts', start: at, end: at }, trace: [], advice: '', symbol: '', sink: '', fingerprint: 'f' };
    expect(show(null, 'one\ntwo\n', [finding])).toContain('+two\n   ^ high likely owasp/x: bad');
  });

  it('names a file that is new, one that goes, and a missing line end', () => {
    expect(show(null, 'a')).toBe('--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1,1 @@\n+a\n\\ no line end at the end of the new file');
    expect(show('a\n', null)).toBe('--- a/a.ts\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a');
  });

  it('hides nothing: control characters, turned text and line ends of another kind are seen', () => {
    const shown = show('a\n', 'a\r\n\u001b[2Jgone\u202etxt\u200b\n');
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u200b]/);
    expect(shown).toContain('+a\u240d\n+\u241b[2Jgone\ufffdtxt\ufffd');
  });

  it('shows all of two texts that have nothing in common', () => {
    const text = (name: string): string => Array.from({ length: 3_000 }, (_, at) => `${name}${at}\n`).join('');
    const lines = show(text('old'), text('new')).split('\n');
    expect(lines.filter((each) => each.startsWith('-old'))).toHaveLength(3_000);
    expect(lines.filter((each) => each.startsWith('+new'))).toHaveLength(3_000);
  });
});
