import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockstepEventSchema } from '../../contract/index.ts';
import { recording } from './recording.ts';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST, spawned } from './spawned.ts';

test('a clean recording is written, accepted and verified', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'src/a.ts': CLEAN }) });
  const { code, stdout } = await lockstep(['run', 'add an answer', '--generator', 'replay:r.jsonl'], { cwd });
  expect(stdout).toContain('✔ written src/a.ts\naccepted: 1 file written, 0 rejected\n');
  expect(code).toBe(0);
  expect(readFileSync(path.join(cwd, 'src/a.ts'), 'utf8')).toBe(CLEAN);
  const verified = await lockstep(['verify'], { cwd });
  expect(verified.stdout).toMatch(/^✔ \S+: \d+ entries, 1 of 1 written files as attested\n$/);
  expect(verified.code).toBe(0);
});

test('a file that was changed after the run is told by verify, with 1', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'a.ts': CLEAN }) });
  await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd });
  writeFileSync(path.join(cwd, 'a.ts'), 'export const answer = 43;\n');
  const { code, stdout } = await lockstep(['verify'], { cwd });
  expect(stdout).toContain('file-modified a.ts');
  expect(code).toBe(1);
});

test('a flaw is refused with place and advice, its file is not written, and the run ends with 1', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'ok.ts': CLEAN, 'bad.ts': FLAWED }) });
  const { code, stdout } = await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd });
  expect(stdout).toContain('owasp/command-injection at bad.ts:5:3');
  expect(stdout).toContain('instead: ');
  expect(stdout).toContain('rejected: 1 file written, 1 rejected (bad.ts)');
  expect(code).toBe(1);
  expect(existsSync(path.join(cwd, 'ok.ts'))).toBe(true);
  expect(existsSync(path.join(cwd, 'bad.ts'))).toBe(false);
});

test('stream-json is one valid event a line, and nothing else on stdout', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ 'a.ts': CLEAN }) });
  const { code, stdout } = await lockstep(['run', '--generator', 'replay:r.jsonl', '--output-format', 'stream-json'], { cwd });
  const events = stdout.trimEnd().split('\n').map((line) => lockstepEventSchema.parse(JSON.parse(line)));
  expect(events[0]?.type).toBe('run-start');
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'accepted', written: ['a.ts'] });
  expect(code).toBe(0);
});

test('--target names the tree', async () => {
  const cwd = folderWith({ 'r.jsonl': recording({ 'a.ts': CLEAN }), 'out/package.json': MANIFEST });
  expect((await lockstep(['run', '--generator', 'replay:r.jsonl', '--target', 'out'], { cwd })).code).toBe(0);
  expect(existsSync(path.join(cwd, 'out/a.ts'))).toBe(true);
  expect(existsSync(path.join(cwd, 'a.ts'))).toBe(false);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s stops a run with %i, says how to go on, and resume ends it', async (name, code) => {
  const files = { 'a.ts': CLEAN, 'b.ts': 'export const b = 1;\n'.repeat(40).replace(/b = 1/g, (_text, at: number) => `b${at} = 1`) };
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording(files, 200) });
  const args = ['--generator', 'replay:r.jsonl'];
  const stopped = await spawned(['run', ...args, '--pace', 'recorded'], { cwd, signal: { name, when: '✔ a.ts' } });
  expect(stopped.stderr).toMatch(/resume with: lockstep resume \S+ --generator replay:r\.jsonl --target \S+/);
  expect(stopped.code).toBe(code);
  expect(existsSync(path.join(cwd, 'b.ts'))).toBe(false);
  const resumed = await lockstep(['resume', ...args], { cwd });
  expect(resumed.stdout).toMatch(/^resumed /);
  expect(resumed.code).toBe(0);
  expect(readFileSync(path.join(cwd, 'b.ts'), 'utf8')).toBe(files['b.ts']);
  expect((await lockstep(['resume', ...args], { cwd })).stderr).toContain('there is no run that has not ended');
});

test('history is played in a folder of its own, and the repository stays as it is', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST });
  const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  mkdirSync(path.join(cwd, 'src'));
  writeFileSync(path.join(cwd, 'src/a.ts'), CLEAN);
  git('add', '.');
  git('commit', '--quiet', '-m', 'two');
  const { code, stdout, stderr } = await lockstep(['run', '--generator', 'git:HEAD~1..HEAD'], { cwd });
  expect(stdout).toContain('✔ written src/a.ts');
  expect(code).toBe(0);
  expect(git('status', '--porcelain')).toBe('');
  const folder = /playing HEAD~1\.\.HEAD in (\S+)/.exec(stderr)?.[1] ?? '';
  expect(stderr).toContain(`removed ${folder}; --keep keeps it`);
  expect(existsSync(folder)).toBe(false);
  const own = await lockstep(['run', '--generator', 'git:HEAD~1..HEAD', '--target', '.'], { cwd });
  expect(own.stderr).toContain('history cannot be played into the tree it comes from');
  expect(own.code).toBe(2);
});

test('history finds the packages that are installed where it comes from', async () => {
  const cwd = folderWith({ 'package.json': '{ "name": "app", "private": true, "type": "module", "dependencies": { "sum": "1.0.0" } }', 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023" } }', '.gitignore': 'node_modules\n', 'node_modules/sum/package.json': '{ "name": "sum", "version": "1.0.0", "types": "index.d.ts", "main": "index.js" }', 'node_modules/sum/index.d.ts': 'export declare function sum(use: (total: number) => void): void;\n' });
  const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  writeFileSync(path.join(cwd, 'a.ts'), "import { sum } from 'sum';\n\nexport const told: number[] = [];\nsum((total) => told.push(total));\n");
  git('add', '.');
  git('commit', '--quiet', '-m', 'two');
  expect(await lockstep(['run', '--generator', 'git:HEAD~1..HEAD'], { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining('✔ written a.ts') });
  expect(existsSync(path.join(cwd, 'node_modules/sum/index.d.ts'))).toBe(true);
});

test('the demo refuses what is wrong, repairs it and ends with 0', async () => {
  const { code, stdout, stderr } = await lockstep(['demo', '--fast'], { cwd: folderWith({}) });
  expect(stderr).toContain('hand-written script');
  expect(stdout).toContain('⛔ veto');
  expect(stdout).toContain('repair src/routes/search.ts, round 1');
  expect(stdout).toMatch(/accepted: 6 files written, 0 rejected/);
  expect(code).toBe(0);
});
