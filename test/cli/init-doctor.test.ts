import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, lockstep, MANIFEST } from './spawned.ts';

test('init writes a configuration that is read, and never over one that is there', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': 'export const a = 1;\n' });
  expect((await lockstep(['init'], { cwd })).code).toBe(0);
  const written = readFileSync(path.join(cwd, 'lockstep.config.mjs'), 'utf8');
  expect(written).toContain("blockFrom: 'medium'");
  expect((await lockstep(['check', '--quiet'], { cwd })).code).toBe(0);
  writeFileSync(path.join(cwd, 'lockstep.config.mjs'), 'export default {};\n');
  const again = await lockstep(['init'], { cwd });
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('--force overwrites it');
  expect(readFileSync(path.join(cwd, 'lockstep.config.mjs'), 'utf8')).toBe('export default {};\n');
  expect((await lockstep(['init', '--force'], { cwd })).code).toBe(0);
  expect(readFileSync(path.join(cwd, 'lockstep.config.mjs'), 'utf8')).toBe(written);
});

test('doctor finds what it has planted in each family', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST });
  const { code, stdout } = await lockstep(['doctor'], { cwd });
  for (const family of ['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic']) expect(stdout).toContain(`✔ ${family}: found what was planted`);
  expect(stdout).toMatch(/✔ git: git version \d/);
  expect(code).toBe(0);
  expect(readdirSync(cwd)).toEqual(['package.json']);
});

test('doctor says which family finds nothing, and what is wrong with the configuration', async () => {
  const off = '{ "policy": { "architecture": { "cycles": "allow" } } }';
  const deaf = await lockstep(['doctor'], { cwd: folderWith({ 'package.json': MANIFEST, 'lockstep.config.json': off }) });
  expect(deaf.stdout).toContain('✘ architecture: architecture/cycle was planted and not found');
  expect(deaf.code).toBe(2);
  const wrong = await lockstep(['doctor'], { cwd: folderWith({ 'lockstep.config.json': '{ "polcy": {} }' }) });
  expect(wrong.stdout).toMatch(/✘ configuration: .*polcy/);
  expect(wrong.code).toBe(2);
});

test('a broken tsconfig.json is told by doctor, and keeps typed files from passing a check', async () => {
  const files = { 'package.json': MANIFEST, 'a.ts': 'export const a = 1;\n' };
  const broken = folderWith({ ...files, 'tsconfig.json': '{ "compilerOptions": { "strict": tru' });
  const { code, stdout } = await lockstep(['doctor'], { cwd: broken });
  expect(stdout).toMatch(/✘ types: tsconfig\.json: expected JSON/);
  expect(code).toBe(2);
  const checked = await lockstep(['check'], { cwd: broken });
  expect(checked.stdout).toContain('failed: a.ts: types: the compiler\'s configuration cannot be used');
  expect(checked.code).toBe(2);
  const lost = folderWith({ ...files, 'tsconfig.json': '{ "extends": "./base.json" }' });
  expect((await lockstep(['doctor'], { cwd: lost })).stdout).toContain('✘ types: tsconfig.json: extends ./base.json, which is not there');
  const lenient = folderWith({ ...files, 'tsconfig.json': '{\n  // strict by default\n  "compilerOptions": { "strict": true, },\n}\n' });
  expect((await lockstep(['check'], { cwd: lenient })).code).toBe(0);
});
