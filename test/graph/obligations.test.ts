import { describe, expect, it } from 'vitest';
import type { GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, eventsOf, fileParts, ofType, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended, Setup } from './run-fixture.ts';

function run(files: Readonly<Record<string, string>>, setup: Setup = {}): Promise<Ended> {
  return runToEnd(scriptedGenerator([streamOf(files)], { capabilities: { repair: false } }), setup);
}

const A = "import { b } from './b.ts';\n\nexport const a = (): number => b() + 1;\n";
const B = "import { a } from './a.ts';\n\nexport const b = (): number => a() + 1;\n";
const PLAIN_B = 'export const b = (): number => 1;\n';

describe('an import of a file that is announced later', () => {
  it('is fulfilled: both are written', async () => {
    const { result, tree } = await run({ 'a.ts': A, 'b.ts': PLAIN_B });
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(tree).toEqual({ 'a.ts': A, 'b.ts': PLAIN_B });
  });

  it('is never fulfilled: the file is not written, others are', async () => {
    const { result, tree } = await run({ 'a.ts': A, 'c.ts': 'export const c = 1;\n' });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['c.ts'], rejected: [{ path: 'a.ts', reason: 'obligation' }] });
    expect(result.rejected[0]?.message).toContain('./b.ts');
    expect(tree).toEqual({ 'c.ts': 'export const c = 1;\n' });
  });

  it('is never fulfilled when the file lacks the name', async () => {
    const { result, tree } = await run({ 'a.ts': A, 'b.ts': 'export const other = 1;\n' });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'], rejected: [{ path: 'a.ts' }] });
    expect(tree).toEqual({ 'b.ts': 'export const other = 1;\n' });
  });

  it('is answered by a repair at the end of the run', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': A }), [...fileParts('a.ts', 'export const a = (): number => 2;\n'), COMPLETE]]);
    const { result, tree } = await runToEnd(generator);
    generator.assertDone();
    expect(result).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
    expect(tree).toEqual({ 'a.ts': 'export const a = (): number => 2;\n' });
  });

  it('a name declared further down is no flaw; one that nobody declares is', async () => {
    const later = 'export const first = (): number => second();\n\nfunction second(): number {\n  return 2;\n}\n';
    const fine = await run({ 'a.ts': later });
    expect(fine.result.outcome).toBe('accepted');
    const bad = await run({ 'a.ts': later.replace('function second', 'function third') });
    expect(bad.result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts' }] });
    expect(bad.result.rejected[0]?.message).toContain('`second`');
  });
});

describe('files that are fine apart and wrong together (I10)', () => {
  it.each([
    [{ 'a.ts': A, 'b.ts': B }, 'b.ts', 'a.ts'],
    [{ 'b.ts': B, 'a.ts': A }, 'a.ts', 'b.ts'],
  ])('are refused exactly once, in either order', async (files, refused, other) => {
    const { result, records, tree } = await run(files);
    const cycles = ofType(records, 'chunk-refused').filter((record) => record.message.includes('architecture/cycle'));
    expect(cycles.map((record) => record.chunk.path)).toEqual([refused]);
    expect(result.outcome).toBe('rejected');
    expect(result.rejected.map((each) => each.path)).toContain(refused);
    expect(tree).not.toHaveProperty([refused]);
    expect(tree).not.toHaveProperty([other]);
  });

  it('are refused once and repaired: then both are written', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': A, 'b.ts': B }), [...fileParts('b.ts', PLAIN_B), COMPLETE]]);
    const { result, tree, events } = await runToEnd(generator);
    generator.assertDone();
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.ts': A, 'b.ts': PLAIN_B });
    expect(eventsOf(events, 'repair-start').map((event) => event.path)).toEqual(['b.ts']);
  });
});

describe('a file that is refused', () => {
  const bad = `${PLAIN_B}\nexport const wrong = "FLAW";\n`;

  it('takes along the files that rest on it, whichever came first', async () => {
    for (const files of [{ 'b.ts': bad, 'a.ts': A }, { 'a.ts': A, 'b.ts': bad }]) {
      const { result, tree } = await run({ ...files, 'c.ts': 'export const c = 1;\n' }, { validators: [forbid('FLAW')] });
      expect(result.outcome).toBe('rejected');
      expect(result.rejected.map((each) => each.path).sort()).toEqual(['a.ts', 'b.ts']);
      expect(tree).toEqual({ 'c.ts': 'export const c = 1;\n' });
    }
  });

  it('takes along a whole chain, and what rests on it by `export *`', async () => {
    const files = { 'b.ts': bad, 'm.ts': "export * from './b.ts';\n", 'a.ts': A.replace('./b.ts', './m.ts'), 'z.ts': "import { a } from './a.ts';\n\nexport const z = a;\n" };
    const { result, tree } = await run(files, { validators: [forbid('FLAW')] });
    expect(result.rejected.map((each) => each.path).sort()).toEqual(['a.ts', 'b.ts', 'm.ts', 'z.ts']);
    expect(tree).toEqual({});
  });

  it('gives the old file back to those who read it', async () => {
    const root = treeWith({ 'b.ts': PLAIN_B });
    const replace: GeneratorPart = { type: 'file-start', file: 'b.ts', path: 'b.ts', operation: 'replace' };
    const parts = [replace, ...fileParts('b.ts', bad).slice(1), ...fileParts('a.ts', A), COMPLETE];
    const generator = scriptedGenerator([parts], { capabilities: { repair: false } });
    const { result, tree } = await runToEnd(generator, { root, validators: [forbid('FLAW')] });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['a.ts'], rejected: [{ path: 'b.ts' }] });
    expect(tree).toEqual({ 'a.ts': A, 'b.ts': PLAIN_B });
  });
});

describe('files that wait for each other', () => {
  const policy = { architecture: { cycles: 'allow' as const } };

  it('are released together', async () => {
    const files = { 'a.ts': A, 'other.ts': 'export const other = 1;\n', 'b.ts': B };
    const { result, tree, records } = await run(files, { policy });
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual(files);
    const sets = ofType(records, 'release-start').map((record) => record.files.map((file) => file.path).sort());
    expect(sets).toContainEqual(['a.ts', 'b.ts']);
    expect(sets).toContainEqual(['other.ts']);
  });

  it.each([
    ['the first', { 'a.ts': `${A}export const bad = "FLAW";\n`, 'b.ts': B }],
    ['the second', { 'a.ts': A, 'b.ts': `${B}export const bad = "FLAW";\n` }],
  ])('are left out together when %s is refused', async (_, files) => {
    const { tree, result } = await run(files, { policy, validators: [forbid('FLAW')] });
    expect(result.rejected.map((each) => each.path).sort()).toEqual(['a.ts', 'b.ts']);
    expect(tree).toEqual({});
  });
});

it('a member that a file on disk gets later in the run is waited for', async () => {
  const root = treeWith({ 'b.ts': 'export const old = 1;\n' });
  const replace = (part: GeneratorPart): GeneratorPart => (part.type === 'file-start' && part.path === 'b.ts' ? { ...part, operation: 'replace' } : part);
  const parts = streamOf({ 'a.ts': "import { fresh } from './b.js';\nexport const a = fresh;\n", 'b.ts': 'export const fresh = 2;\n' }).map(replace);
  const { result } = await runToEnd(scriptedGenerator([parts]), { root });
  expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
});
