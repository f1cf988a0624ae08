import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../gate/index.ts';
import type { LoadedConfig } from '../../gate/index.ts';

function tree(files: Readonly<Record<string, string | object>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-policy-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return root;
}

const load = (files: Readonly<Record<string, string | object>>): Promise<LoadedConfig> => loadConfig({ cwd: tree(files), today: '2026-01-01' });

const ORGANISATION = {
  policy: { blockFrom: 'medium', protectedPaths: ['infra/**'], network: { mode: 'local' }, repair: { rounds: 2 }, surface: { budget: 40 }, rules: { 'owasp/sql-injection': 'risk' } },
  locked: ['network.mode', 'rules', 'surface', 'waivers'],
};

describe('a policy that extends another', () => {
  it('takes the stricter of two values, joins lists, and knows the base by its digest', async () => {
    const { policy } = await load({
      'org.json': ORGANISATION,
      'lockstep.config.json': { extends: './org.json', policy: { blockFrom: 'low', protectedPaths: ['src/a.ts'], repair: { rounds: 5, totalRounds: 4 }, surface: { budget: 10 } } },
    });
    expect(policy).toMatchObject({ blockFrom: 'low', protectedPaths: ['infra/**', 'src/a.ts'], repair: { rounds: 2, totalRounds: 4 }, network: { mode: 'local' }, surface: { budget: 10 } });
    expect(policy.extended).toEqual([{ source: './org.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  });

  it.each([
    [null, 80, 80],
    [80, null, 80],
    [80, 120, 80],
    [80, 40, 40],
  ])('asks two people as soon as one of them does: %s and %s', async (base, own, expected) => {
    const { policy } = await load({ 'org.json': { policy: { approval: { twoPeopleFrom: base } } }, 'lockstep.config.json': { extends: './org.json', policy: { approval: { twoPeopleFrom: own } } } });
    expect(policy.approval.twoPeopleFrom).toBe(expected);
  });

  it('keeps the number of people that is locked, and says which line would lower it', async () => {
    const files = { 'org.json': { policy: { approval: { twoPeopleFrom: 80 } }, locked: ['approval.twoPeopleFrom'] }, 'lockstep.config.json': { extends: './org.json', policy: { approval: { twoPeopleFrom: 90 } } } };
    await expect(load(files)).rejects.toThrow(/lockstep\.config\.json:5: policy\.approval\.twoPeopleFrom: expected nothing looser/);
  });

  it.each([
    ['a mode', { network: { mode: 'hosted' } }, 'network.mode', 5],
    ['a bound', { surface: { budget: 90 } }, 'surface.budget', 5],
    ['a rule switched off', { rules: { 'memory-leak/timer-never-cleared': 'off' } }, 'rules.memory-leak/timer-never-cleared', 5],
    ['a waiver', { waivers: [{ rule: 'owasp/sql-injection', owner: 'a', reason: 'b', expires: '2030-01-01' }] }, 'waivers', 4],
  ])('names the line that would loosen what is locked: %s', async (_, policy, key, line) => {
    await expect(load({ 'org.json': ORGANISATION, 'lockstep.config.json': { extends: './org.json', policy } })).rejects.toThrow(
      new RegExp(`lockstep\\.config\\.json:${line}: policy\\.${key.replaceAll('.', '\\.')}: expected nothing looser`),
    );
  });

  it('can come from a package, and over several steps', async () => {
    const { policy } = await load({
      'node_modules/@org/policy/package.json': { name: '@org/policy', main: 'policy.json' },
      'node_modules/@org/policy/policy.json': { extends: './base.json', policy: { blockFrom: 'high' } },
      'node_modules/@org/policy/base.json': { policy: { protectedPaths: ['x/**'] } },
      'lockstep.config.json': { extends: '@org/policy' },
    });
    expect(policy).toMatchObject({ blockFrom: 'high', protectedPaths: ['x/**'] });
    expect(policy.extended?.map(({ source }) => source)).toEqual(['./base.json', '@org/policy']);
  });

  it('says what is wrong with a base: absent, in a circle, with an unknown key', async () => {
    await expect(load({ 'lockstep.config.json': { extends: '@org/absent' } })).rejects.toThrow(/extends: expected a file or an installed package, got "@org\/absent"/);
    await expect(load({ 'a.json': { extends: './b.json' }, 'b.json': { extends: './a.json' }, 'lockstep.config.json': { extends: './a.json' } })).rejects.toThrow(/goes round in a circle/);
    await expect(load({ 'a.json': { polciy: {} }, 'lockstep.config.json': { extends: './a.json' } })).rejects.toThrow(/a\.json: polciy: expected one of/);
  });
});

describe('a policy that cannot work', () => {
  it('requires a validator that nobody runs', async () => {
    await expect(load({ 'lockstep.config.json': { policy: { required: { code: ['owasp', 'owsap'] } } } })).rejects.toThrow(/policy\.required\.code\[1\]: expected a validator that runs/);
  });

  it.each([
    ['an impossible pattern', { forbidden: [{ name: 'x', from: {}, to: { path: '(' } }] }, /forbidden\[0\] \(x\)\.to\.path: expected a regular expression/],
    ['a pattern that takes for ever', { forbidden: [{ name: 'x', from: { path: ['ok', '^(a+)+$'] }, to: {} }] }, /forbidden\[0\] \(x\)\.from\.path\[1\]: expected a pattern that is matched in reasonable time/],
    ['a dangerous via', { forbidden: [{ from: {}, to: { circular: true, viaOnly: { pathNot: '^(?:a|a)*$' } } }] }, /forbidden\[0\]\.to\.viaOnly\.pathNot/],
    ['an unknown key', { forbidden: [{ name: 'x', from: {}, to: { pathh: 'a' } }] }, /forbidden\.0\.to: unknown key "pathh"; did you mean "path"\? Expected one of ancestor, /],
    ['a rule without an end', { forbidden: [{ name: 'x', from: {} }] }, /forbidden\[0\] \(x\): expected to/],
    ['a dangerous option', { options: { exclude: { path: '(x+x+)+y' } } }, /options\.exclude\.path/],
    ['a base that is not there', { extends: './absent' }, /extends: expected a file or a package/],
  ])('has dependency rules with %s', async (_, configuration, message) => {
    await expect(load({ 'lockstep.config.json': {}, '.dependency-cruiser.json': configuration })).rejects.toThrow(message);
  });

  it('lays dependency rules over those they extend', async () => {
    const { policy } = await load({
      'base.json': '{ // shared\n "forbidden": [{ "name": "a", "severity": "error", "from": {}, "to": { "path": "x" } }, { "name": "b", "from": {}, "to": {} }], }',
      '.dependency-cruiser.json': { extends: './base.json', forbidden: [{ name: 'a', severity: 'warn', from: { path: 'y' }, to: { path: 'x' } }], options: { tsPreCompilationDeps: true } },
    });
    expect(policy.architecture.dependencyRules?.forbidden.map(({ name, severity }) => [name, severity])).toEqual([['a', 'warn'], ['b', 'warn']]);
  });
});
