import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { intercepted } from './intercepted-file-system.ts';
import { open, temporaryFolder } from './tree-fixture.ts';

const lockOf = (root: string): string => join(root, '.lockstep/lock');

/** Leaves a lock as a process would that is described by `changes`. */
async function leaveLock(changes: Record<string, unknown>): Promise<string> {
  const root = temporaryFolder();
  const tree = await open(root);
  const holder: unknown = JSON.parse(readFileSync(lockOf(root), 'utf8'));
  await tree.close();
  writeFileSync(lockOf(root), JSON.stringify(Object.assign({}, holder, changes)));
  return root;
}

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('lock', { timeout: 30_000 }, () => {
  it('lets one in and tells the other who, since when and where', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const context = { path: lockOf(tree.root), pid: process.pid, since: '2023-11-14T22:13:20.000Z' };
    await expect(open(root)).rejects.toMatchObject({ code: 'tree-locked', fault: 'caller', context, message: expect.stringContaining(`${process.pid}`) });
    await tree.close();
    await (await open(root)).close();
    expect(readdirSync(join(root, '.lockstep')).sort()).toEqual(['.gitignore', 'objects', 'runs', 'stage']);
  });

  it('takes over from a process that died', async () => {
    const root = await leaveLock({ pid: deadPid() });
    await (await open(root)).close();
  });

  it.runIf(process.platform === 'linux')('takes over when the number belongs to another process by now', async () => {
    await (await open(await leaveLock({ startTime: '1' }))).close();
  });

  it.runIf(process.platform === 'linux')('takes over a lock from before the last boot', async () => {
    await (await open(await leaveLock({ boot: 'another' }))).close();
  });

  it('respects a live process, another machine and a lock it cannot read', async () => {
    await expect(open(await leaveLock({}))).rejects.toMatchObject({ code: 'tree-locked' });
    await expect(open(await leaveLock({ pid: deadPid(), host: 'elsewhere' }))).rejects.toMatchObject({ code: 'tree-locked' });
    await expect(open(await leaveLock({ pid: 'x' }))).rejects.toMatchObject({ code: 'tree-locked', context: { pid: null } });
  });

  it('gives a dead lock to exactly one of many', async () => {
    const root = await leaveLock({ pid: deadPid() });
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => open(root)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'tree-locked' });
  });

  it('does not take a lock that somebody else took over in between', async () => {
    const root = await leaveLock({ pid: deadPid() });
    const dead: unknown = JSON.parse(readFileSync(lockOf(root), 'utf8'));
    const winner = JSON.stringify(Object.assign({}, dead, { pid: process.pid, token: 'ef'.repeat(16) }));
    const meddled = intercepted((operation, path) => {
      if (operation === 'link' && /lock\.[0-9a-f]{16}$/.test(path)) writeFileSync(lockOf(root), winner);
      return undefined;
    });
    await expect(open(root, meddled)).rejects.toMatchObject({ code: 'tree-locked', context: { pid: process.pid } });
    expect(readFileSync(lockOf(root), 'utf8')).toBe(winner);
  });

  it('survives the death of one who was taking over', async () => {
    const root = await leaveLock({ pid: deadPid(), token: 'ab'.repeat(16) });
    const other = JSON.parse(readFileSync(lockOf(root), 'utf8')) as unknown;
    writeFileSync(`${lockOf(root)}.${'ab'.repeat(8)}`, JSON.stringify(Object.assign({}, other, { token: 'cd'.repeat(16) })));
    const tree = await open(root);
    await tree.close();
    expect(readdirSync(join(root, '.lockstep')).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('keeps its state to itself', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const digest = await run.putObject('x');
    const mode = (path: string): number => statSync(join(root, '.lockstep', path)).mode & 0o777;
    expect([mode('.'), mode('runs'), mode('runs/r'), mode('objects'), mode('stage')]).toEqual([0o700, 0o700, 0o700, 0o700, 0o700]);
    expect([mode('runs/r/journal.jsonl'), mode(`objects/${digest.slice(0, 2)}/${digest}`), mode('.gitignore'), mode('lock')]).toEqual([0o600, 0o600, 0o600, 0o600]);
    expect(readFileSync(join(root, '.lockstep/.gitignore'), 'utf8')).toBe('*\n');
    await tree.close();
  });
});
