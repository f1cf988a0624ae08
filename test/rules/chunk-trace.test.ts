import { expect, it } from 'vitest';
import { judgeChunked } from './judge.ts';

const HELPER = { path: 'list.js', text: "import { exec } from 'node:child_process';\nexport const COUNT = 1;\nexport function list(folder) {\n  exec('ls ' + folder);\n}\n" };
const ROUTE = { path: 'route.js', text: "import express from 'express';\nimport { list } from './list.js';\nconst app = express();\nconst other = 1;\napp.get('/', (req, res) => list(req.query.folder));\n" };

it('what one chunk made and a later one of another file wires is told with the way through both', async () => {
  const { chunk } = await judgeChunked([HELPER, ROUTE]);
  const finding = chunk.find(({ rule }) => rule === 'owasp/command-injection');
  expect(finding?.trace.map(({ location }) => location.path)).toEqual(['route.js', 'list.js', 'list.js']);
  expect(new Set(finding?.trace.map((step) => step.chunk)).size).toBe(2);
  expect(finding?.trace.every((step) => step.chunk !== undefined)).toBe(true);
});
