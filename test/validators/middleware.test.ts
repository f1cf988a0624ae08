import { expect, it } from 'vitest';
import { flowModel } from '../../validators/knowledge/index.ts';
import { judgeWhole } from '../rules/judge.ts';
import { codeAt } from './row-programs.ts';

async function confidenceBehind(library: string, middleware: string): Promise<readonly string[]> {
  const text = `import library from '${library}';\nimport express from 'express';\nimport { exec } from 'node:child_process';\nconst app = express();\napp.get('/', ${middleware}, (request) => {\n  exec('run ' + request.query.name);\n});\n`;
  const { program } = await judgeWhole([{ path: 'app.js', text }]);
  return program.flatMap((finding) => (finding.rule === 'owasp/command-injection' ? [finding.confidence] : []));
}

it.each(flowModel.harmless)('%s %s judges nothing', async (library, path) => {
  expect(await confidenceBehind(library, codeAt(library, path).expression)).toEqual(['certain']);
});

it('takes middleware that nobody knows for a judge', async () => {
  expect(await confidenceBehind('shop-checks', 'library()')).toEqual(['likely']);
});
