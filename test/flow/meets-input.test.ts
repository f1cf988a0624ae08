import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { meetsInput } from '../../program/flow/meets-input.ts';
import { moduleFlowOf } from '../../program/flow/module-flow.ts';
import { createProgram } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

/** Whether input that may block can meet a file while it grows; `other.js` is what it imports. */
function meets(text: string, other: string): boolean {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-meets-')));
  for (const [file, content] of [['other.js', other], ['file.js', text]] as const) {
    program.begin(file, 'create');
    program.append(file, '0', content);
    program.complete(file);
  }
  const module = program.module('file.js');
  if (module === undefined) throw new Error('no module');
  return meetsInput(moduleFlowOf(module), program, flowModel);
}

const FILE = "import { help } from './other.js';\nexport const told = help('x');\n";

it.each([
  ['a library that brings input', "import express from 'express';\nexport const help = () => express();\n", true],
  ['the address of the page', 'export const help = () => location.search;\n', true],
  ['the same of the object that holds all names', 'export const help = () => globalThis.location.search;\n', true],
  ['an address that is put together', "export const help = (name) => new URL(name, import.meta.url).href;\n", false],
  ['whether there is a name', 'export const help = (name) => name in globalThis;\n', false],
  ['nothing of the kind', 'export const help = (name) => name.length;\n', false],
])('a file that it imports speaks of %s', (_, other, isMet) => {
  expect(meets(FILE, other)).toBe(isMet);
});

it('and so may it itself', () => {
  expect(meets("import { help } from './other.js';\nexport function show(req) { return help(req.query.name); }\nexport const other = (e) => e.target.value;\n", 'export const help = (name) => name;\n')).toBe(true);
});
