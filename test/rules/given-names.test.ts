import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { put, treeWith } from '../graph/run-fixture.ts';
import { partsOf, unitOf } from './judge.ts';

const USE = { path: 'use.ts', text: 'export const open = (): unknown => pageTools.open();\n' };

/** What is said of a use of `pageTools`, and how surely. */
async function said(program: EditableProgram): Promise<readonly string[]> {
  const parts = await partsOf(unitOf(USE, 'file'), program);
  return parts.flatMap((part) => (part.type === 'finding' && part.finding.rule === 'static-analysis/unresolved-name' ? [part.finding.confidence] : []));
}

function opened(files: Readonly<Record<string, string>>): EditableProgram {
  const program = createProgram(treeWith(files));
  program.begin(USE.path, 'create');
  program.setText(USE.path, 'whole', USE.text);
  program.complete(USE.path);
  return program;
}

it('a name that a file gave counts as long as the file gives it', async () => {
  const program = opened({ 'start.js': 'window.pageTools = {};\n' });
  expect(await said(program)).toEqual([]);
  program.begin('start.js', 'replace');
  expect(await said(program)).toEqual(['certain']);
  program.setText('start.js', 'whole', 'globalThis.pageTools = {};\n');
  expect(await said(program)).toEqual([]);
  put(program.root, 'start.js', '\n');
  program.drop('start.js');
  expect(await said(program)).toEqual(['certain']);
  put(program.root, 'later.js', 'window.pageTools = {};\n');
  program.drop('later.js');
  expect(await said(program)).toEqual([]);
});

it('files that use a name undeclared count until one of them changes', async () => {
  const program = opened(Object.fromEntries([1, 2].map((each) => [`part${String(each)}.js`, `exports.part = () => pageTools.element(${String(each)});\n`])));
  expect(await said(program)).toEqual(['likely']);
  rmSync(path.join(program.root, 'part1.js'));
  program.drop('part1.js');
  expect(await said(program)).toEqual(['certain']);
});

it('what is known of a name does not rest on the names that were asked for with it', async () => {
  const declaring = Array.from({ length: 110 }, (_, each): [string, string] => [`a${String(each)}.js`, 'const common = 1;\nexports.part = () => common;\n']);
  const program = opened({ ...Object.fromEntries(declaring), 'z.js': 'exports.part = () => pageTools.element(1);\n', 'zz.js': 'exports.part = () => pageTools.element(2);\n' });
  const both = { path: 'both.ts', text: 'export const open = (): unknown => [common, pageTools.open()];\n' };
  program.begin(both.path, 'create');
  program.setText(both.path, 'whole', both.text);
  program.complete(both.path);
  const parts = await partsOf(unitOf(both, 'file'), program);
  expect(parts.flatMap((part) => (part.type === 'finding' && part.finding.message.startsWith('`pageTools`') ? [part.finding.confidence] : []))).toEqual(['likely']);
});
