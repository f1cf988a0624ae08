import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram, functionIndexOf, methodsIn, parseUnit, shapeOf } from '../../../program/index.ts';
import type { AnalysedProgram, FunctionShape } from '../../../program/index.ts';

const FILES = 300;
const WORDS = ['price', 'label', 'owner', 'state', 'order', 'limit', 'start', 'title', 'group', 'total'];

/** Functions that differ in the members they ask for; file 7 of 300 holds the one that is asked about. */
function textOf(index: number): string {
  const [a, b, c] = [WORDS[index % 10], WORDS[Math.floor(index / 10) % 10], WORDS[Math.floor(index / 100) % 10]];
  return `export function pick${index}(rows) {\n  const kept = [];\n  for (const row of rows) {\n    if (row.${a} === undefined || row.${b} > ${index}) continue;\n    kept.push({ ${c}: row.${c}, size: row.${a}.length });\n  }\n  return kept.sort();\n}\n`;
}

function tree(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-clones-'));
  mkdirSync(path.join(root, 'src'));
  for (let index = 0; index < FILES; index++) writeFileSync(path.join(root, `src/file${index}.js`), textOf(index));
  return root;
}

/** The program, and which files were parsed. */
function watched(program: AnalysedProgram): { readonly program: AnalysedProgram; readonly parsed: Set<string> } {
  const parsed = new Set<string>();
  return { parsed, program: { ...program, module: (at) => (parsed.add(at), program.module(at)) } };
}

function shapeIn(text: string): FunctionShape {
  const outcome = parseUnit('new.js', text);
  const fn = outcome.type === 'parsed' ? outcome.unit.nodes('FunctionDeclaration')[0] : undefined;
  const shape = fn === undefined || outcome.type !== 'parsed' ? undefined : shapeOf(fn, outcome.unit);
  if (shape === undefined) throw new Error('expected a function that is large enough');
  return shape;
}

it('parses a handful of files of a large tree to find the one, and says that it is at work', () => {
  let signs = 0;
  const { program, parsed } = watched(createProgram(tree(), () => (signs += 1)));
  const renamed = textOf(7).replaceAll('rows', 'items').replaceAll('row', 'each').replaceAll('kept', 'found').replace('pick7', 'chosen');
  expect(functionIndexOf(program).cloneOf(shapeIn(renamed), 'src/new.js')).toMatchObject({ path: 'src/file7.js', name: 'pick7', kind: 'exact' });
  expect(parsed.size).toBeLessThanOrEqual(8);
  expect(signs).toBeGreaterThan(5);
});

it('knows the methods of a class and not what lies deeper', () => {
  const outcome = parseUnit('a.ts', 'export class A { one() { return 1; } get two() { return 2; } }\nfunction make() { return class { three() { return 3; } }; }');
  expect(outcome.type === 'parsed' ? methodsIn(outcome.unit).map(({ name }) => name) : []).toEqual(['A.one']);
});
