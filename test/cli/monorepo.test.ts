import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST } from './spawned.ts';

const OFF = '{ "policy": { "rules": { "owasp/command-injection": "off" } } }';

const monorepo = (more: Readonly<Record<string, string>> = {}): string =>
  folderWith({
    'package.json': MANIFEST,
    'lockstep.config.json': '{}',
    'tool.ts': FLAWED,
    'packages/strict/src/a.ts': FLAWED,
    'packages/lax/lockstep.config.json': OFF,
    'packages/lax/src/a.ts': FLAWED,
    'packages/lax/skip/b.ts': FLAWED,
    'packages/lax/inner/lockstep.config.json': '{ "ignore": ["left/**"] }',
    'packages/lax/inner/src/c.ts': FLAWED,
    'packages/lax/inner/left/d.ts': FLAWED,
    ...more,
  });

interface Report {
  readonly findings: readonly { readonly location: { readonly path: string } }[];
  readonly configs: readonly { readonly file?: string; readonly files: number }[];
  readonly unchecked: readonly { readonly path: string; readonly reason: string }[];
}

const pathsIn = ({ findings }: Report): readonly string[] => [...new Set(findings.map(({ location }) => location.path))];

test('the nearest configuration above each file counts, and the report says which', async () => {
  const cwd = monorepo();
  const { code, stdout, stderr } = await lockstep(['check', '--format', 'json', '--min-confidence', 'certain'], { cwd });
  const report = JSON.parse(stdout) as Report;
  expect(pathsIn(report)).toEqual(['packages/lax/inner/src/c.ts', 'packages/strict/src/a.ts', 'tool.ts']);
  expect(report.unchecked).toContainEqual({ path: 'packages/lax/inner/left/d.ts', reason: 'ignored by configuration', kind: 'ignored' });
  const at = (folder: string): string => path.join(cwd, folder, 'lockstep.config.json');
  expect(report.configs.map(({ file, files }) => [file, files])).toEqual([
    [at(''), 4],
    [at('packages/lax'), 3],
    [at('packages/lax/inner'), 2],
  ]);
  expect(stderr).toContain(`3 files by ${at('packages/lax')}\n`);
  expect(code).toBe(1);
});

test('what is found from above is what is found from within, baseline included', async () => {
  const cwd = monorepo();
  const inner = path.join(cwd, 'packages/lax/inner');
  expect((await lockstep(['check'], { cwd: inner })).code).toBe(1);
  expect((await lockstep(['baseline'], { cwd: inner })).code).toBe(0);
  expect((await lockstep(['check'], { cwd: inner })).code).toBe(0);
  expect((await lockstep(['check', 'packages/lax'], { cwd })).code).toBe(0);
  expect((await lockstep(['check', 'packages'], { cwd })).code).toBe(1);
});

test('a wrong configuration further down is one clear error, and --config counts for all', async () => {
  const cwd = monorepo({ 'wide.json': OFF });
  writeFileSync(path.join(cwd, 'packages/lax/lockstep.config.json'), '{ "polici": {} }');
  const wrong = await lockstep(['check'], { cwd });
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('packages/lax/lockstep.config.json: polici: expected one of');
  expect((await lockstep(['check', '--config', 'wide.json', 'tool.ts', 'packages/strict/src/a.ts'], { cwd })).code).toBe(0);
});

test('nothing of this needs git: check, baseline and run work in a folder without a repository', async () => {
  const cwd = folderWith({ 'a.ts': CLEAN });
  const env = { GIT_DIR: path.join(cwd, 'none'), PATH: path.dirname(process.execPath) };
  expect((await lockstep(['check'], { cwd, env })).code).toBe(0);
  expect((await lockstep(['baseline'], { cwd, env })).code).toBe(0);
  writeFileSync(path.join(cwd, 'r.jsonl'), [
    { lockstep: 'recording', v: 1, generator: 'x', capabilities: { repair: false, resume: false, edit: false } },
    ...[{ type: 'file-start', file: 'b', path: 'b.ts', operation: 'create' }, { type: 'text-delta', file: 'b', text: CLEAN }, { type: 'file-end', file: 'b' }, { type: 'finish', reason: 'complete' }].map((part) => ({ attempt: 1, t: 0, part })),
  ].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const run = await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd, env });
  expect(run).toMatchObject({ code: 0 });
  const diff = await lockstep(['check', '--staged'], { cwd, env });
  expect(diff.code).toBe(2);
  expect(diff.stderr).toMatch(/^lockstep: .*git/);
});
