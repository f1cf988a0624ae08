import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

/** The flows that are told of a file of a program, as `tier kind`. */
function toldOf(file: string, files: Readonly<Record<string, string>>): readonly string[] {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-tiers-')));
  for (const [name, text] of Object.entries(files)) {
    program.begin(name, 'create');
    program.append(name, '0', text);
    program.complete(name);
  }
  const { flows, cutAt } = flowAnalysisOf(program, flowModel).flowsFrom(file);
  expect(cutAt).toBeUndefined();
  return flows.map(({ kind, origin }) => `${origin.tier} ${kind}`).toSorted();
}

/** Something for each tier that it can choose; `library` is told where a package hands the function out. */
const SOURCES: Readonly<Record<string, (use: string) => string>> = {
  remote: (use) => `import express from 'express';\nexpress().get('/', (req, res) => { const x = req.query.x; ${use} });\n`,
  client: (use) => `const x = location.hash; ${use}\n`,
  page: (use) => `const x = document.querySelector('p').textContent; ${use}\n`,
  local: (use) => `const x = process.argv[2]; ${use}\n`,
};

const IMPORTS = "import { exec } from 'node:child_process';\nimport { readFileSync } from 'node:fs';\nimport pg from 'pg';\nconst db = new pg.Pool();\n";

/** One sink for each harm, with the words that a fact about `x` needs to reach it. */
const SINKS: Readonly<Record<string, string>> = {
  command: "exec('ls ' + x);",
  code: "eval('f(' + x + ')');",
  sql: "db.query('select ' + x);",
  path: 'readFileSync(x);',
  'regex-source': "new RegExp(x).test('a');",
  html: "document.body.innerHTML = '<p>' + x;",
  url: 'fetch(x);',
};

/** What each tier is told of: the rest is nobody's fault but of whoever chose it. */
const HARM: Readonly<Record<string, readonly string[]>> = {
  remote: ['command', 'code', 'sql', 'path', 'regex-source', 'html', 'url'],
  client: ['command', 'code', 'sql', 'path', 'html', 'url'],
  page: ['html'],
  local: ['command', 'code', 'sql'],
};

describe.each(Object.entries(SOURCES))('what %s input does', (tier, source) => {
  it.each(Object.entries(SINKS))('as %s', (kind, use) => {
    const expected = HARM[tier]?.includes(kind) === true ? [`${tier} ${kind}`] : [];
    expect(toldOf('a.js', { 'a.js': IMPORTS + source(use) })).toEqual(expected);
  });

  it('is all told of one value that goes everywhere', () => {
    const told = toldOf('a.js', { 'a.js': IMPORTS + source(`run(x);\n`) + `function run(x) { ${Object.values(SINKS).join(' ')} }\n` });
    expect(told).toEqual((HARM[tier] ?? []).map((kind) => `${tier} ${kind}`).toSorted());
  });
});

describe('what a function of another file reads', () => {
  const user = "import { exec } from 'node:child_process';\nimport { named } from './names.js';\nexport function show() { exec('ls ' + named()); }\n";

  it('is told where strangers choose it, by the file that uses it', () => {
    const names = "import express from 'express';\nlet last = '';\nexpress().get('/', (req, res) => { last = req.query.x; res.end(); });\nexport const named = () => last;\n";
    expect([...toldOf('show.js', { 'show.js': user, 'names.js': names }), ...toldOf('names.js', { 'show.js': user, 'names.js': names })]).toEqual(['remote command']);
  });

  it('and once where it informs, by the file that reads it', () => {
    const files = { 'show.js': user, 'names.js': 'export const named = () => process.argv[2];\n' };
    expect([...toldOf('show.js', files), ...toldOf('names.js', files)]).toEqual(['local command']);
  });
});
