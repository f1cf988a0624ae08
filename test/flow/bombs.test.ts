import { describe, expect, it } from 'vitest';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { owasp } from '../../validators/owasp/index.ts';

const many = (count: number, text: (index: number) => string, between = '\n'): string => Array.from({ length: count }, (_, index) => text(index)).join(between);
const route = (body: string): string => `import express from 'express';\nimport { exec } from 'node:child_process';\nconst app = express();\napp.get('/', (req, res) => {\n${body}\n});\n`;

/** Texts that are made to be dear. What is said of each: a finding, or that it was not analysed; never a pass. */
const BOMBS: Readonly<Record<string, string>> = {
  'a chain of 10,000 calls': `${route('exec(f0(req.query.x));')}${many(10_000, (at) => `function f${at}(a) { return ${at === 9_999 ? 'a' : `f${at + 1}(a)`}; }`)}`,
  '2,000 sums': route(`let s = '';\n${many(2_000, (at) => `s = s + req.query.p${at};`)}\nexec(s);`),
  'one sum of 2,000 parts': route(`exec(${many(2_000, (at) => `req.query.p${at}`, ' + ')});`),
  'an object of 3,000 properties': route(`const o = {};\n${many(3_000, (at) => `o.p${at} = req.query.p${at};`)}\nexec(o.p5);`),
  '1,000 conditions': route(many(1_000, (at) => `if (req.query.a${at}) exec('x' + req.query.b);`)),
  'brackets 20,000 deep': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  'a megabyte on one line': `var x = [${many(120_000, (at) => `'a${at}'`, ',')}];`,
  '100,000 functions': many(100_000, (at) => `function f${at}(a) { return a; }`),
};

describe('a text that is made to be dear', () => {
  it.each(Object.entries(BOMBS))('ends in a verdict: %s', async (_, text) => {
    const program = emptyProgram();
    program.begin('a.js', 'create');
    program.setText('a.js', 'whole', text);
    program.complete('a.js');
    const parts = await partsOf(unitOf({ path: 'a.js', text }, 'program'), program, { validators: [owasp] });
    const done = parts.find((part) => part.type === 'done');
    expect(done?.type === 'done' && (done.status === 'fail' || done.status === 'not-analysed')).toBe(true);
  }, 60_000);
});
