import { describe, expect, it } from 'vitest';
import { keyOf } from './cases.ts';
import { emptyProgram, judgeWhole, partsOf, unitOf } from './judge.ts';

const HEAD = `import { exec } from 'node:child_process';
import express from 'express';
const app = express();
`;
const STATEMENTS = [
  'const host = req.query.host;',
  'let other = 1;',
  'exec(`ping ${host}`);',
  "if (typeof host === 'string') other = 2;",
  "req.query.host = 'safe';",
  'process.on("exit", () => {});',
  "process.removeListener('exit', () => {});",
];

/** Judges the first statements of an unfinished handler, closed with brackets nobody wrote. */
async function certainEarly(count: number): Promise<readonly string[]> {
  const real = `app.get('/ping', (req, res) => {\n  ${STATEMENTS.slice(0, count).join('\n  ')}\n`;
  const program = emptyProgram();
  program.begin('app.ts', 'create');
  program.append('app.ts', 'head', HEAD);
  program.append('app.ts', 'early', `${real}});`);
  const unit = { ...unitOf({ path: 'app.ts', text: real }, 'early'), span: { start: HEAD.length, end: HEAD.length + real.length } };
  const parts = await partsOf(unit, program);
  return parts.flatMap((part) => (part.type === 'finding' && part.finding.confidence === 'certain' ? [keyOf(part.finding)] : []));
}

describe('an early look', () => {
  it('never finds what the finished file does not have', async () => {
    const text = `${HEAD}app.get('/ping', (req, res) => {\n  ${STATEMENTS.join('\n  ')}\n  res.end();\n});\n`;
    const whole = (await judgeWhole([{ path: 'app.ts', text }])).program.map(keyOf);
    for (let count = 0; count <= STATEMENTS.length; count++) expect(whole).toEqual(expect.arrayContaining([...(await certainEarly(count))]));
  });

  it('finds the flaw as soon as its statement is complete', async () => {
    expect(await certainEarly(2)).toEqual([]);
    expect(await certainEarly(3)).toEqual(['app.ts:7 owasp/command-injection certain']);
    expect(await certainEarly(7)).toHaveLength(2);
  });
});
