import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLockstep, describeRuns, listRuns, pruneRuns, readRun, undoRun, verifyRun } from '../../index.ts';
import type { GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { contents, fileParts, streamOf, treeWith } from '../graph/run-fixture.ts';

const ADA = { by: 'Ada', via: 'named' } as const;
const OLD = { 'b.ts': 'export const old = 0;\n' };

/** Makes `a.ts`, replaces `b.ts`. */
async function run(root: string, runId: string, parts: readonly GeneratorPart[]): Promise<void> {
  const lockstep = await createLockstep({ root, generator: scriptedGenerator([parts], { capabilities: { repair: false } }), record: false });
  await (await lockstep.run({ prompt: 'x', runId })).result;
  await lockstep.close();
}

const BOTH: readonly GeneratorPart[] = [
  ...fileParts('a.ts', 'export const a = 1;\n'),
  { type: 'file-start', file: 'b', path: 'b.ts', operation: 'replace' },
  { type: 'text-delta', file: 'b', text: 'export const b = 2;\n' },
  { type: 'file-end', file: 'b' },
  { type: 'finish', reason: 'complete' },
];

describe('undo', () => {
  it('brings back what was there before, says so in the journal, and can be made again', async () => {
    const root = treeWith(OLD);
    await run(root, 'r', BOTH);
    expect(contents(root)).toEqual({ 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 2;\n' });
    expect(await undoRun(root, 'r', ADA)).toMatchObject({ restored: expect.arrayContaining(['a.ts', 'b.ts']), kept: [] });
    expect(contents(root)).toEqual(OLD);
    expect((await readRun(root, 'r')).at(-1)?.record).toMatchObject({ type: 'run-undone', by: 'Ada', via: 'named' });
    expect((await describeRuns(root))[0]?.state).toBe('undone');
    expect(await verifyRun(root, 'r')).toMatchObject({ ok: true });
    expect((await undoRun(root, 'r', ADA)).restored).toHaveLength(2);
    expect(contents(root)).toEqual(OLD);
  });

  it('leaves what somebody changed since', async () => {
    const root = treeWith(OLD);
    await run(root, 'r', BOTH);
    writeFileSync(path.join(root, 'b.ts'), 'export const mine = 3;\n');
    expect(await undoRun(root, 'r', ADA)).toEqual({ restored: ['a.ts'], kept: ['b.ts'] });
    expect(contents(root)).toEqual({ 'b.ts': 'export const mine = 3;\n' });
  });

  it('of a run that wrote nothing, or that nobody knows, is refused', async () => {
    const root = treeWith();
    await run(root, 'r', [{ type: 'finish', reason: 'complete' }]);
    await expect(undoRun(root, 'r', ADA)).rejects.toThrow('run r has written nothing');
    await expect(undoRun(root, 'other', ADA)).rejects.toMatchObject({ code: 'journal-unknown-run' });
  });
});

describe('prune', () => {
  const refused = "import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\napp.get('/', (request) => { exec('ls ' + request.query.name); });\n";
  const stored = (root: string, text: string): boolean => {
    const objects = path.join(root, '.lockstep/objects');
    return existsSync(objects) && readFileNames(objects).some((file) => readFileSync(file, 'utf8').includes(text));
  };

  it('removes ended runs and the texts nobody needs; what waits stays whole', async () => {
    const root = treeWith();
    await run(root, 'done', streamOf({ 'a.ts': 'export const gone = 1;' }));
    await run(root, 'waits', streamOf({ 'vite.config.ts': 'export default 1;' }));
    expect(await pruneRuns(root, { olderThanMs: 60_000 })).toMatchObject({ runs: [] });
    const { runs, objects } = await pruneRuns(root, { olderThanMs: 0 });
    expect(runs).toEqual(['done']);
    expect(objects).toBeGreaterThan(0);
    expect(await listRuns(root)).toEqual(['waits']);
    expect(stored(root, 'gone')).toBe(false);
    expect(stored(root, 'export default 1;')).toBe(true);
    expect(contents(root)).toEqual({ 'a.ts': 'export const gone = 1;' });
  });

  it('keeps the newest, which can still be verified, without the text that was refused in them', async () => {
    const root = treeWith({ 'package.json': '{"name":"x","dependencies":{"express":"5.1.0"}}\n' });
    await run(root, 'r', streamOf({ 'a.ts': 'export const kept = 1;', 'b.ts': refused }));
    expect(stored(root, 'request.query.name')).toBe(true);
    expect(await pruneRuns(root, { keep: 1 })).toMatchObject({ runs: [] });
    expect(stored(root, 'request.query.name')).toBe(false);
    expect(await verifyRun(root, 'r')).toMatchObject({ ok: true });
  });
});

function readFileNames(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));
}
