import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import type { FileFlows } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

const STATE = "import express from 'express';\nlet last = '';\nexport const app = express();\napp.get('/', (req, res) => { last = req.query.folder; res.end(); });\nexport function lastOne() { return last; }\n";
const READER = "import { exec } from 'node:child_process';\nimport { lastOne } from './state.js';\nexport function list() { exec('ls ' + lastOne()); }\n";

/** What is told of a file that keeps input for others, when so many files import it and the last one runs it. */
function toldWith(importers: number): FileFlows {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-shared-')));
  const write = (file: string, text: string): void => {
    program.begin(file, 'create');
    program.append(file, '0', text);
    program.complete(file);
  };
  write('state.js', STATE);
  for (let at = 1; at < importers; at++) write(`asks-${at}.js`, "import { lastOne } from './state.js';\nexport const length = lastOne().length;\n");
  write('reader.js', READER);
  return flowAnalysisOf(program, flowModel).flowsFrom('state.js');
}

it('what a file keeps is told where it comes in, when another file that imports it runs it', () => {
  expect(toldWith(3)).toEqual({ flows: [expect.objectContaining({ kind: 'command' })], cutAt: undefined });
});

it('and is given up in so many words where more files import it than are asked', () => {
  const { flows, cutAt } = toldWith(257);
  expect(flows).toEqual([]);
  expect(cutAt?.unit.path).toBe('state.js');
});
