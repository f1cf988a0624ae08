import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLockstepError } from '../../contract/index.ts';
import { nodeFileSystem, readRun } from '../../journal/index.ts';
import { attempt, journalPath, open, temporaryFolder } from './tree-fixture.ts';

async function journalOf(count: number): Promise<{ root: string; bytes: Buffer }> {
  const root = temporaryFolder();
  const tree = await open(root);
  const run = await tree.startRun('r');
  for (let number = 1; number <= count; number += 1) await run.append(attempt(number));
  await tree.close();
  return { root, bytes: readFileSync(journalPath(root, 'r')) };
}

/** Reads the run as if its journal held these bytes. */
function readAs(root: string, bytes: Uint8Array): ReturnType<typeof readRun> {
  const read = (path: string): Promise<Uint8Array> => (path.endsWith('journal.jsonl') ? Promise.resolve(bytes) : nodeFileSystem.read(path));
  return readRun(root, 'r', { fileSystem: { ...nodeFileSystem, read } });
}

const corrupt = (line: number): object => ({ code: 'journal-corrupt', fault: 'system', context: expect.objectContaining({ line }) });

describe('hash chain', { timeout: 60_000 }, () => {
  it('links every entry to the one before and starts from zeros', async () => {
    const { root } = await journalOf(3);
    const entries = await readRun(root, 'r');
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ prev }) => prev)).toEqual(['0'.repeat(64), entries[0]?.hash, entries[1]?.hash]);
  });

  it('finds every flipped bit', async () => {
    const { root, bytes } = await journalOf(3);
    let believed = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const outcome = await readAs(root, flipped).then(() => 'believed', (error: unknown) => (isLockstepError(error) ? error.code : error));
      if (outcome !== 'journal-corrupt') believed += 1;
    }
    expect(believed).toBe(0);
  });

  it('finds duplicated, removed, swapped and foreign lines, and names the line', async () => {
    const { root, bytes } = await journalOf(3);
    const lines = bytes.toString().split(/(?<=\n)/);
    const [first = '', second = '', third = ''] = lines;
    await expect(readAs(root, Buffer.from(first + second + second + third))).rejects.toMatchObject(corrupt(3));
    await expect(readAs(root, Buffer.from(first + third))).rejects.toMatchObject(corrupt(2));
    await expect(readAs(root, Buffer.from(first + third + second))).rejects.toMatchObject(corrupt(2));
    await expect(readAs(root, Buffer.from(second + third))).rejects.toMatchObject(corrupt(1));
    await expect(readAs(root, Buffer.from(`${first}\n${second}`))).rejects.toMatchObject(corrupt(2));
    const other = await journalOf(3);
    const foreign = other.bytes.toString().replaceAll('1700000000000', '1700000000001').split(/(?<=\n)/);
    await expect(readAs(root, Buffer.from(first + (foreign[1] ?? '')))).rejects.toMatchObject(corrupt(2));
  });

  it('does not believe the same facts in other bytes', async () => {
    const { root, bytes } = await journalOf(1);
    await expect(readAs(root, Buffer.from(bytes.toString().replace(',"ts"', ', "ts"')))).rejects.toMatchObject(corrupt(1));
    await expect(readAs(root, Buffer.from(bytes.toString().replace('"attempt":1', '"attempt":1.0')))).rejects.toMatchObject(corrupt(1));
  });
});

describe('a journal cut at any byte', { timeout: 60_000 }, () => {
  it('gives back every whole line, says what was torn, and goes on from there', async () => {
    const { root, bytes } = await journalOf(3);
    const tree = await open(root);
    for (let length = 0; length <= bytes.length; length += 1) {
      const kept = bytes.subarray(0, length);
      const whole = kept.toString().split('\n').length - 1;
      const rest = length - (kept.lastIndexOf(10) + 1);
      writeFileSync(journalPath(root, 'r'), kept);
      const run = await tree.openRun('r');
      expect(run.entries().map(({ seq }) => seq)).toEqual([1, 2, 3].slice(0, whole));
      expect(run.torn).toEqual(rest === 0 ? null : { line: whole + 1, bytes: rest });
      await run.append(attempt(9));
      await run.close();
      expect((await readRun(root, 'r')).map(({ record }) => record).at(-1)).toEqual(attempt(9));
    }
    await tree.close();
  });

  it('cuts what a crash of the machine left as zeros behind the last line', async () => {
    const { root, bytes } = await journalOf(2);
    expect(await readAs(root, Buffer.concat([bytes, Buffer.alloc(512)]))).toHaveLength(2);
  });
});
