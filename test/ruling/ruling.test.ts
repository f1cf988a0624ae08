import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PACKAGES, rulingOf } from './packages.ts';

const at = fileURLToPath(new URL('baseline.json', import.meta.url));
const judgementsAt = fileURLToPath(new URL('adjudications.json', import.meta.url));
const update = process.env['UPDATE_RULING'] === '1';
const baseline = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(at, 'utf8')));
const judgements = z.record(z.string(), z.strictObject({ verdict: z.enum(['true', 'false']), because: z.string().min(10) })).parse(JSON.parse(readFileSync(judgementsAt, 'utf8')));

/** Found, and said to be right, of a hundred: a rule below may not be sure. */
const NEEDED = 0.95;

describe('what is said of real packages', () => {
  it.each(PACKAGES)('%s is as it was; `npm run ruling:update` writes the difference down', async (name) => {
    const now = await rulingOf(name);
    if (update) writeFileSync(at, `${JSON.stringify({ ...z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(at, 'utf8'))), [name]: now }, undefined, 2)}\n`);
    else expect(now).toEqual(baseline[name]);
  }, 120_000);

  it('is judged by a person, one sentence each', () => {
    expect(Object.keys(judgements).sort()).toEqual(Object.values(baseline).flat().sort());
  });

  it('leaves no rule sure that is wrong more than once in twenty', () => {
    const sure = Object.entries(judgements).filter(([line]) => line.endsWith(' certain'));
    const rules = new Set(sure.map(([line]) => line.split(' ')[0]));
    for (const rule of rules) {
      const own = sure.filter(([line]) => line.startsWith(`${rule} `));
      expect(own.filter(([, { verdict }]) => verdict === 'true').length / own.length, rule).toBeGreaterThanOrEqual(NEEDED);
    }
  });
});
