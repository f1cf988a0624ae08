import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInRules, TYPES_CARD } from '../../validators/index.ts';
import { CASES, casesOf } from '../rules/cases.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FAMILIES = ['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic'];
const registered = builtInRules.map((rule) => rule.id).sort();

function namesIn(folder: string, ending: string): readonly string[] {
  return FAMILIES.flatMap((family) => {
    const at = path.join(folder, family);
    const names = existsSync(at) ? readdirSync(at) : [];
    return names.filter((name) => name.endsWith(ending)).map((name) => `${family}/${name.slice(0, name.length - ending.length)}`);
  }).sort();
}

describe('every rule', () => {
  it('has a page, and every page a rule', () => {
    expect(namesIn(path.join(ROOT, 'docs/rules'), '.md')).toEqual(registered);
  });

  it('has cases, and every folder of cases a rule', () => {
    expect(namesIn(CASES, '')).toEqual(registered);
  });

  it('has a file of its own that is registered', () => {
    const files = namesIn(path.join(ROOT, 'validators'), '.ts').filter((name) =>
      /^export const \w+: (?:Text)?Rule = define(?:Text|Flow)?Rule\(/m.test(readFileSync(path.join(ROOT, 'validators', `${name}.ts`), 'utf8')),
    );
    const compilers = TYPES_CARD.rules.map(({ id }) => id);
    expect(files).toEqual(registered.filter((id) => !compilers.some((each) => each === id)));
  });

  it.each(registered)('%s shows where it fires and where it stays silent', (rule) => {
    const expectations = casesOf(rule).map((each) => each.expectation);
    expect(expectations).toContain('reject');
    expect(expectations).toContain('accept');
  });

  it.each(builtInRules.map((rule) => [rule.id, rule] as const))('%s speaks to people and to generators', (_, rule) => {
    expect(rule.description).toMatch(/\.$/);
    expect(rule.advice).toMatch(/^[A-Z].*\.$/);
    expect(rule.advice.match(/\.(?:\s|$)/g)).toHaveLength(1);
    expect(new Set(rule.cwe).size).toBe(rule.cwe.length);
  });
});
