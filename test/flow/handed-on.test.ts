import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

const RUN = "const { exec } = require('child_process');\n";
/** Two functions that do harm by construction; which of them strangers call is decided by the file that loads them. */
const INNER = `${RUN}exports.list = (name) => exec('list ' + name);\nexports.show = function show(name) { exec('show ' + name); };\n`;
const INNER_MODULE = "import { exec } from 'node:child_process';\nexport const list = (name) => exec('list ' + name);\nexport function show(name) { exec('show ' + name); }\n";

/** The functions of `inner` with a flow from one of their parameters, by the program that an entry begins. */
function flawedIn(entry: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-handed-'));
  const isModule = entry.includes('import ') || entry.includes('export ');
  const inner = isModule ? { 'lib/inner.mjs': INNER_MODULE } : { 'lib/inner.js': INNER };
  mkdirSync(path.join(root, 'lib'));
  for (const [file, text] of Object.entries({ 'package.json': `{ "name": "p", "main": "${isModule ? 'main.mjs' : 'main.js'}" }`, [isModule ? 'main.mjs' : 'main.js']: entry, ...inner, ...more })) writeFileSync(path.join(root, file), text);
  const [file = ''] = Object.keys(inner);
  return flowAnalysisOf(createProgram(root), flowModel).flowsFrom(file).flows.map(({ sink }) => (/list/.test(sink.unit.text.slice(sink.node.start, sink.node.end)) ? 'list' : 'show'));
}

describe('whose parameters strangers bring', () => {
  it.each([
    ['what the entry only calls is its own', "const inner = require('./lib/inner.js');\nexports.go = () => inner.list('all');\n", []],
    ['also under names of its own', "const { list, show: other } = require('./lib/inner.js');\nexports.go = () => [list('all'), other('one'), typeof list];\n", []],
    ['what the entry exports', "const inner = require('./lib/inner.js');\ninner.list('all');\nexports.show = inner.show;\n", ['show']],
    ['all of it', "module.exports = require('./lib/inner.js');\n", ['list', 'show']],
    ['a member of what is exported', "const { show } = require('./lib/inner.js');\nmodule.exports = { show };\n", ['show']],
    ['what a function gives away', "exports.inner = () => require('./lib/inner.js').list;\n", ['list']],
    ['what is passed on', "const { list } = require('./lib/inner.js');\nexports.each = (names) => names.forEach(list);\n", ['list']],
    ['what is kept under a name that is computed', "const table = {};\nconst inner = require('./lib/inner.js');\nfor (const name of ['list']) table[name] = inner[name];\n", ['list', 'show']],
    ['modules: called', "import { list } from './lib/inner.mjs';\nexport const go = () => list('all');\n", []],
    ['modules: exported again', "export { show as display } from './lib/inner.mjs';\nimport { list } from './lib/inner.mjs';\nlist('all');\n", ['show']],
    ['modules: all exported again', "export * from './lib/inner.mjs';\n", ['list', 'show']],
    ['modules: a namespace that is handed on', "import * as inner from './lib/inner.mjs';\nexport default inner;\n", ['list', 'show']],
  ])('%s', (_, entry, flawed) => {
    expect([...flawedIn(entry)].sort()).toEqual(flawed);
  });

  it('asks the files in between', () => {
    const entry = "module.exports = require('./lib/between.js').shown;\n";
    expect(flawedIn(entry, { 'lib/between.js': "const inner = require('./inner.js');\nexports.shown = inner.show;\nexports.other = inner.list;\n" })).toEqual(['show']);
    expect(flawedIn(entry, { 'lib/between.js': "const inner = require('./inner.js');\nexports.shown = () => inner.show('one');\n" })).toEqual([]);
  });

  it('takes an entry with a star for the files that it stands for', () => {
    const entry = 'exports.go = () => 1;\n';
    const packaged = (exports: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({ 'package.json': JSON.stringify({ name: 'p', exports }) });
    expect(flawedIn(entry, packaged({ '.': './main.js', './lib/*': './lib/*.js' }))).toEqual(['list', 'show']);
    expect(flawedIn(entry, { ...packaged({ '.': './main.js', './lib/*': './lib/b*.js' }), 'lib/between.js': "exports.shown = require('./inner.js').show;\n" })).toEqual(['show']);
    expect(flawedIn(entry, packaged({ '.': './main.js', './lib/*': './lib/in*.js' }))).toEqual(['list', 'show']);
    expect(flawedIn(entry, packaged({ '.': './main.js', './lib/*': './lib/b*.js' }))).toEqual([]);
  });
});
