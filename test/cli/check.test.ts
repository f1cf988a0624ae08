import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST, spawned } from './spawned.ts';

test('a planted flaw is found, shown with its way and advice, and ends with 1', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'src/a.ts': FLAWED, 'src/b.ts': CLEAN });
  const { code, stdout } = await lockstep(['check'], { cwd });
  expect(stdout).toContain('✘ src/a.ts:5:3  critical certain blocking  owasp/command-injection');
  expect(stdout).toContain('> 5 |');
  expect(stdout).toContain('instead: ');
  expect(stdout).toContain('1 finding (1 blocking)');
  expect(stdout).not.toContain('\u001b');
  expect(code).toBe(1);
});

test('clean code ends with 0 and says nothing on stderr', async () => {
  const cwd = folderWith({ 'a.ts': CLEAN });
  expect(await lockstep(['check', 'a.ts'], { cwd })).toEqual({ code: 0, stdout: '1 file checked, 0 findings (0 blocking)\n', stderr: '' });
});

test('FORCE_COLOR colours a pipe', async () => {
  const { stdout } = await lockstep(['check'], { cwd: folderWith({ 'a.ts': CLEAN }), env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\u001b[32m');
});

test('a path that does not exist ends with 2, and clean ones beside it do not help', async () => {
  const cwd = folderWith({ 'a.ts': CLEAN });
  expect(await lockstep(['check', 'a.ts', 'none.ts'], { cwd })).toEqual({ code: 2, stdout: '', stderr: 'lockstep: none.ts: no such file or folder\n' });
});

test('a path outside of the project ends with 2', async () => {
  const { code, stderr } = await lockstep(['check', '..'], { cwd: folderWith({}) });
  expect(stderr).toContain('lies outside of');
  expect(code).toBe(2);
});

test('paths are seen from where the command is started, not from the configuration', async () => {
  const cwd = folderWith({ 'lockstep.config.json': '{}', 'package.json': MANIFEST, 'src/a.ts': FLAWED, 'src/b.ts': CLEAN });
  const { code, stdout } = await lockstep(['check', 'b.ts'], { cwd: path.join(cwd, 'src') });
  expect(stdout).toContain('1 file checked, 0 findings');
  expect(code).toBe(0);
});

test('standard input is judged where it would stand', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST });
  const { code, stdout } = await spawned(['check', '--stdin', '--stdin-filename', 'src/new.ts'], { cwd, input: FLAWED });
  expect(stdout).toContain('✘ src/new.ts:5:3');
  expect(code).toBe(1);
});

test('standard input without a place ends with 2', async () => {
  const { code, stderr } = await spawned(['check', '--stdin'], { cwd: folderWith({}) });
  expect(stderr).toContain('--stdin-filename');
  expect(code).toBe(2);
});

test('SARIF goes into a file and nothing to stdout', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': FLAWED });
  const { code, stdout, stderr } = await lockstep(['check', '--format', 'sarif', '--output-file', 'out.sarif'], { cwd });
  const log: unknown = JSON.parse(readFileSync(path.join(cwd, 'out.sarif'), 'utf8'));
  expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'lockstep' } }, results: [{ ruleId: 'owasp/command-injection' }] }] });
  expect(stdout).toBe('');
  expect(stderr).toBe('report written to out.sarif\n');
  expect(code).toBe(1);
});

test('a report that cannot be written ends with 2', async () => {
  const { code, stderr } = await lockstep(['check', '--output-file', 'no/such/folder.txt'], { cwd: folderWith({ 'a.ts': CLEAN }) });
  expect(stderr).toBe('lockstep: no/such/folder.txt: could not be written\n');
  expect(code).toBe(2);
});

test('--staged judges the index, not the working tree', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'a.ts': FLAWED });
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', 'a.ts');
  writeFileSync(path.join(cwd, 'a.ts'), CLEAN);
  const { code, stdout } = await lockstep(['check', '--staged', '--format', 'github'], { cwd });
  expect(stdout).toMatch(/^::error file=a\.ts,line=5,/);
  expect(code).toBe(1);
  expect((await lockstep(['check'], { cwd })).code).toBe(0);
});

test('--diff: what was there before does not block, what was added does', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'old.ts': FLAWED });
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  writeFileSync(path.join(cwd, 'old.ts'), `${FLAWED}export const more = 1;\n`);
  expect((await lockstep(['check', '--diff', 'HEAD'], { cwd })).code).toBe(0);
  writeFileSync(path.join(cwd, 'old.ts'), `${CLEAN}${FLAWED.replace('ls ', 'cat ')}`);
  const { code, stdout } = await lockstep(['check', '--diff', 'HEAD'], { cwd });
  expect(stdout).toContain('✘ old.ts:6:3');
  expect(code).toBe(1);
  writeFileSync(path.join(cwd, 'old.ts'), `// eslint-disable-next-line no-console\n${CLEAN}`);
  expect((await lockstep(['check', '--diff', 'HEAD'], { cwd })).stdout).toContain('static-analysis/suppression-comment');
  expect((await lockstep(['check'], { cwd })).stdout).not.toContain('static-analysis/suppression-comment');
});

test('--diff: the files of one change are no witnesses for each other, those of before are', async () => {
  const part = (name: string): string => `exports.part = () => pageTools.element('${name}');\n`;
  const cwd = folderWith({ 'package.json': MANIFEST, ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`old/${name}.js`, part(name).replace('pageTools', 'oldTools')])) });
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  for (const name of ['1', '2', '3', '4', '5', '6']) writeFileSync(path.join(cwd, `old/${name}.js`), `${part(name)}exports.old = () => oldTools.element();\n`);
  git('add', '.');
  const { stdout } = await lockstep(['check', '--diff', 'HEAD', '--format', 'github'], { cwd });
  expect(stdout.match(/^::error file=old.\d\.js,.*`pageTools` is neither declared/gm)).toHaveLength(6);
  expect(stdout).not.toContain('oldTools');
});

test('--diff against a revision that does not exist ends with 2', async () => {
  const { code, stderr } = await lockstep(['check', '--diff', 'nowhere'], { cwd: folderWith({ 'a.ts': CLEAN }) });
  expect(stderr).toContain('lockstep: ');
  expect(code).toBe(2);
});

test('standard input and paths exclude each other', async () => {
  const cwd = folderWith({ 'a.ts': CLEAN });
  expect((await spawned(['check', '--stdin', '--stdin-filename', 'a.ts', 'a.ts'], { cwd })).code).toBe(2);
});

test('--ignore leaves out and is counted', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'gen/a.ts': FLAWED, 'b.ts': CLEAN });
  const { code, stdout } = await lockstep(['check', '--ignore', 'gen/**', '.'], { cwd });
  expect(stdout).toContain('1 ignored');
  expect(code).toBe(0);
});

test('--ignore and --no-ignore go together', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, '.gitignore': 'a.ts\n', 'a.ts': FLAWED, 'b.ts': FLAWED, 'c.ts': CLEAN });
  const { code, stdout } = await lockstep(['check', '--no-ignore', '--ignore', 'b.ts', '--ignore', 'package.json'], { cwd });
  expect(stdout).toContain('a.ts:5:3');
  expect(stdout).not.toContain('b.ts:5:3');
  expect(code).toBe(1);
});

test('a file that is not analysed has not passed, also when something mild was found in it', async () => {
  const deep = `${'('.repeat(5_000)}1${')'.repeat(5_000)}; // \u001b[2J\n`;
  const { code, stdout } = await lockstep(['check', 'deep.js'], { cwd: folderWith({ 'deep.js': deep }) });
  expect(stdout).toContain('generic/hidden-character');
  expect(stdout).toContain('not analysed: deep.js: brackets nested');
  expect(code).toBe(1);
});
