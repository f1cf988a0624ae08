import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../examples/cli/run-command-line.ts';

/** The built command line; `npm test` builds it first. */
export const MAIN: string = fileURLToPath(new URL('../../dist/examples/cli/main.js', import.meta.url));

/** What a command did. */
export interface Spawned {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is started. */
export interface SpawnSettings {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once, as soon as stdout holds `when`. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: string };
}

/** Runs the built `lockstep` with arguments in a process of its own, without a terminal. */
export function spawned(args: readonly string[], { cwd, input = '', env = {}, signal }: SpawnSettings): Promise<Spawned> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: npm run build`);
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: environmentOf(cwd, env) });
  let [stdout, stderr, sent] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (signal === undefined || sent || !stdout.includes(signal.when)) return;
    sent = child.kill(signal.name);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/**
 * Runs `lockstep` with arguments in this process, whose folder, environment and output are the command's meanwhile: what
 * starts no process and no thread of its own takes a fifth of the time. Signals and standard input need `spawned`.
 */
export async function lockstep(args: readonly string[], { cwd, env = {} }: Pick<SpawnSettings, 'cwd' | 'env'>): Promise<Spawned> {
  const before = { cwd: process.cwd(), env: { ...process.env }, signals: SIGNALS.map((name) => process.listeners(name)) };
  const [stdout, stderr] = [collect(process.stdout), collect(process.stderr)];
  process.chdir(cwd);
  replaceEnvironment(environmentOf(cwd, env));
  try {
    const code = await runCommandLine([process.execPath, MAIN, ...args]);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    for (const stream of [stdout, stderr]) stream.restore();
    process.chdir(before.cwd);
    replaceEnvironment(before.env);
    SIGNALS.forEach((name, at) => {
      for (const listener of process.listeners(name)) if (before.signals[at]?.includes(listener) !== true) process.off(name, listener);
    });
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** No variable of whoever runs the tests counts, but where programs and temporary files are. */
function environmentOf(cwd: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', HOME: cwd, ...(process.env['TMPDIR'] === undefined ? {} : { TMPDIR: process.env['TMPDIR'] }), ...env };
}

function replaceEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (env[name] === undefined) Reflect.deleteProperty(process.env, name);
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
}

function collect(stream: NodeJS.WriteStream): { readonly text: () => string; readonly restore: () => void } {
  let text = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  });
  return { text: () => text, restore: () => spy.mockRestore() };
}

/** A temporary folder with these files; it goes when the test ends. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'lockstep-cli-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

export const MANIFEST = '{ "name": "shop", "dependencies": { "express": "5.1.0" } }\n';

export const CLEAN = 'export const answer = 42;\n';

export const FLAWED: string = [
  "import { exec } from 'node:child_process';",
  "import express from 'express';",
  'const app = express();',
  "app.get('/x', (req, res) => {",
  "  exec('ls ' + req.query.dir, (_error, out) => res.send(out));",
  '});',
  '',
].join('\n');
