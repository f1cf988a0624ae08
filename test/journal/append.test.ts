import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../journal/index.ts';
import { intercepted, systemError, type Interference } from './intercepted-file-system.ts';
import { attempt, journalPath, open, sha256, temporaryFolder } from './tree-fixture.ts';

describe('append', () => {
  it('keeps the order of the calls and shares one fdatasync among those that wait', async () => {
    let syncs = 0;
    const root = temporaryFolder();
    const tree = await open(root, intercepted((operation) => {
      if (operation === 'datasync') syncs += 1;
      return undefined;
    }));
    const run = await tree.startRun('r');
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const entries = await Promise.all(numbers.map((number) => run.append(attempt(number))));
    expect(entries.map(({ record }) => record)).toEqual(numbers.map(attempt));
    expect(run.entries()).toEqual(entries);
    expect(syncs).toBeLessThanOrEqual(3);
    await tree.close();
    expect(await readRun(root, 'r')).toEqual(entries);
  });

  it('tells nobody before the record is on the medium', async () => {
    const order: string[] = [];
    const tree = await open(temporaryFolder(), intercepted((operation, path) => {
      if (path.endsWith('journal.jsonl')) order.push(operation);
      return undefined;
    }));
    const run = await tree.startRun('r');
    order.length = 0;
    const told = run.append(attempt(1)).then(() => order.push('told'));
    expect(run.entries()).toEqual([]);
    await told;
    expect(order).toEqual(['write', 'datasync', 'told']);
    await tree.close();
  });

  it('is not changed by what the caller does to the record afterwards', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const record = { type: 'attempt-start' as const, attempt: 1 };
    const entry = await run.append(record);
    record.attempt = 2;
    expect(entry.record).toEqual(attempt(1));
    await tree.close();
    expect((await readRun(root, 'r'))[0]?.record).toEqual(attempt(1));
  });

  it('begins a journal whose process died before its first entry was whole, and no other', async () => {
    for (const left of ['', '{"seq":1,"ts":17']) {
      const root = temporaryFolder();
      const dead = await open(root);
      await dead.startRun('r');
      await dead.close();
      writeFileSync(journalPath(root, 'r'), left);
      const tree = await open(root);
      const run = await tree.startRun('r');
      await expect(tree.startRun('r')).rejects.toMatchObject({ code: 'input-invalid' });
      await run.append(attempt(1));
      await run.close();
      await expect(tree.startRun('r')).rejects.toThrow('expected a new one, got one that exists');
      await tree.close();
      expect((await readRun(root, 'r')).map(({ record }) => record)).toEqual([attempt(1)]);
    }
  });

  it('refuses what JSON cannot hold and goes on unharmed', async () => {
    const tree = await open(temporaryFolder());
    const run = await tree.startRun('r');
    await expect(run.append(attempt(Number.NaN))).rejects.toMatchObject({ code: 'input-invalid', fault: 'caller' });
    expect((await run.append(attempt(1))).seq).toBe(1);
    await tree.close();
  });

  const failures: readonly { name: string; operation: string; how: () => Interference; errno: string }[] = [
    { name: 'no space', operation: 'write', how: () => { throw systemError('ENOSPC'); }, errno: 'ENOSPC' },
    { name: 'a short write', operation: 'write', how: () => 'half', errno: 'short write' },
    { name: 'half a write and no space', operation: 'write', how: () => ({ halfThen: systemError('EDQUOT') }), errno: 'EDQUOT' },
    { name: 'a failing fdatasync', operation: 'datasync', how: () => { throw systemError('EIO'); }, errno: 'EIO' },
  ];
  it.each(failures)('stops for good after $name, names path and errno, and can be opened again', async ({ operation, how, errno }) => {
    const root = temporaryFolder();
    let broken = false;
    const tree = await open(root, intercepted((seen, path) => (broken && seen === operation && path.endsWith('.jsonl') ? how() : undefined)));
    const run = await tree.startRun('r');
    await run.append(attempt(1));
    broken = true;
    const fault = { code: 'journal-io', fault: 'system', context: expect.objectContaining({ path: journalPath(root, 'r'), errno }) };
    const failed = [run.append(attempt(2)), run.append(attempt(3))];
    for (const result of await Promise.allSettled(failed)) expect(result).toMatchObject({ status: 'rejected', reason: fault });
    broken = false;
    await expect(run.append(attempt(4))).rejects.toMatchObject(fault);
    expect(run.entries()).toHaveLength(1);
    await run.close();
    const again = await tree.openRun('r');
    expect(again.entries()[0]?.record).toEqual(attempt(1));
    await again.append(attempt(5));
    expect((await readRun(root, 'r')).at(-1)?.record).toEqual(attempt(5));
    await tree.close();
  });
});

describe('content store', () => {
  it('gives texts back by their digest and stores them once', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const text = 'const ü = "\u{1f600}";\r\n';
    const digests = await Promise.all([run.putObject(text), run.putObject(text)]);
    expect(digests).toEqual([sha256(text), sha256(text)]);
    expect(await run.getObject(sha256(text))).toBe(text);
    expect(readFileSync(join(root, '.lockstep/objects', sha256(text).slice(0, 2), sha256(text)), 'utf8')).toBe(text);
    await tree.close();
  });

  it('does not give back altered or missing content', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const digest = await run.putObject('good');
    writeFileSync(join(root, '.lockstep/objects', digest.slice(0, 2), digest), 'evil');
    await expect(run.getObject(digest)).rejects.toMatchObject({ code: 'journal-corrupt', context: { expected: digest, got: sha256('evil') } });
    await expect(run.getObject(sha256('other'))).rejects.toMatchObject({ code: 'journal-corrupt' });
    expect(await run.putObject('good')).toBe(digest);
    expect(await run.getObject(digest)).toBe('good');
    await expect(run.putObject('\ud800')).rejects.toMatchObject({ code: 'input-invalid' });
    await tree.close();
  });
});
