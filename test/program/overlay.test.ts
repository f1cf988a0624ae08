import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { put, treeWith } from '../graph/run-fixture.ts';

function programWith(files: Readonly<Record<string, string>> = {}): EditableProgram {
  return createProgram(treeWith(files));
}

describe('the prospective program', () => {
  it('is the disk, until the run begins a file', () => {
    const program = programWith({ 'a.ts': 'old', 'b.ts': 'other' });
    expect([program.text('a.ts'), program.has('c.ts'), program.runPaths(), program.isComplete('a.ts')]).toEqual(['old', false, [], true]);
    program.begin('a.ts', 'replace');
    expect([program.text('a.ts'), program.isComplete('a.ts'), program.runPaths()]).toEqual(['', false, ['a.ts']]);
    program.append('a.ts', '0', 'new ');
    program.append('a.ts', '1', 'text');
    program.complete('a.ts');
    expect([program.text('a.ts'), program.isComplete('a.ts'), program.text('b.ts')]).toEqual(['new text', true, 'other']);
  });

  it('keeps the text of an edited file until the edit is known, and hides a deleted one', () => {
    const program = programWith({ 'a.ts': 'old', 'b.ts': 'gone' });
    program.begin('a.ts', 'edit');
    expect(program.text('a.ts')).toBe('old');
    program.setText('a.ts', '0', 'edited');
    expect(program.text('a.ts')).toBe('edited');
    program.begin('b.ts', 'delete');
    expect([program.text('b.ts'), program.has('b.ts'), program.module('b.ts')]).toEqual([undefined, false, undefined]);
    program.drop('b.ts');
    expect(program.text('b.ts')).toBe('gone');
  });

  it('forgets a dropped file and reads the disk anew', () => {
    const root = treeWith({ 'a.ts': 'old' });
    const program = createProgram(root);
    expect(program.text('a.ts')).toBe('old');
    program.begin('a.ts', 'replace');
    put(root, 'a.ts', 'by a human');
    program.drop('a.ts');
    expect(program.text('a.ts')).toBe('by a human');
  });

  it('after any appends and truncations is what the pieces that stand make', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('append' as const), text: fc.constantFrom('const a = 1;\n', 'f(;\n', '// x\n', 'é\r\n', '') }),
      fc.record({ type: fc.constant('truncate' as const), at: fc.nat(12) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const program = createProgram('/nowhere');
        program.begin('a.ts', 'create');
        let pieces: { id: string; text: string }[] = [];
        for (const [at, each] of steps.entries()) {
          const before = program.version;
          if (each.type === 'append') {
            pieces.push({ id: String(at), text: each.text });
            program.append('a.ts', String(at), each.text);
          } else {
            program.truncate('a.ts', pieces[each.at]?.id ?? 'nobody');
            pieces = pieces[each.at] === undefined ? pieces : pieces.slice(0, each.at);
          }
          expect(program.version).toBeGreaterThan(before);
          expect(program.text('a.ts')).toBe(pieces.map((piece) => piece.text).join(''));
        }
        const units = program.module('a.ts')?.units ?? [];
        expect(units.map((unit) => unit.text)).toEqual(pieces.map((piece) => piece.text));
        let offset = 0;
        for (const unit of units) {
          const before = program.text('a.ts')?.slice(0, offset) ?? '';
          expect(unit.origin).toMatchObject({ offset, line: before.split(/\r\n|\n|\r/).length });
          offset += unit.text.length;
        }
      }),
    );
  });

  it('names of one piece are known in the others', () => {
    const program = programWith();
    program.begin('a.ts', 'create');
    program.append('a.ts', '0', "import { x } from './x.ts';\n");
    program.append('a.ts', '1', 'export const y = x + later;\n');
    const use = program.module('a.ts')?.units[1]?.scopes.unresolved.find((each) => each.name === 'later');
    expect(use && program.module('a.ts')?.resolve(use)).toBeUndefined();
    program.append('a.ts', '2', 'var later = 1;\n');
    const module = program.module('a.ts');
    const again = module?.units[1]?.scopes.unresolved.find((each) => each.name === 'later');
    expect(again && module?.resolve(again)?.kind).toBe('var');
    expect(module?.exports.map((each) => each.name)).toEqual(['y']);
  });

  it('tells which paths a judgement asked for, also those that are not there', async () => {
    const program = programWith({ 'a.ts': "import './b.ts';\n" });
    const { reads } = await program.observe(() => Promise.resolve(program.resolve('a.ts', './b.ts')));
    expect(reads.has('b.ts')).toBe(true);
    expect(program.resolve('a.ts', './b.ts')).toMatchObject({ type: 'missing' });
    program.begin('b.ts', 'create');
    expect(program.resolve('a.ts', './b.ts')).toEqual({ type: 'file', path: 'b.ts' });
  });
});

describe('resolve', () => {
  const FILES = {
    'src/a.ts': '', 'src/b.tsx': '', 'src/folder/index.ts': '', 'data.json': '{}', 'node_modules/pkg/package.json': '{"name":"pkg","main":"x.js"}', 'node_modules/pkg/x.js': '',
  };

  it.each([
    ['./a.ts', { type: 'file', path: 'src/a.ts' }],
    ['./a.js', { type: 'file', path: 'src/a.ts' }],
    ['./a', { type: 'file', path: 'src/a.ts' }],
    ['./b.jsx', { type: 'file', path: 'src/b.tsx' }],
    ['./folder', { type: 'file', path: 'src/folder/index.ts' }],
    ['./folder/', { type: 'file', path: 'src/folder/index.ts' }],
    ['../data.json', { type: 'file', path: 'data.json' }],
    ['./a.ts?raw', { type: 'file', path: 'src/a.ts' }],
    ['../../out', { type: 'outside' }],
    ['fs', { type: 'builtin', name: 'fs' }],
    ['node:fs/promises', { type: 'builtin', name: 'fs/promises' }],
    ['pkg', { type: 'package', name: 'pkg', installed: true, file: 'node_modules/pkg/x.js' }],
    ['@scope/none/deep', { type: 'package', name: '@scope/none', installed: false }],
    ['#internal', { type: 'unknown' }],
    ['@/alias', { type: 'unknown' }],
  ])('%s', (specifier, expected) => {
    expect(programWith(FILES).resolve('src/x.ts', specifier)).toEqual(expected);
  });

  it('says where a missing file would lie, likeliest first', () => {
    const resolution = programWith(FILES).resolve('src/x.ts', './none.js');
    expect(resolution.type === 'missing' ? resolution.candidates.slice(0, 2) : []).toEqual(['src/none.js', 'src/none.ts']);
  });
});
