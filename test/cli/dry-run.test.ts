import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recording } from './recording.ts';
import { CLEAN, folderWith, lockstep, MANIFEST } from './spawned.ts';

test('a dry run judges everything, shows the diff and writes nothing', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'src/a.ts': CLEAN }) });
  const { code, stdout, stderr } = await lockstep(['run', '--generator', 'replay:r.jsonl', '--dry-run'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain(`--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1,1 @@\n+${CLEAN}`);
  expect(stderr).toContain('would have written 1 file, wrote none');
  expect(readdirSync(cwd).sort()).toEqual(['.lockstep', 'package.json', 'r.jsonl']);
  expect(readFileSync(path.join(cwd, 'package.json'), 'utf8')).toBe(MANIFEST);
  expect((await lockstep(['verify'], { cwd })).code).toBe(0);
});

test('its events stay JSON', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'src/a.ts': CLEAN }) });
  const { stdout, stderr } = await lockstep(['run', '--generator', 'replay:r.jsonl', '--dry-run', '--output-format', 'stream-json'], { cwd });
  for (const line of stdout.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(stderr).toContain('+++ b/src/a.ts');
});
