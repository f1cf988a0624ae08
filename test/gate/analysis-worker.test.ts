import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Policy, RawReport, Unit } from '../../contract/index.ts';
import { boundOf } from '../../gate/analysis-order.ts';
import { createAnalysisWorker, DEFAULT_POLICY } from '../../gate/index.ts';
import type { Judge, SharedJudge } from '../../gate/index.ts';
import { treeWith } from '../graph/run-fixture.ts';

const ENTRY = new URL('../../dist/worker.js', import.meta.url);
const MODULE = new URL('../fixtures/validators/faulty.mjs', import.meta.url).href;

function judgeOf(kind: string, over: { readonly timeoutMs?: number; readonly heapMb?: number } = {}): Judge {
  return workerOf(kind, over).open('r');
}

function workerOf(kind: string, over: { readonly timeoutMs?: number; readonly heapMb?: number } = {}): SharedJudge {
  const source = { module: MODULE, export: 'faulty', options: { kind }, id: 'faulty' };
  const worker = createAnalysisWorker({ entry: ENTRY, setup: { root: treeWith(), policy: DEFAULT_POLICY, source }, timeoutMs: 20_000, ...over });
  onTestFinished(() => worker.close());
  return worker;
}

function unitOf(path: string, text: string): Unit {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { id: `r/${path}/${sha256.slice(0, 8)}`, phase: 'chunk', path, kind: 'code', operation: 'create', span: { start: 0, end: text.length }, text, sha256 };
}

async function ask(judge: Judge, unit: Unit): Promise<RawReport[]> {
  const reports: RawReport[] = [];
  await judge.judge(unit, { onReport: (report) => reports.push(report) });
  return reports;
}

const remember = (judge: Judge): void => {
  judge.apply({ type: 'begin', path: 'first.ts', operation: 'create' });
  judge.apply({ type: 'append', path: 'first.ts', id: '0', text: 'export const first = 1;\n' });
};

describe('a worker that is taken down', () => {
  it('by an exhausted heap is reported, and the next one knows what stands and nothing that was taken back', async () => {
    const judge = judgeOf('exhausts the heap', { heapMb: 48 });
    judge.apply({ type: 'begin', path: 'first.ts', operation: 'create' });
    judge.apply({ type: 'append', path: 'first.ts', id: '0', text: 'export const first = 1;\n' });
    judge.apply({ type: 'append', path: 'first.ts', id: '1', text: 'taken back\n' });
    judge.apply({ type: 'truncate', path: 'first.ts', id: '1' });
    const [report, ...others] = await ask(judge, unitOf('bad.ts', 'TRIGGER'));
    expect(others).toEqual([]);
    expect(report).toMatchObject({ validator: 'faulty', status: 'error', findings: [] });
    expect(report?.reason).toMatch(/memory|heap/i);
    expect(await ask(judge, unitOf('next.ts', 'REMEMBER'))).toMatchObject([{ status: 'pass' }]);
  });

  it('takes no other unit with it: those that waited are judged, each once', async () => {
    const judge = judgeOf('exits');
    const units = ['a', 'TRIGGER b', 'c', 'TRIGGER d', 'e'].map((text, at) => unitOf(`${at}.ts`, text));
    const reports = await Promise.all(units.map((unit) => ask(judge, unit)));
    expect(reports.map((list) => list.map((report) => report.status))).toEqual([['pass'], ['error'], ['pass'], ['error'], ['pass']]);
    expect(reports.map(([report]) => report?.unitSha256)).toEqual(units.map((unit) => unit.sha256));
  });

  it('while it is asked for readers answers all the same, and still knows what was read before', async () => {
    const judge = judgeOf('loops', { timeoutMs: 200 });
    remember(judge);
    await ask(judge, unitOf('reader.ts', 'REMEMBER'));
    const asked = ask(judge, unitOf('bad.ts', 'TRIGGER'));
    expect(await judge.readersOf('first.ts')).toEqual([expect.stringMatching(/^r\/reader\.ts/)]);
    expect(await asked).toMatchObject([{ status: 'timeout' }]);
    expect(await judge.readersOf('first.ts')).toEqual([expect.stringMatching(/^r\/reader\.ts/)]);
  });

  it('or closed leaves nobody waiting', async () => {
    const judge = judgeOf('hangs');
    const asked = ask(judge, unitOf('bad.ts', 'TRIGGER'));
    const readers = judge.readersOf('a.ts');
    await judge.close();
    expect(await asked).toEqual([]);
    expect(await readers).toEqual([]);
  });

  it('before it could be loaded says so, also about what is asked later', async () => {
    const source = { module: `${MODULE}.absent`, id: 'faulty' };
    const shared = createAnalysisWorker({ entry: ENTRY, setup: { root: treeWith(), policy: DEFAULT_POLICY, source }, timeoutMs: 20_000 });
    onTestFinished(() => shared.close());
    const judge = shared.open('r');
    await expect(judge.ready).rejects.toMatchObject({ code: 'worker-failed', fault: 'validator' });
    expect(await ask(judge, unitOf('a.ts', 'x'))).toMatchObject([{ validator: 'faulty', status: 'error', reason: expect.stringContaining('absent') as string }]);
    expect(await judge.readersOf('a.ts')).toEqual([]);
  });
});

describe('a worker that runs share', () => {
  it('keeps the text of one from the other', async () => {
    const worker = workerOf('finds a flaw');
    const [one, two] = [worker.open('one'), worker.open('two')];
    remember(one);
    expect(await ask(one, unitOf('a.ts', 'REMEMBER'))).toMatchObject([{ status: 'pass' }]);
    expect(await ask(two, unitOf('b.ts', 'REMEMBER'))).toMatchObject([{ status: 'error', reason: expect.stringContaining('forgotten') as string }]);
  });

  it('knows what stands in both after one has taken it down', async () => {
    const worker = workerOf('exits');
    const [one, two] = [worker.open('one'), worker.open('two')];
    remember(one);
    remember(two);
    const [broken, ...well] = await Promise.all([ask(one, unitOf('a.ts', 'TRIGGER')), ask(two, unitOf('b.ts', 'REMEMBER')), ask(one, unitOf('c.ts', 'REMEMBER'))]);
    expect(broken).toMatchObject([{ status: 'error' }]);
    expect(well).toMatchObject([[{ status: 'pass' }], [{ status: 'pass' }]]);
  });

  it('goes on for one when the other has left in the middle, and knows nothing of who has left', async () => {
    const worker = workerOf('hangs', { timeoutMs: 300 });
    const [one, two] = [worker.open('one'), worker.open('two')];
    remember(one);
    const unheard = ask(one, unitOf('a.ts', 'TRIGGER'));
    const heard = ask(two, unitOf('b.ts', 'plain'));
    await one.close();
    expect(await unheard).toEqual([]);
    expect(await heard).toMatchObject([{ status: 'pass' }]);
    expect(await ask(worker.open('one'), unitOf('c.ts', 'REMEMBER'))).toMatchObject([{ status: 'error' }]);
  });
});

describe('a worker of the built-in families', () => {
  const SHELL = "import { exec } from 'node:child_process';\nimport express from 'express';\nexpress().get('/', (request, response) => {\n  exec('ls ' + request.query.folder);\n  response.end();\n});\n";
  const openFamilies = (policy: Policy): SharedJudge => {
    const worker = createAnalysisWorker({ entry: ENTRY, setup: { root: treeWith(), policy, source: 'built-in' }, timeoutMs: 20_000 });
    onTestFinished(() => worker.close());
    return worker;
  };
  const judgeShell = async (worker: SharedJudge): Promise<readonly string[]> => {
    const judge = worker.open('r');
    const unit = unitOf('shell.ts', SHELL);
    judge.apply({ type: 'begin', path: unit.path, operation: 'create' });
    judge.apply({ type: 'append', path: unit.path, id: unit.id, text: unit.text });
    return (await ask(judge, unit)).flatMap(({ findings }) => findings.map(({ rule }) => rule)).filter((rule) => rule === 'owasp/command-injection');
  };

  it('serves the next tree by its own policy and without what it knew, and no thread is started for it', async () => {
    let started = 0;
    const count = (): void => void (started += 1);
    process.on('worker', count);
    onTestFinished(() => void process.off('worker', count));
    const off = openFamilies({ ...DEFAULT_POLICY, rules: { 'owasp/command-injection': 'off' } });
    expect(await judgeShell(off)).toEqual([]);
    await off.close();
    const first = started;
    expect(await judgeShell(openFamilies(DEFAULT_POLICY))).toEqual(['owasp/command-injection']);
    expect(started).toBe(first);
  });

  it('that is left with work in hand is ended, and the next tree gets a new one', async () => {
    const left = openFamilies(DEFAULT_POLICY);
    await left.open('r').ready;
    const asked = ask(left.open('s'), unitOf('a.ts', SHELL));
    await left.close();
    expect(await asked).toEqual([]);
    expect(await judgeShell(openFamilies(DEFAULT_POLICY))).toEqual(['owasp/command-injection']);
  });
});

describe('how long a validator may take', () => {
  const setup = { root: '/', policy: DEFAULT_POLICY, source: 'built-in' } as const;

  it('over a whole file and over the program is ten times what it may over a statement', () => {
    expect((['early', 'chunk', 'file', 'program'] as const).map((phase) => boundOf({ phase }, { setup, timeoutMs: 200 }))).toEqual([200, 200, 2_000, 2_000]);
  });

  it('is the same everywhere for those of others, which are asked for files only or may wait for a model', () => {
    expect(boundOf({ phase: 'file' }, { setup: { ...setup, source: 'types' }, timeoutMs: 200 })).toBe(200);
  });
});
