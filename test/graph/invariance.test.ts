import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProject, replayGenerator } from '../../index.ts';
import type { GeneratorPart, JournalRecord } from '../../index.ts';
import { stylish } from '../../report/index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { COMPLETE, contents, endOf, fileParts, ofType, openLockstep, policyOf, put, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const FILES: Readonly<Record<string, string>> = {
  'app.ts': "import { load } from './load.ts';\n\nexport async function run(name: string): Promise<number> {\n  const all = await load(name);\n  return all.length;\n}\n",
  'load.ts': "import { readFile } from 'node:fs/promises';\n\nexport async function load(name: string): Promise<string> {\n  return readFile(`data/${name}`, 'utf8');\n}\n\nsetInterval(() => undefined, 10);\n",
  'cycle-a.ts': "import { b } from './cycle-b.ts';\nexport const a = () => b();\n",
  'cycle-b.ts': "import { a } from './cycle-a.ts';\nexport const b = () => a();\n",
  'wrong.ts': 'export const one = 1;\nexport const two = missing(one);\n',
  'sql.ts': "import express from 'express';\nimport { exec } from 'node:child_process';\n\nconst app = express();\napp.get('/x', (req, res) => {\n  exec(`ls ${req.query.name}`);\n  res.end();\n});\n",
  'notes.md': '# Notes\n\nNothing here.\n',
};

/** What a run has decided, without what depends on time. */
function decisionsOf(records: readonly JournalRecord[]): unknown[] {
  return records.flatMap((record): unknown[] => {
    if (record.type === 'chunk-accepted') return [['accepted', record.chunk.path, record.chunk.index, record.chunk.sha256]];
    if (record.type === 'chunk-refused') return [['refused', record.chunk.path, record.chunk.index, record.chunk.sha256, record.decision, record.message]];
    if (record.type === 'file-rejected') return [['rejected', record.path, record.reason, record.message]];
    return record.type === 'file-complete' ? [['complete', record.path, record.sha256]] : [];
  });
}

/** Early looks depend on how busy the judges are, and are no decision about a chunk: a veto of one stands for its chunk. */
function settled(records: readonly JournalRecord[]): unknown[] {
  return decisionsOf(records).map((each) => JSON.stringify(each)).filter((each) => !each.startsWith('["accepted"') || !each.includes('sql.ts')).sort();
}

function cutInto(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => text.slice(places[at], end));
}

function streamIn(cuts: readonly number[]): GeneratorPart[] {
  const parts = Object.entries(FILES).flatMap(([name, text]): GeneratorPart[] => [
    { type: 'file-start', file: name, path: name, operation: 'create' },
    ...cutInto(text, cuts).map((piece): GeneratorPart => ({ type: 'text-delta', file: name, text: piece })),
    { type: 'file-end', file: name },
  ]);
  return [...parts, COMPLETE];
}

describe('the same stream', () => {
  it('in 30 random packet splits gives the same units, decisions and bytes (I9)', async () => {
    const without = { ...FILES };
    delete without['sql.ts'];
    const play = async (cuts: readonly number[]) => {
      const parts = streamIn(cuts).filter((part) => !('file' in part) || part.file !== 'sql.ts');
      const ended = await runToEnd(scriptedGenerator([parts], { capabilities: { repair: false } }));
      await ended.lockstep.close();
      return ended;
    };
    const whole = await play([]);
    expect(whole.result.rejected.length).toBeGreaterThan(1);
    expect(whole.result.written.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { maxLength: 40 }), async (cuts) => {
        const { records, tree, result } = await play(cuts);
        expect(tree).toEqual(whole.tree);
        expect(result.outcome).toBe(whole.result.outcome);
        expect(settled(records)).toEqual(settled(whole.records));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('played again from its recording gives the same decisions and bytes', async () => {
    const root = treeWith();
    const generator = scriptedGenerator([streamIn([10, 50, 51, 200])], { capabilities: { repair: false } });
    const first = await runToEnd(generator, { root, record: true });
    const file = path.join(root, '.lockstep/runs/r/recording.jsonl');
    expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(20);
    const second = await runToEnd(await replayGenerator({ file, pace: 'fast' }));
    expect(second.tree).toEqual(first.tree);
    expect(second.result.outcome).toBe(first.result.outcome);
    expect(second.result.rejected).toEqual(first.result.rejected);
    expect(settled(second.records)).toEqual(settled(first.records));
  });

  it('with a repair, played again from its recording, repairs in the same way', async () => {
    const root = treeWith();
    const generator = scriptedGenerator([
      streamOf({ 'cycle-a.ts': FILES['cycle-a.ts'] ?? '', 'cycle-b.ts': FILES['cycle-b.ts'] ?? '' }),
      [...fileParts('cycle-b.ts', 'export const b = () => 1;\n'), COMPLETE],
    ]);
    const first = await runToEnd(generator, { root, record: true });
    expect(first.result).toMatchObject({ outcome: 'accepted', metrics: { repairs: 1 } });
    const again = await runToEnd(await replayGenerator({ file: path.join(root, '.lockstep/runs/r/recording.jsonl'), pace: 'fast' }));
    expect(again.result).toMatchObject({ outcome: 'accepted', metrics: { repairs: 1 } });
    expect(again.tree).toEqual(first.tree);
    expect(settled(again.records)).toEqual(settled(first.records));
  });
});

describe('check', () => {
  it('finds in whole files what the passes at the end of a run have found', async () => {
    // What a run adds and nobody uses is asked of a run alone.
    const policy = { blockFrom: 'critical' as const, rules: {}, architecture: { unused: 'off' as const } };
    const texts = Object.entries(FILES).filter(([name]) => name !== 'sql.ts');
    const root = treeWith();
    const lockstep = await openLockstep(scriptedGenerator([streamOf(Object.fromEntries(texts))], { capabilities: { repair: false } }), { root, policy });
    const { records, tree, events } = await endOf(root, lockstep, await lockstep.run({ prompt: 'x', runId: 'r' }));
    await lockstep.close();
    expect(Object.keys(tree).sort()).toEqual(texts.map(([name]) => name).sort());
    expect(ofType(records, 'file-complete')).toHaveLength(texts.length);
    const byRun = events.flatMap((event) => (event.type === 'finding-available' && event.unitId.endsWith('/program') ? [event.finding] : []));
    const checked = await checkProject({ root, policy: policyOf(policy) });
    const tell = (finding: { readonly rule: string; readonly fingerprint: string; readonly location: unknown; readonly confidence: string }): string =>
      JSON.stringify([finding.rule, finding.fingerprint, finding.location, finding.confidence]);
    expect(checked.files.flatMap((file) => file.findings).map(tell).sort()).toEqual(byRun.map(tell).sort());
    expect(byRun.length).toBeGreaterThan(2);
  });

  it('asks the validators that were given, and counts one that breaks as failed', async () => {
    const { forbid } = await import('./forbid.ts');
    const { faulty } = await import('../fixtures/validators/faulty.mjs');
    const root = treeWith({ 'a.ts': 'export const one = "FLAW";\n', 'b.ts': 'export const TRIGGER = 1;\n', 'c.ts': 'export const TRIGGER = "FLAW";\n' });
    const checked = await checkProject({ root, policy: policyOf(), validators: [forbid('FLAW'), faulty({ kind: 'throws' })] });
    expect(checked.files.map((file) => [file.path, file.findings.map((finding) => finding.rule)])).toEqual([
      ['a.ts', ['custom/flaw']],
      ['c.ts', ['custom/flaw']],
    ]);
    expect(checked.unchecked).toEqual(['b.ts', 'c.ts'].map((path) => ({ path, kind: 'failed', reason: 'faulty: it broke' })));
    expect(stylish(checked, { color: false })).toContain('1 file checked, 2 findings (2 blocking), 2 failed');
  });

  it('leaves the tree as it is', async () => {
    const root = treeWith();
    put(root, 'a.ts', FILES['wrong.ts'] ?? '');
    await checkProject({ root, policy: policyOf() });
    expect(contents(root)).toEqual({ 'a.ts': FILES['wrong.ts'] });
  });
});
