import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

const HEAD = "import { exec } from 'node:child_process';\nimport express from 'express';\nexport const app = express();\n";

/** The lines in which something of a request is run, where an object of the route is looked at so often before. */
function linesToldWith(looks: number, body: string): readonly number[] {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-rewritten-')));
  const text = `${HEAD}app.get('/', (req, res) => { const o = {};${' log(o.a);'.repeat(looks)}\n${body}\n});\n`;
  program.begin('app.js', 'create');
  program.append('app.js', '0', text);
  program.complete('app.js');
  return flowAnalysisOf(program, flowModel).flowsFrom('app.js').flows.map(({ sink }) => text.slice(0, sink.node.start).split('\n').length).sort((a, b) => a - b);
}

const CHECKED = "o.a = req.query.a;\nif (!/^\\w+$/.test(o.a)) return;\nexec('ls ' + o.a);";
const WRITTEN_AFTER = `${CHECKED}\no.a = req.query.b;\nexec('ls ' + o.a);`;

it.each([0, 3, 300])('what was checked says nothing of what is written afterwards, after %i looks', (looks) => {
  expect(linesToldWith(looks, WRITTEN_AFTER)).toContain(9);
});

it('what is checked after the last write is checked', () => {
  expect(linesToldWith(3, CHECKED)).toEqual([]);
});
