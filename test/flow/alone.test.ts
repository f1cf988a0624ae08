import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import type { EditableProgram, FileFlows, ParsedUnit } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

const HEAD = ["import { exec } from 'node:child_process';\nimport express from 'express';\n", 'const app = express();\n'];
const FLAWED = "app.get('/a', (req, res) => {\n  exec('ls ' + req.query.a);\n  res.end();\n});\n";
const INPUT = "let last = '';\nconst kept = { name: '' };\nconst list = [];\n";

/** The flows as the units come one after another, and as they are when all is there at once; of the last unit. */
function lastOf(units: readonly string[]): { readonly stepwise: FileFlows; readonly through: readonly string[]; readonly whole: readonly string[] } {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-alone-'));
  const one = createProgram(root);
  const other = createProgram(root);
  let stepwise: FileFlows = { flows: [], cutAt: undefined };
  for (const program of [one, other]) program.begin('app.js', 'create');
  for (const [index, text] of units.entries()) {
    for (const program of [one, other]) program.append('app.js', String(index), text);
    const part = one.module('app.js')?.units.at(-1);
    if (part !== undefined) stepwise = flowAnalysisOf(one, flowModel).flowsThrough('app.js', part);
  }
  const whole = flowAnalysisOf(other, flowModel).flowsFrom('app.js');
  return { stepwise, through: named(stepwise, one.module('app.js')?.units.at(-1)), whole: named(whole, other.module('app.js')?.units.at(-1)) };
}

function named({ flows }: FileFlows, part: ParsedUnit | undefined): readonly string[] {
  return flows.filter(({ way }) => way.some(({ unit }) => unit === part)).map(({ kind, sink, isExact }) => `${kind} ${sink.node.start + sink.unit.origin.offset} ${isExact}`).sort();
}

describe('a unit that has nothing to do with those before it', () => {
  it('is searched alone: what was found in others is not found again', () => {
    const { stepwise, through, whole } = lastOf([...HEAD, FLAWED, FLAWED.replace("'/a'", "'/b'")]);
    expect(through).toEqual(whole);
    expect(through).toHaveLength(1);
    expect(stepwise.flows).toHaveLength(1);
  });

  const flawed = "(req, res) => {\n  const row = rows()[0];\n  row.page = 1;\n  exec('ls ' + req.query.a);\n  res.json({ page: req.query.page });\n}";
  it.each([
    ['routes that write below what they have made', (index: number) => `app.get('/${String(index)}', ${flawed});\n`],
    ['functions that an ES module hands out', (index: number) => `export const show${String(index)} = ${flawed};\n`],
    ['members of exports', (index: number) => `exports.show${String(index)} = ${flawed};\n`],
    ['members of module.exports', (index: number) => `module.exports.show${String(index)} = ${flawed};\n`],
  ])('is searched alone among %s', (_, unit) => {
    const { stepwise, through, whole } = lastOf([...HEAD, "import { rows } from 'rows';\n", unit(1), unit(2), unit(3)]);
    expect(through).toEqual(whole);
    expect(through).toHaveLength(1);
    expect(stepwise.flows).toHaveLength(1);
  });

  it('also when what came before it had to do with others', () => {
    const { stepwise, through, whole } = lastOf([...HEAD, INPUT, "app.get('/k', (req, res) => {\n  last = req.query.k;\n  res.end();\n});\n", FLAWED, FLAWED]);
    expect(through).toEqual(whole);
    expect(stepwise.flows).toHaveLength(1);
  });
});

describe('a flow from before reaches a unit', () => {
  const keeps = (what: string): string => `app.get('/k', (req, res) => {\n  ${what}\n  res.end();\n});\n`;
  const runs = (what: string): string => `app.get('/r', (req, res) => {\n  exec('ls ' + ${what});\n  res.end();\n});\n`;
  it.each([
    ['a variable', [INPUT, keeps('last = req.query.k;'), runs('last')]],
    ['a property of a variable', [INPUT, keeps('kept.name = req.query.k;'), runs('kept.name')]],
    ['a list', [INPUT, keeps('list.push(req.query.k);'), runs('list[0]')]],
    ['a Map', ['const map = new Map();\n', keeps("map.set('k', req.query.k);"), runs("map.get('k')")]],
    ['what a function gives back', [INPUT, keeps('last = req.query.k;'), 'function current() {\n  return last;\n}\n', runs('current()')]],
    ['a function that is there only now', [keeps('run(req.query.k);'), "function run(name) {\n  exec('ls ' + name);\n}\n"]],
    ['a method that is stored only now', ['function Job(name) {\n  this.name = name;\n}\n', keeps('new Job(req.query.k).run();'), "Job.prototype.run = function () {\n  exec('ls ' + this.name);\n};\n"]],
    ['a member found by its name', [keeps('jobs().launch(req.query.k);'), "const table = {\n  launch(name) {\n    exec('ls ' + name);\n  },\n};\n"]],
    ['a callback', ['function withInput(req, use) {\n  use(req.query.k);\n}\n', "app.get('/c', (req) => {\n  withInput(req, (name) => exec('ls ' + name));\n});\n"]],
    ['a listener', ["import { EventEmitter } from 'node:events';\nconst jobs = new EventEmitter();\n", keeps("jobs.emit('k', req.query.k);"), "jobs.on('k', (name) => exec('ls ' + name));\n"]],
    ['a list of functions', ['const hooks = [];\n', keeps('hooks.forEach((hook) => hook(req.query.k));'), "hooks.push((name) => exec('ls ' + name));\n"]],
    ['a map of functions', ['const jobs = new Map();\n', keeps("jobs.get('k')(req.query.k);"), "jobs.set('k', (name) => exec('ls ' + name));\n"]],
    ['a member of exports', ['exports.launch = () => undefined;\n', keeps('exports.run(req.query.k);'), "exports.run = (name) => {\n  exec('ls ' + name);\n};\n"]],
    ['a static method of a model', ["import mongoose from 'mongoose';\nconst schema = new mongoose.Schema({});\nconst Job = mongoose.model('Job', schema);\n", keeps('Job.launch(req.query.k);'), "schema.statics.launch = function (name) {\n  exec('ls ' + name);\n};\n"]],
    ['the request, on which something in front has put it', [keeps('res.end();'), 'app.use((req, res, next) => {\n  req.k = req.query.k;\n  next();\n});\n', runs('req.k')]],
    ['a top-level constant', ['const folder = process.argv[2];\n', "exec('ls ' + folder);\n"]],
  ])('through %s', (_, units) => {
    const { through, whole } = lastOf([...HEAD, ...units]);
    expect(whole).toHaveLength(1);
    expect(through).toEqual(whole);
  });

  it('when the unit hands a function of before to a library', () => {
    const handler = "function show(req, res) {\n  exec('ls ' + req.query.k);\n  res.end();\n}\n";
    const { stepwise } = lastOf([...HEAD, handler, "app.get('/s', show);\n"]);
    expect(stepwise.flows.map(({ kind }) => kind)).toContain('command');
  });
});

describe('what was searched', () => {
  const programWith = (): EditableProgram => {
    const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-alone-')));
    add(program, 'app.js', "import { run } from './run.js';\nimport express from 'express';\nexpress().get('/', (req) => run(req.query.k));\n");
    return program;
  };
  const add = (program: EditableProgram, name: string, text: string): void => {
    program.begin(name, 'create');
    program.append(name, '0', text);
    program.complete(name);
  };
  const harms = (program: EditableProgram): number => flowAnalysisOf(program, flowModel).flowsFrom('app.js').flows.length;

  it('stands when a file changes that nobody has asked for', () => {
    const program = programWith();
    expect(harms(program)).toBe(0);
    const before = flowAnalysisOf(program, flowModel);
    add(program, 'other.js', 'export const other = 1;\n');
    expect(flowAnalysisOf(program, flowModel)).toBe(before);
    expect(harms(program)).toBe(0);
  });

  it('is searched again when one comes that was missing', () => {
    const program = programWith();
    expect(harms(program)).toBe(0);
    add(program, 'run.js', "import { exec } from 'node:child_process';\nexport const run = (name) => exec('ls ' + name);\n");
    expect(harms(program)).toBe(1);
  });
});
