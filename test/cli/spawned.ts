import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

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

/** Runs `lockstep` with arguments, without a terminal. */
export function lockstep(args: readonly string[], { cwd, input = '', env = {}, signal }: SpawnSettings): Promise<Spawned> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: npm run build`);
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env } });
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
