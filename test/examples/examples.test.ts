import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function node(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  return stdout;
}

test('the embedding example writes its file', async () => {
  const said = await node(ROOT, 'dist/examples/embed/main.js');
  expect(said).toContain('src/greet.ts accept');
  expect(said).toContain('accepted export function greet(name: string): string {');
});

test('the custom validator keeps the contract and is heard', async () => {
  const said = await node(ROOT, 'dist/examples/custom-validator/main.js');
  expect(said.match(/^holds: /gm)).toHaveLength(5);
  expect(said).toContain("rejected [ 'house-rules/no-console: console.log in product code.' ]");
});

test('the library example of the README runs as it stands', async () => {
  const [, example = ''] = /```ts\n(import \{ createLockstep[\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8')) ?? [];
  const folder = mkdtempSync(path.join(tmpdir(), 'lockstep-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'node_modules'));
  mkdirSync(path.join(folder, 'out'));
  symlinkSync(ROOT, path.join(folder, 'node_modules/lockstep'));
  writeFileSync(path.join(folder, 'recording.jsonl'), RECORDING);
  writeFileSync(path.join(folder, 'example.mjs'), example);
  const said = await node(folder, 'example.mjs');
  expect(said.trim().split('\n').at(-1)).toBe('accepted');
  expect(readFileSync(path.join(folder, 'out/a.ts'), 'utf8')).toBe('export const a = 1;\n');
});

const RECORDING = [
  { lockstep: 'recording', v: 1, generator: 'hand', capabilities: { repair: false, resume: false, edit: false }, label: 'hand-written' },
  { attempt: 1, t: 0, part: { type: 'file-start', file: 'a', path: 'a.ts', operation: 'create' } },
  { attempt: 1, t: 0, part: { type: 'text-delta', file: 'a', text: 'export const a = 1;\n' } },
  { attempt: 1, t: 0, part: { type: 'file-end', file: 'a' } },
  { attempt: 1, t: 0, part: { type: 'finish', reason: 'complete' } },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');
