import { describe, expect, it } from 'vitest';
import { completenessOf, createProgram, parseUnit } from '../../program/index.ts';
import { checkText } from '../../index.ts';
import { treeWith } from '../graph/run-fixture.ts';

const many = (count: number, text: string): string => text.repeat(count);

function obstacleOf(text: string): string | undefined {
  const outcome = parseUnit('a.ts', text);
  return outcome.type === 'obstacle' ? outcome.reason : undefined;
}

const BOMBS: readonly (readonly [name: string, text: string])[] = [
  ['10,000 open brackets', many(10_000, '(')],
  ['10,000 nested arrays', `const a = ${many(10_000, '[')}${many(10_000, ']')};`],
  ['10,000 nested objects', `const a = ${many(10_000, '{a:')}1${many(10_000, '}')};`],
  ['10,000 nested blocks', `${many(10_000, '{')}${many(10_000, '}')}`],
  ['10,000 nested functions', `${many(10_000, 'function f(){')}${many(10_000, '}')}`],
  ['10,000 nested calls', `${many(10_000, 'f(')}${many(10_000, ')')}`],
  ['20,000 additions', `const a = 1${many(20_000, ' + 1')};`],
  ['20,000 additions, each on a line', `const a = 1${many(20_000, '\n + 1')};`],
  ['20,000 negations', `const a = ${many(20_000, '!')}1;`],
  ['20,000 conditionals', `const a = ${many(20_000, 'x ? 1 : ')}2;`],
  ['20,000 branches', `${many(20_000, 'if (a) b(); else ')}c();`],
  ['20,000 branches, each on a line', `${many(20_000, 'if (a) b();\nelse ')}c();`],
  ['20,000 typeof', `const a = ${many(20_000, 'typeof ')}1;`],
  ['20,000 awaits', `async () => ${many(20_000, 'await ')}1;`],
  ['20,000 new', `${many(20_000, 'new ')}A;`],
  ['20,000 arrows', `const a = ${many(20_000, 'x => ')}1;`],
  ['20,000 labels', `${many(20_000, 'a: ')};`],
  ['10,000 template holes', `const a = ${many(10_000, '`${')}1${many(10_000, '}`')};`],
  ['10,000 type arguments', `type A = ${many(10_000, 'B<')}1${many(10_000, '>')};`],
  ['20,000 unions', `type A = 1${many(20_000, ' | 1')};`],
  ['20,000 members', `a${many(20_000, '.b')};`],
  ['20,000 optional members', `a${many(20_000, '?.b')};`],
  ['20,000 calls in a chain', `a${many(20_000, '()')};`],
  ['20,000 tagged templates', `a${many(20_000, '``')};`],
  ['20,000 non-null marks', `a${many(20_000, '!')};`],
  ['10,000 elements', `const a = ${many(10_000, '<a>')}${many(10_000, '</a>')};`],
  ['20,000 keyofs', `type A = ${many(20_000, 'keyof ')}B;`],
  ['20,000 readonlys', `type A = ${many(20_000, 'readonly ')}B[];`],
  ['20,000 uniques', `type A = ${many(20_000, 'unique ')}symbol;`],
  ['20,000 array types', `type A = B${many(20_000, '[]')};`],
  ['20,000 decorators', `${many(20_000, '@a ')}class A {}`],
  ['20,000 assignments', `${many(20_000, 'a = ')}1;`],
  ['100,000 members, each on a line', `a${many(100_000, '\n.b')};`],
  ['100,000 calls, each on a line', `a${many(100_000, '\n()')};`],
  ['100,000 indices, each on a line', `a${many(100_000, '\n[0]')};`],
  ['100,000 new, each on a line', `${many(100_000, 'new\n')}A;`],
  ['100,000 branches, else alone on its line', `${many(100_000, 'if (a) b()\nelse\n')}c()`],
  ['500,000 empty lines', `${many(500_000, '\n')}a;`],
  ['a line of 10 MB', `const a = "${many(10_000_000, 'x')}";`],
  ['10 MB of short lines', many(1_000_000, 'let a = 1;\n')],
  ['10 MB of white space', many(10_000_000, ' ')],
];

describe('a text that could take the process down', () => {
  it.each(BOMBS)('%s is parsed or an obstacle, never a crash', (_, text) => {
    const outcome = parseUnit('a.tsx', text);
    if (outcome.type === 'obstacle') expect(outcome.reason).not.toBe('');
    else {
      expect(outcome.unit.scopes.references.length).toBeGreaterThanOrEqual(0);
      expect(text.length).toBeLessThanOrEqual(2_000_000);
    }
    expect(['complete', 'unfinished', 'wrong']).toContain(completenessOf('a.tsx', text).type);
  });

  it.each(BOMBS.slice(0, 8))('%s is not analysed, and that is no pass', (_, text) => {
    expect(obstacleOf(text)).toMatch(/\d/);
    const program = createProgram(treeWith());
    program.begin('a.ts', 'create');
    program.append('a.ts', '0', text);
    expect(program.module('a.ts')?.obstacle).toBe(obstacleOf(text));
    expect(program.module('a.ts')?.units).toEqual([]);
  });

  it('is named by check', async () => {
    const result = await checkText(many(10_000, '('), { filePath: 'a.ts', root: treeWith() });
    expect(result.files.filter((file) => file.findings.length === 0)).toEqual([]);
    expect(result.unchecked.map((file) => [file.path, file.kind])).toEqual([['a.ts', 'not-analysed']]);
    expect(result.unchecked[0]?.reason).toContain('nested more than');
  });

  it.each([
    ['brackets', `const a = ${many(790, '[')}1${many(790, ']')};`],
    ['objects', `const a = ${many(790, '{a:')}1${many(790, '}')};`],
    ['functions', `${many(390, 'function f(){ if (a) {')}${many(390, '}}')}`],
    ['elements', `const a = ${many(790, '<a>{')}1${many(790, '}</a>')};`],
    ['negations', `const a = ${many(3_990, '!')}1;`],
    ['conditionals', `const a = ${many(1_900, 'x ? 1 : ')}2;`],
    ['conditional types', `type A = ${many(1_000, 'B extends C ? D : ')}E;`],
    ['additions', `const a = 1${many(3_990, ' + 1')};`],
    ['keyofs', `type A = ${many(3_990, 'keyof ')}B;`],
    ['branches', `${many(1_900, 'if (a) b(); else ')}c();`],
    ['arrows', `const a = ${many(3_900, 'x=>')}1;`],
    ['assignments', `${many(3_900, 'a = ')}1;`],
    ['members', `a${many(7_990, '\n.b')};`],
    ['calls', `a${many(7_990, '\n()')};`],
    ['new', `${many(3_990, 'new\n')}A;`],
  ])('just below the limit is survived by the analysis worker: %s', async (_, text) => {
    const result = await checkText(text, { filePath: 'a.tsx', root: treeWith() });
    expect(result.unchecked.filter((file) => file.kind === 'failed')).toEqual([]);
  });

  it('does not keep usual code from being analysed', () => {
    const usual = [
      `export const table = [${many(5_000, '[1, -2, "three"],\n')}];`,
      many(2_000, 'if (a) {\n  b();\n} else {\n  c();\n}\n'),
      `const text = ${many(1_000, "'part' +\n  ")}'end';`,
      many(3_000, 'export const fn = (x: number): number => x * 2 + 1;\n').replaceAll('fn', 'f'),
      many(20_000, 'call(1)[0].then(done)\n'),
      `const data = ${JSON.stringify({ long: many(100_000, 'x') })};`,
    ];
    for (const text of usual) expect(obstacleOf(text)).toBeUndefined();
  });
});
