import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DONE, errorReply, writes } from '../agents/models/messages-wire.ts';
import { KEY } from '../agents/models/anthropic.ts';
import { startWireServer } from '../agents/models/wire-server.ts';
import { folderWith, lockstep, MANIFEST } from './spawned.ts';
import type { SpawnSettings } from './spawned.ts';

const FILE = 'export const answer = 42;\n';

/** A project, a server that writes one file into it, and the environment of a user who has a key. */
async function project(replies = [writes({ 'src/a.ts': FILE }), DONE]): Promise<{ root: string; requests: () => number; settings: SpawnSettings }> {
  const server = await startWireServer(replies);
  const root = folderWith({ 'package.json': MANIFEST });
  return { root, requests: () => server.requests.length, settings: { cwd: root, env: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: server.url } } };
}

test('with a key, a task is written, and its cost is told', async () => {
  const { root, settings } = await project();
  const { code, stdout, stderr } = await lockstep(['run', 'write it', '--price', '3/15'], settings);
  expect(stderr).toContain('generator: anthropic');
  expect(stderr).toContain('ANTHROPIC_API_KEY is set');
  expect(code).toBe(0);
  expect(readFileSync(path.join(root, 'src/a.ts'), 'utf8')).toBe(FILE);
  expect(stdout).toContain('2 requests, 50 tokens in, 80 out; $0.0014');
  expect(stdout + stderr).not.toContain(KEY);
});

test('a budget that does not suffice ends the run before a request is made', async () => {
  const { settings, requests } = await project();
  const { code, stderr } = await lockstep(['run', 'write it', '--price', '3/15', '--max-cost', '0.001'], settings);
  expect(code).toBe(2);
  expect(stderr).toContain('the budget does not suffice');
  expect(requests()).toBe(0);
});

test('a bound in dollars without a price is refused', async () => {
  const { settings } = await project();
  expect(await lockstep(['run', 'write it', '--max-cost', '1', '--model', 'somebodys-own'], settings)).toMatchObject({ code: 2, stderr: expect.stringContaining('needs the price of somebodys-own') });
});

test('the model that nobody named has a known price', async () => {
  const { settings } = await project();
  expect(await lockstep(['run', 'write it', '--max-cost', '1'], settings)).toMatchObject({ code: 0, stdout: expect.stringContaining('2 requests, 50 tokens in, 80 out; $0.0009') });
});

test('under a local policy a key is of no use: no socket is opened', async () => {
  const { root, settings, requests } = await project();
  const config = path.join(root, 'lockstep.config.json');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(config, '{ "policy": { "network": { "mode": "local" } } }');
  const hosted = { ...settings, env: { ...settings.env, ANTHROPIC_BASE_URL: 'https://api.anthropic.com' } };
  const { code, stderr } = await lockstep(['run', 'write it', '--generator', 'anthropic'], hosted);
  expect(code).toBe(2);
  expect(stderr).toContain('the policy says `local`');
  expect(requests()).toBe(0);
});

test('without key, server and flag the ways out are told', async () => {
  const { code, stderr } = await lockstep(['run', 'write it'], { cwd: folderWith({}) });
  expect(code).toBe(2);
  expect(stderr).toContain('--generator anthropic with ANTHROPIC_API_KEY');
});

test('a refused key is a fault with one line, and the key is nowhere', async () => {
  const { settings } = await project([errorReply(401, 'authentication_error', { message: `invalid key ${KEY}` })]);
  const { code, stdout, stderr } = await lockstep(['run', 'write it', '--output-format', 'stream-json'], settings);
  expect(code).toBe(2);
  expect(stderr).toContain('HTTP 401');
  expect(stdout + stderr).not.toContain(KEY);
});
