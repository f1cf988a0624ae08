import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demotionsFrom, demotionsText } from '../../scripts/demote-rules.mjs';
import { demoted } from '../../validators/demote.ts';
import { defineFamily } from '../../validators/index.ts';
import { owaspRules } from '../../validators/owasp/index.ts';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { PACKAGES, rulingOf } from './packages.ts';

const at = fileURLToPath(new URL('baseline.json', import.meta.url));
const judgementsAt = fileURLToPath(new URL('adjudications.json', import.meta.url));
const demotedAt = fileURLToPath(new URL('../../validators/owasp/demoted-rules.ts', import.meta.url));
const update = process.env['UPDATE_RULING'] === '1';
const baseline = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(at, 'utf8')));
const judgements = z.record(z.string(), z.strictObject({ verdict: z.enum(['true', 'false']), because: z.string().min(10) })).parse(JSON.parse(readFileSync(judgementsAt, 'utf8')));

describe('what is said of real packages', () => {
  it.each(PACKAGES)('%s is as it was; `npm run ruling:update` writes the difference down', async (name) => {
    const now = await rulingOf(name);
    if (update) writeFileSync(at, `${JSON.stringify({ ...z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(at, 'utf8'))), [name]: now }, undefined, 2)}\n`);
    else expect(now).toEqual(baseline[name]);
  }, 120_000);

  it('is judged by a person, one sentence each', () => {
    expect(Object.keys(judgements).sort()).toEqual(Object.values(baseline).flat().sort());
  });

  it('takes the certainty of a rule that is wrong more than once in twenty, as the build writes it down', () => {
    const wrong = (count: number, of: number): Record<string, { verdict: 'true' | 'false' }> => Object.fromEntries(Array.from({ length: of }, (_, index) => [`owasp/a p/x.js:${index} certain`, { verdict: index < count ? 'false' : 'true' }]));
    expect(demotionsFrom(wrong(1, 20))).toEqual([]);
    expect(demotionsFrom(wrong(2, 20))).toEqual([{ rule: 'owasp/a', right: 18, judged: 20 }]);
    expect(demotionsFrom({ 'owasp/a p/x.js:1 likely': { verdict: 'false' } })).toEqual([]);
    expect(readFileSync(demotedAt, 'utf8')).toBe(demotionsText(demotionsFrom(judgements)));
  });

  it('keeps what a demoted rule finds, as likely', async () => {
    const text = "import express from 'express';\nexpress().get('/', (req, res) => {\n  res.redirect(String(req.query.to));\n});\n";
    const family = defineFamily({ id: 'owasp', version: '1', rules: owaspRules.map((rule) => demoted(rule)) });
    const program = emptyProgram();
    program.begin('app.js', 'create');
    program.setText('app.js', 'whole', text);
    program.complete('app.js');
    const parts = await partsOf(unitOf({ path: 'app.js', text }, 'program'), program, { validators: [family] });
    expect(parts.flatMap((part) => (part.type === 'finding' ? [`${part.finding.rule} ${part.finding.confidence}`] : []))).toEqual(['owasp/open-redirect likely']);
    expect(family.rules.every(({ confidence }) => confidence !== 'certain')).toBe(true);
  });
});
