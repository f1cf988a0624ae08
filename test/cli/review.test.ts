import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRuns, readRun } from '../../index.ts';
import { recording } from './recording.ts';
import { folderWith, lockstep, MANIFEST } from './spawned.ts';
import type { Spawned } from './spawned.ts';

const WORKFLOW = 'name: build\non: push\njobs: {}\n';
const CODE = 'export default { root: "src" };\n';

/** A folder with a run that waits for a person about two files. */
async function waiting(): Promise<string> {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ '.github/workflows/ci.yml': WORKFLOW, 'vite.config.ts': CODE }) });
  expect((await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd })).code).toBe(3);
  return cwd;
}

function review(cwd: string, ...args: readonly string[]): Promise<Spawned> {
  return lockstep(['review', ...args], { cwd });
}

describe('lockstep review', () => {
  it('shows each file with its diff and why a person has to look, the highest risk first, and ends with 3', async () => {
    const cwd = await waiting();
    const { code, stdout, stderr } = await review(cwd);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^[0-9a-f]{8} {2}create \.github\/workflows\/ci\.yml {2}risk 101 heavy {2}run /);
    expect(stdout).toContain('    - vite.config.ts: a build, test or lint tool loads it\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/vite.config.ts\n@@ -0,0 +1,1 @@\n+export default { root: "src" };\n');
    expect(stdout).toContain('2 files wait for a person.');
    expect(stderr).toContain('answer with: lockstep review --approve ID');
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await review(await waiting(), '--format', 'json');
    const { open, answered }: { open: { path: string; after: string }[]; answered: string[] } = JSON.parse(stdout);
    expect(open.map(({ path: name, after }) => [name, after])).toEqual([['.github/workflows/ci.yml', WORKFLOW], ['vite.config.ts', CODE]]);
    expect(answered).toEqual([]);
  });

  it('records answers by path, and resume acts on them without a generator', async () => {
    const cwd = await waiting();
    const first = await review(cwd, '--approve', 'vite.config.ts', '--as', 'Dana', '-m', 'read it');
    expect(first).toMatchObject({ code: 3, stdout: '' });
    expect(first.stderr).toContain('recorded: vite.config.ts');
    const second = await review(cwd, '--reject', '.github/workflows/ci.yml', '--as', 'Dana');
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/go on with: lockstep resume \S+/);
    expect(existsSync(path.join(cwd, 'vite.config.ts'))).toBe(false);
    const { code, stdout } = await lockstep(['resume'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('✘ not written .github/workflows/ci.yml: Dana: ');
    expect(readFileSync(path.join(cwd, 'vite.config.ts'), 'utf8')).toBe(CODE);
    expect(existsSync(path.join(cwd, '.github'))).toBe(false);
    expect((await review(cwd)).stdout).toBe('Nothing waits for a person.\n');
  });

  it('takes other code in place of what was written', async () => {
    const cwd = await waiting();
    writeFileSync(path.join(cwd, 'better.ts'), 'export default { root: "lib" };\n');
    expect((await review(cwd, '--edit', 'vite.config.ts', '--file', 'better.ts', '--as', 'Dana')).code).toBe(3);
    expect((await review(cwd, '--approve', 'all', '--as', 'Dana')).code).toBe(0);
    expect((await lockstep(['resume'], { cwd })).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'vite.config.ts'), 'utf8')).toBe('export default { root: "lib" };\n');
    expect(readFileSync(path.join(cwd, '.github/workflows/ci.yml'), 'utf8')).toBe(WORKFLOW);
  });

  it.each([
    ['the agent itself', ['--approve', 'all', '--as', 'Replay'], /Replay is the agent whose work is asked about/],
    ['nobody', ['--approve', 'all', '--as', ' '], /--as: expected the name of a person/],
    ['an unknown file', ['--approve', 'src/a.ts'], /src\/a\.ts: no such file waits; expected one of [0-9a-f]{8} \(/],
    ['two answers to one question', ['--approve', 'all', '--reject', 'vite.config.ts'], /expected one answer, got two/],
    ['an edit that changes nothing', ['--edit', 'vite.config.ts', '--file', 'same.ts'], /nothing was changed/],
    ['an edit without an editor', ['--edit', 'vite.config.ts'], /no editor: set EDITOR, or name a file with --file/],
  ])('refuses an answer of %s', async (_, args, message) => {
    const cwd = await waiting();
    writeFileSync(path.join(cwd, 'same.ts'), CODE);
    const { code, stderr } = await review(cwd, ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect((await review(cwd, '--list')).stdout).toContain('2 files wait');
  });

  it('names the person of git when nobody is named', async () => {
    const cwd = await waiting();
    writeFileSync(path.join(cwd, '.gitconfig'), '[user]\n\tname = Grace\n\temail = grace@example.org\n');
    const { code } = await review(cwd, '--approve', 'all');
    expect(code).toBe(0);
    const [runId = ''] = await listRuns(cwd);
    const answers = (await readRun(cwd, runId)).flatMap(({ record }) => (record.type === 'approval-answer' ? [record] : []));
    expect(answers.map(({ by, via }) => [by, via])).toEqual(answers.map(() => ['Grace <grace@example.org>', 'git']));
    expect(answers.length).toBeGreaterThan(1);
  });
});
