import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST } from './spawned.ts';

test('what was there before does not block; what is new does, and what was mended leaves the baseline', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'src/old.ts': FLAWED, 'src/clean.ts': CLEAN });
  expect((await lockstep(['check'], { cwd })).code).toBe(1);
  const first = await lockstep(['baseline'], { cwd });
  expect(first).toMatchObject({ code: 0, stdout: '' });
  expect(first.stderr).toContain('1 findings in');
  expect((await lockstep(['check'], { cwd })).code).toBe(0);
  expect((await lockstep(['baseline'], { cwd })).stderr).toContain('--update writes it anew');
  writeFileSync(path.join(cwd, 'src/old.ts'), `\n\n${FLAWED}`);
  expect((await lockstep(['check'], { cwd })).code).toBe(0);
  writeFileSync(path.join(cwd, 'src/new.ts'), FLAWED);
  const { code, stdout } = await lockstep(['check', '--quiet'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('src/new.ts');
  writeFileSync(path.join(cwd, 'src/old.ts'), CLEAN);
  expect((await lockstep(['baseline', '--update'], { cwd })).code).toBe(0);
  const kept: unknown = JSON.parse(readFileSync(path.join(cwd, 'lockstep-baseline.json'), 'utf8'));
  expect(kept).toMatchObject({ version: 1, findings: [{ path: 'src/new.ts', rule: 'owasp/command-injection' }] });
});

test('a baseline that cannot be read is a fault, not an empty one', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': CLEAN, 'lockstep-baseline.json': '{"version":1,"findings":[{"path":"a.ts"}]}' });
  const { code, stderr } = await lockstep(['check'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/lockstep-baseline\.json: findings\.0\.rule: /);
});
