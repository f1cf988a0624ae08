import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defineGenerator, defineValidator } from '../../index.ts';
import type { Generator, GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { COMPLETE, contents, endOf, eventsOf, fileParts, ofType, openLockstep, recordsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const statements = (count: number): string => Array.from({ length: count }, (_, at) => `export const value${at} = ${at};\n`).join('');

/** Sends each part only when the unit before it has been accepted: one superstep cannot take several units. */
function stepwise(parts: readonly GeneratorPart[], accepted: () => number): Generator {
  return defineGenerator({
    id: 'stepwise',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate() {
      let units = 0;
      for (const part of parts) {
        yield part;
        if (part.type !== 'text-delta') continue;
        units += 1;
        while (accepted() < units) await new Promise((resolve) => setImmediate(resolve));
      }
    },
  });
}

describe('the loop', () => {
  it('goes beyond the 25 supersteps of the library: 60 units, each in a superstep of its own', async () => {
    const root = treeWith();
    let accepted = 0;
    const file: GeneratorPart[] = [
      { type: 'file-start', file: 'a.ts', path: 'a.ts', operation: 'create' },
      ...Array.from({ length: 60 }, (_, at): GeneratorPart => ({ type: 'text-delta', file: 'a.ts', text: `export const value${at} = ${at};\n` })),
      { type: 'file-end', file: 'a.ts' },
      COMPLETE,
    ];
    const lockstep = await openLockstep(stepwise(file, () => accepted), { root });
    const run = await lockstep.run({ prompt: 'x', runId: 'r' });
    for await (const event of run) if (event.type === 'chunk-accepted') accepted += 1;
    const result = await run.result;
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(result.metrics.supersteps).toBeGreaterThanOrEqual(60);
    expect(contents(root)).toEqual({ 'a.ts': statements(60) });
  });

  it('takes all units that are ready in one superstep', async () => {
    const { result } = await runToEnd(scriptedGenerator([streamOf({ 'a.ts': statements(200) })]));
    expect(result.outcome).toBe('accepted');
    expect(result.metrics.chunks).toBe(201);
    expect(result.metrics.supersteps).toBeLessThan(201);
  });

  it('does not wait for a slow validator to stop the stream at what a fast one has found', async () => {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const slow = defineValidator({
      id: 'slow',
      version: '1',
      family: 'external',
      rules: [],
      async *validate({ unit, program }) {
        await gate;
        yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: program.version };
      },
    });
    const flawed = `import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\napp.get('/', (request) => { exec('ls ' + request.query.name); });\n`;
    const endless = defineGenerator({
      id: 'endless',
      capabilities: { repair: true, resume: true, edit: false },
      async *generate(request, signal) {
        if (request.attempt > 1) return yield* [...fileParts('b.ts', 'export const b = 1;\n'), COMPLETE];
        yield* fileParts('a.ts', flawed).slice(0, -1);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        letGo();
      },
    });
    const { result, events, tree } = await runToEnd(endless, { validators: [slow] });
    const at = (type: string): number => events.findIndex((event) => event.type === type);
    expect(at('veto')).toBeGreaterThan(0);
    expect(eventsOf(events.slice(0, at('veto')), 'report-available').some((event) => event.validator === 'slow')).toBe(false);
    expect(tree).not.toHaveProperty(['a.ts']);
    expect(result.metrics.vetoes).toBe(1);
  });

  it('is not stopped and not spoiled by a reader who leaves, and needs no reader', async () => {
    const files = { 'a.ts': statements(10), 'b.ts': statements(10) };
    const root = treeWith();
    const lockstep = await openLockstep(scriptedGenerator([streamOf(files), streamOf(files)]), { root });
    const run = await lockstep.run({ prompt: 'x', runId: 'r' });
    for await (const event of run) if (event.type === 'chunk-complete') break;
    expect(await run.result).toMatchObject({ outcome: 'accepted', written: ['a.ts', 'b.ts'] });
    expect(contents(root)).toEqual(files);
    const other = treeWith();
    const unread = await openLockstep(scriptedGenerator([streamOf(files)]), { root: other });
    expect(await (await unread.run({ prompt: 'x' })).result).toMatchObject({ outcome: 'accepted' });
    expect(contents(other)).toEqual(files);
  });

  it('drops what a stopped stream still sends', async () => {
    const late = defineGenerator({
      id: 'late',
      capabilities: { repair: true, resume: true, edit: false },
      async *generate({ attempt }) {
        if (attempt > 1) return yield* [...fileParts('b.ts', 'export const a = 1;\n'), COMPLETE];
        yield* [...fileParts('a.ts', "import { a } from './b.ts';\nexport const x = a;\n"), ...fileParts('b.ts', "import { x } from './a.ts';\nexport const a = x;\n")];
        for (let at = 0; at < 50; at += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          yield* fileParts(`late${at}.ts`, 'export const late = 1;\n');
        }
        yield COMPLETE;
      },
    });
    const { events, tree } = await runToEnd(late);
    const stop = events.findIndex((event) => event.type === 'attempt-start' && event.attempt === 2);
    expect(stop).toBeGreaterThan(0);
    expect(eventsOf(events.slice(stop), 'file-start')).toEqual([]);
    expect(eventsOf(events.slice(stop), 'chunk-complete').map((event) => event.unitId.split('/')[2])).toEqual(['2', '2']);
    expect(tree).toEqual({ 'a.ts': "import { a } from './b.ts';\nexport const x = a;\n", 'b.ts': 'export const a = 1;\n' });
  });

  it('does nothing twice when a node is run again after an interrupt', async () => {
    const files = { 'vite.config.ts': statements(3), 'a.ts': statements(3) };
    const { run, root, lockstep, result } = await runToEnd(scriptedGenerator([streamOf(files)]));
    expect(result.outcome).toBe('waiting');
    const once = run.resume([]);
    expect((await endOf(root, lockstep, once)).result.outcome).toBe('waiting');
    const answers = once.interrupts.map(({ unitId, sha256 }) => ({ unitId, sha256, decision: 'approve' as const, by: 'Ada', reason: 'fine' }));
    const last = await endOf(root, lockstep, once.resume(answers));
    expect(last.result.outcome).toBe('accepted');
    const records = await recordsOf(root, 'r');
    const ids = ofType(records, 'chunk-accepted').map(({ chunk }) => chunk.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ofType(records, 'file-written').map((record) => record.path).sort()).toEqual(['a.ts', 'vite.config.ts']);
    expect(ofType(records, 'attempt-start')).toHaveLength(1);
    expect(contents(root)).toEqual(files);
  });

  it('ends with a validator less than with twenty: a superstep waits for none of them', async () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      defineValidator({
        id: `own-${at}`,
        version: '1',
        family: 'external',
        rules: [],
        async *validate({ unit, program }) {
          await Promise.resolve();
          yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: program.version };
        },
      }),
    );
    const { result, records } = await runToEnd(scriptedGenerator([streamOf({ 'a.ts': statements(5) })]), { validators: many });
    expect(result.outcome).toBe('accepted');
    expect(ofType(records, 'chunk-accepted')[0]?.reports).toHaveLength(25);
  });

  it('imports LangGraph only where a run is made', () => {
    const sources = ['check.ts', 'lockstep.ts', 'index.ts', 'open-gates.ts'].map((name) => readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8'));
    expect(sources.filter((text) => /^(?:import|export) (?!type).*from '\.\/graph\//m.test(text))).toEqual([]);
  });
});
