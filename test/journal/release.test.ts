import { chmodSync, linkSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunJournal } from '../../journal/index.ts';
import { intercepted, systemError } from './intercepted-file-system.ts';
import { contentOf, filesOf, open, sha256, temporaryFolder } from './tree-fixture.ts';

async function start(files: Record<string, string> = {}): Promise<{ root: string; run: RunJournal }> {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const tree = await open(root);
  onTestFinished(() => tree.close());
  return { root, run: await tree.startRun('r') };
}

const create = (path: string, text: string): { path: string; text: string; before: null; mode: number } => ({ path, text, before: null, mode: 0o644 });
const replace = (path: string, text: string | null, before: string): { path: string; text: string | null; before: string; mode: number } => ({ path, text, before: sha256(before), mode: 0o644 });
const typesOf = (run: RunJournal): string[] => run.entries().map(({ record }) => record.type);

describe('release', () => {
  it('creates, replaces and deletes as one set, and journals it', async () => {
    const { root, run } = await start({ 'old.ts': 'old', 'gone.ts': 'gone' });
    const outcome = await run.release([create('src/deep/new.ts', 'new\n'), replace('old.ts', 'newer', 'old'), replace('gone.ts', null, 'gone')]);
    expect(outcome).toEqual({ type: 'written' });
    expect(filesOf(root)).toEqual(['old.ts', 'src/deep/new.ts']);
    expect([contentOf(root, 'src/deep/new.ts'), contentOf(root, 'old.ts')]).toEqual(['new\n', 'newer']);
    expect(typesOf(run)).toEqual(['release-start', 'file-written', 'file-written', 'file-written', 'release-end']);
    expect(run.entries()[3]?.record).toEqual({ type: 'file-written', path: 'gone.ts', sha256: null });
  });

  it('keeps bytes and mode exactly', async () => {
    const text = '\uFEFFa\r\nb\r\n';
    const { root, run } = await start({ 'run.sh': text });
    chmodSync(join(root, 'run.sh'), 0o754);
    const image = await run.readPreImage('run.sh');
    expect(image).toEqual({ exists: true, sha256: sha256(text), mode: 0o754, text: 'a\r\nb\r\n', bom: true, endOfLine: '\r\n', binary: false });
    await run.release([{ path: 'run.sh', text: `\uFEFF${image.text}c\r\n`, before: image.sha256, mode: image.mode }]);
    expect(contentOf(root, 'run.sh')).toBe('\uFEFFa\r\nb\r\nc\r\n');
    expect(statSync(join(root, 'run.sh')).mode & 0o777).toBe(0o754);
  });

  it('does not write through a second name of the file', async () => {
    const { root, run } = await start({ 'a.ts': 'a' });
    linkSync(join(root, 'a.ts'), join(root, 'other.ts'));
    await run.release([replace('a.ts', 'b', 'a')]);
    expect([contentOf(root, 'a.ts'), contentOf(root, 'other.ts')]).toEqual(['b', 'a']);
  });

  it('notices an edit, a removal and a creation made meanwhile and writes none of the set (I7)', async () => {
    const { root, run } = await start({ 'a.ts': 'edited', 'b.ts': 'b' });
    const changed = (path: string, expected: string | null, got: string | null): object => ({ type: 'pre-image-changed', path, expected, got });
    expect(await run.release([replace('b.ts', 'B', 'b'), replace('a.ts', 'A', 'a')])).toEqual(changed('a.ts', sha256('a'), sha256('edited')));
    expect(await run.release([replace('b.ts', 'B', 'b'), replace('c.ts', 'C', 'c')])).toEqual(changed('c.ts', sha256('c'), null));
    expect(await run.release([replace('b.ts', 'B', 'b'), create('a.ts', 'A')])).toEqual(changed('a.ts', null, sha256('edited')));
    expect([contentOf(root, 'a.ts'), contentOf(root, 'b.ts')]).toEqual(['edited', 'b']);
    expect(typesOf(run)).toEqual([]);
  });

  it('refuses a path that the guard refuses, and lets one pass that a person had to see', async () => {
    const { root, run } = await start();
    symlinkSync('..', join(root, 'out'));
    expect(await run.release([create('ok.ts', 'x'), create('out/x.ts', 'x')])).toMatchObject({ type: 'path-refused', path: 'out/x.ts' });
    expect(await run.release([create('../x.ts', 'x')])).toMatchObject({ type: 'path-refused', path: '../x.ts' });
    expect(await run.release([create('package.json', '{}')])).toEqual({ type: 'written' });
    expect(filesOf(root)).toEqual(['package.json']);
    await expect(run.readPreImage('out/x.ts')).rejects.toMatchObject({ code: 'path-refused' });
  });

  it('refuses what it could not write and attest as asked', async () => {
    const { run } = await start();
    const invalid = { code: 'input-invalid', fault: 'caller' };
    await expect(run.release([create('a.ts', 'a'), create('a.ts', 'b')])).rejects.toMatchObject(invalid);
    await expect(run.release([create('a.ts', '\udc00')])).rejects.toMatchObject(invalid);
    await expect(run.release([{ path: 'a.ts', text: null, before: null, mode: 0o644 }])).rejects.toMatchObject(invalid);
    await expect(run.release([{ ...create('a.ts', 'a'), mode: 0o4755 }])).rejects.toMatchObject(invalid);
    expect(await run.release([create('a.ts', 'a')])).toEqual({ type: 'written' });
  });

  it('says of a file whether it is text, and of none that it is absent', async () => {
    const { root, run } = await start({ 'unix.ts': 'a\nb\r\nc\n' });
    writeFileSync(join(root, 'image.png'), Buffer.from([0x89, 0x50, 0, 1]));
    writeFileSync(join(root, 'latin.txt'), Buffer.from([0xe9, 0x20]));
    expect(await run.readPreImage('unix.ts')).toMatchObject({ endOfLine: '\n', bom: false, binary: false });
    expect(await run.readPreImage('image.png')).toMatchObject({ exists: true, binary: true, text: '' });
    expect(await run.readPreImage('latin.txt')).toMatchObject({ exists: true, binary: true, text: '' });
    expect(await run.readPreImage('no/such.ts')).toMatchObject({ exists: false, sha256: null, mode: 0o644 });
  });
});

describe('release while the tree changes under it', () => {
  /** Releases three files; `meddle` runs once, right before the n-th file gets its name. */
  async function releaseAndMeddle(n: number, meddle: (root: string) => void): Promise<{ root: string; outcome: unknown; types: string[] }> {
    const root = temporaryFolder();
    for (const name of ['a.ts', 'b.ts']) writeFileSync(join(root, name), `old ${name}`);
    let armed = false;
    let landings = 0;
    const tree = await open(root, intercepted((operation, path) => {
      if (armed && operation === 'status' && /^\/proc.*\.ts$/.test(path)) {
        landings += 1;
        if (landings === n + 3) meddle(root);
      }
      return undefined;
    }));
    const run = await tree.startRun('r');
    armed = true;
    const outcome = await run.release([replace('a.ts', 'A', 'old a.ts'), replace('b.ts', 'B', 'old b.ts'), create('dir/c.ts', 'C')]);
    await tree.close();
    return { root, outcome, types: typesOf(run) };
  }

  it.runIf(process.platform === 'linux')('takes back what it wrote when a later file was edited (I7, I8)', async () => {
    const { root, outcome, types } = await releaseAndMeddle(1, (at) => writeFileSync(join(at, 'b.ts'), 'human'));
    expect(outcome).toMatchObject({ type: 'pre-image-changed', path: 'b.ts', got: sha256('human') });
    expect([contentOf(root, 'a.ts'), contentOf(root, 'b.ts'), contentOf(root, 'dir/c.ts')]).toEqual(['old a.ts', 'human', null]);
    expect(types.at(-1)).toBe('release-end');
  });

  it('never replaces a file that appears in the last moment', async () => {
    const root = temporaryFolder();
    const tree = await open(root, intercepted((operation, path) => {
      if (operation === 'link' && path.endsWith('new.ts')) writeFileSync(join(root, 'new.ts'), 'human');
      return undefined;
    }));
    const run = await tree.startRun('r');
    expect(await run.release([create('new.ts', 'ours')])).toEqual({ type: 'pre-image-changed', path: 'new.ts', expected: null, got: sha256('human') });
    expect(contentOf(root, 'new.ts')).toBe('human');
    await tree.close();
  });

  it('writes a new file by rename where the file system has no links', async () => {
    const root = temporaryFolder();
    const tree = await open(root, intercepted((operation, path) => {
      if (operation === 'link' && path.endsWith('new.ts')) throw systemError('EPERM');
      return undefined;
    }));
    const run = await tree.startRun('r');
    expect(await run.release([create('new.ts', 'ours')])).toEqual({ type: 'written' });
    expect(contentOf(root, 'new.ts')).toBe('ours');
    await tree.close();
  });

  it('has bytes on the medium before they get their name, and the name before it is told', async () => {
    const order: string[] = [];
    const root = temporaryFolder();
    const tree = await open(root, intercepted((operation, path) => {
      if (operation === 'sync-directory') order.push(path.endsWith('.lockstep/stage') ? 'sync-stage' : operation);
      else if (/(stage\/r\/0|x\.ts|journal\.jsonl)$/.test(path)) order.push(operation);
      return undefined;
    }));
    const run = await tree.startRun('r');
    await run.release([create('x.ts', 'x')]);
    const text = order.join(' ');
    expect(text).toContain('create write chmod sync close write datasync');
    expect(text).toMatch(/sync-stage .*write datasync .*link sync-directory write datasync write datasync/);
    await tree.close();
  });
});
