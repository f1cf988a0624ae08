import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import { partsOf, unitOf } from '../rules/judge.ts';

it('takes a folder with a package.json for what that names as main', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-main-'));
  const text = "const { run } = require('..');\nconst none = require('../none');\nmodule.exports = [run, none];\n";
  mkdirSync(path.join(root, 'lib'));
  writeFileSync(path.join(root, 'package.json'), '{ "name": "shop", "main": "start.js" }');
  writeFileSync(path.join(root, 'start.js'), 'exports.run = () => 1;\n');
  writeFileSync(path.join(root, 'lib', 'use.js'), text);
  const parts = await partsOf(unitOf({ path: 'lib/use.js', text }, 'program'), createProgram(root));
  expect(parts.flatMap((part) => (part.type === 'finding' ? [part.finding.sink] : []))).toEqual(["'../none'"]);
});
