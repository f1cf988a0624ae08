import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun, type FileSystem } from '../../journal/index.ts';
import { intercepted } from './intercepted-file-system.ts';
import { attempt, completed, contentOf, filesOf, open, sha256, temporaryFolder } from './tree-fixture.ts';

const isSoak = process.env['SOAK'] !== undefined;
/** Where the first process dies; `SOAK=1` tries more. */
const FIRST = isSoak ? [75, 90, 105, 120, 135] : [90, 120];

const before = { 'a.ts': 'old a', 'b.ts': 'old b', 'c.ts': 'old c' };
const after: Readonly<Record<string, string | null>> = { 'a.ts': 'new a', 'b.ts': null, 'c.ts': 'old c', 'new/d.ts': 'new d' };

function prepare(): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(before)) writeFileSync(join(root, path), text, { mode: 0o640 });
  return root;
}

/** Dies at the n-th operation: this one and all later ones fail; a write that is hit leaves half of its bytes. */
function dyingAt(n: number): { fileSystem: ReturnType<typeof intercepted>; died: () => boolean } {
  let count = 0;
  const fileSystem = intercepted((operation) => {
    count += 1;
    if (count === n && operation === 'write') return { halfThen: new Error('dead') };
    if (count >= n) throw new Error('dead');
    return undefined;
  });
  return { fileSystem, died: () => count >= n };
}

const requests = [
  { path: 'a.ts', text: 'new a', before: sha256('old a'), mode: 0o640 },
  { path: 'b.ts', text: null, before: sha256('old b'), mode: 0o640 },
  { path: 'new/d.ts', text: 'new d', before: null, mode: 0o600 },
] as const;

/** Does what a run does and notes what it was told. What a dead process held open is closed; it changes nothing more. */
async function work(root: string, fileSystem: FileSystem, told: string[]): Promise<void> {
  const opened = await open(root, fileSystem).catch(() => undefined);
  if (opened === undefined) return;
  try {
    const run = await opened.startRun('r');
    await run.putObject('new a');
    await run.append(attempt(1));
    told.push('attempt-start');
    await run.append(completed('a.ts', 'new a'));
    told.push('file-complete');
    await run.release(requests);
    told.push('released');
  } catch {
    // The process is dead: what it left behind is what the test is about.
  } finally {
    await opened.close().catch(() => undefined);
  }
}

function stateOf(root: string): Record<string, string | null> {
  return Object.fromEntries(Object.keys(after).map((path) => [path, contentOf(root, path)]));
}

const oldState = { ...before, 'new/d.ts': null };

/** I1: whatever the moment, each path holds old or accepted bytes and no other name is in the tree. */
function expectOldOrNew(root: string): void {
  for (const [path, text] of Object.entries(stateOf(root))) expect([after[path], oldState[path as keyof typeof oldState]]).toContain(text);
  expect(filesOf(root).filter((path) => !(path in after))).toEqual([]);
}

async function expectInvariants(root: string, told: readonly string[]): Promise<void> {
  const tree = await open(root);
  const state = stateOf(root);
  const isNew = JSON.stringify(state) === JSON.stringify(after);
  expect(isNew ? after : oldState).toEqual(state);
  if (told.includes('released')) expect(state).toEqual(after);
  if (await tree.runs().then((runs) => runs.includes('r')) && told.length > 0) {
    const records = (await readRun(root, 'r')).map(({ record }) => record);
    for (const type of told.filter((name) => name !== 'released')) expect(records.map((record) => record.type)).toContain(type);
    const end = records.find((record) => record.type === 'release-end');
    expect(end?.type === 'release-end' ? end.outcome : 'none').toBe(isNew ? 'written' : end === undefined ? 'none' : 'rolled-back');
  }
  expect(statSync(join(root, 'a.ts')).mode & 0o777).toBe(0o640);
  await tree.close();
}

describe('a crash at every operation', { timeout: 60_000 }, () => {
  it('leaves old or accepted bytes, loses nothing that was told, and is set right when the tree is opened again (I1, I2, I3, I8)', async () => {
    let points = 0;
    for (let n = 1; ; n += 1) {
      const root = prepare();
      const { fileSystem, died } = dyingAt(n);
      const told: string[] = [];
      await work(root, fileSystem, told);
      if (!died()) break;
      points = n;
      expectOldOrNew(root);
      rmSync(join(root, '.lockstep/lock'), { force: true });
      await expectInvariants(root, told);
    }
    expect(points).toBeGreaterThan(100);
  });

  it('is set right also when recovery itself dies at every operation', async () => {
    for (const first of FIRST) {
      for (let n = 1; ; n += 1) {
        const root = prepare();
        await work(root, dyingAt(first).fileSystem, []);
        rmSync(join(root, '.lockstep/lock'), { force: true });
        const again = dyingAt(n);
        await open(root, again.fileSystem).then((tree) => tree.close()).catch(() => undefined);
        expectOldOrNew(root);
        rmSync(join(root, '.lockstep/lock'), { force: true });
        await expectInvariants(root, []);
        if (!again.died()) break;
      }
    }
  });

  it('leaves a file alone that a human edited after the crash, and takes the others back (I7)', async () => {
    let edited = 0;
    for (let n = 60; ; n += isSoak ? 1 : 3) {
      const root = prepare();
      const { fileSystem, died } = dyingAt(n);
      await work(root, fileSystem, []);
      if (!died()) break;
      rmSync(join(root, '.lockstep/lock'), { force: true });
      writeFileSync(join(root, 'b.ts'), 'human');
      const tree = await open(root);
      expect(contentOf(root, 'b.ts')).toBe('human');
      if (tree.recovered.length > 0) {
        edited += 1;
        expect(tree.recovered).toMatchObject([{ runId: 'r', outcome: 'rolled-back' }]);
        expect([contentOf(root, 'a.ts'), contentOf(root, 'new/d.ts')]).toEqual(['old a', null]);
      }
      await tree.close();
    }
    expect(edited).toBeGreaterThan(3);
  });
});
