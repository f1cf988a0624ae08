import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FLAWED, folderWith, lockstep, MANIFEST, spawned } from './spawned.ts';

const PATCH = '--- a/a.ts\n+++ b/a.ts\n@@ -1 +1,2 @@\n export const a = 1;\n+export const b = 2;\n';

test('a patch on standard input is judged and written', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': 'export const a = 1;\n' });
  const { code, stdout } = await spawned(['run', 'apply it', '--generator', 'diff:-'], { cwd, input: PATCH });
  expect(stdout).toContain('✔ written a.ts');
  expect(code).toBe(0);
  expect(readFileSync(path.join(cwd, 'a.ts'), 'utf8')).toBe('export const a = 1;\nexport const b = 2;\n');
});

test('a patch that does not fit ends with 1 and says where; one that is not there with 2', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': 'export const a = 7;\n', 'p.diff': PATCH });
  const { code, stdout } = await lockstep(['run', '--generator', 'diff:p.diff'], { cwd });
  expect(stdout).toContain('not written a.ts: hunk 1 (@@ -1 +1,2 @@): line 1 was expected to be "export const a = 1;');
  expect(code).toBe(1);
  expect(await lockstep(['run', '--generator', 'diff:none.diff'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('none.diff') as unknown });
});

test('a flaw in a session that is piped in is refused before it is written', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST });
  const session = [
    { type: 'system', subtype: 'init', cwd: '/somewhere', model: 'claude-x' },
    { type: 'assistant', message: { content: [{ type: 'tool_use', id: 't1', name: 'Write', input: { file_path: '/somewhere/bad.ts', content: FLAWED } }] } },
    { type: 'result', subtype: 'success', is_error: false },
  ];
  const input = session.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { code, stdout } = await spawned(['run', '--generator', 'claude:-'], { cwd, input });
  expect(stdout).toContain('owasp/command-injection at bad.ts:5:3');
  expect(code).toBe(1);
  expect(existsSync(path.join(cwd, 'bad.ts'))).toBe(false);
});
