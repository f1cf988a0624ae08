import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readRun, verifyRun } from '../../journal/index.ts';
import { contentOf, filesOf, open } from './tree-fixture.ts';

const child = fileURLToPath(new URL('./kill-child.mjs', import.meta.url));

/** The versions that lines of this kind have named. What was under way at the kill was told to nobody and is not among them. */
function versionsIn(lines: readonly string[], kind: string): number[] {
  return lines.filter((line) => line.startsWith(`${kind} `)).map((line) => Number(line.split(' ')[1]));
}

/** Runs the child until it has said so many lines, then kills it at whatever it is doing. Resolves to all it said. */
async function killAfter(root: string, count: number): Promise<readonly string[]> {
  const running = spawn(process.execPath, [child, root], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => running.once('close', (_, signal) => resolve(signal)));
  let complaint = '';
  running.stderr.on('data', (data: Buffer) => {
    complaint += data.toString();
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: running.stdout })) {
    lines.push(line);
    if (lines.length === count) running.kill('SIGKILL');
  }
  expect(await ended, complaint).toBe('SIGKILL');
  return lines;
}

/** The version a file holds; fails when it is not exactly one version. */
function versionOf(root: string, path: string): number {
  const text = contentOf(root, path);
  if (text === null) return 0;
  const version = Number(/^version (\d+)\n/.exec(text)?.[1]);
  expect(text === `version ${version}\n`.repeat(2000), `${path} is whole`).toBe(true);
  return version;
}

async function expectRecovered(root: string, written: number, appended: ReadonlySet<number>): Promise<void> {
  const tree = await open(root);
  await tree.close();
  const version = versionOf(root, 'x.ts');
  expect(versionOf(root, 'deep/y.ts')).toBe(version);
  expect(version).toBeGreaterThanOrEqual(written);
  if (appended.size === 0) return;
  const records = (await readRun(root, 'r')).map(({ record }) => record);
  const attempts = records.flatMap((record) => (record.type === 'attempt-start' ? [record.attempt] : []));
  for (const version of appended) expect(attempts.filter((number) => number === version), `version ${version}`).toHaveLength(2);
  const kinds = (await verifyRun(root, 'r')).problems.map(({ kind }) => kind).filter((kind) => kind !== 'not-judged' && kind !== 'run-incomplete');
  expect(kinds).toEqual([]);
  expect(filesOf(root).filter((path) => !/^(x\.ts|deep\/y\.ts|once\/\d+\.ts)$/.test(path))).toEqual([]);
}

/**
 * Kills the child again and again in one tree. At once every file is whole (I1); when the tree is opened again nothing
 * that was told is lost (I2) and files released together hold the same version (I8).
 */
export async function killRepeatedly(root: string, kills: number): Promise<void> {
  let written = 0;
  const appended = new Set<number>();
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = await killAfter(root, 1 + ((kill * 7) % 12));
    written = Math.max(written, ...versionsIn(lines, 'written'));
    for (const version of versionsIn(lines, 'appended')) appended.add(version);
    for (const path of ['x.ts', 'deep/y.ts']) versionOf(root, path);
    await expectRecovered(root, written, appended);
  }
  expect(written).toBeGreaterThan(kills);
}
