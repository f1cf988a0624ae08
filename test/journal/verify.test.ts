import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { surfaceLedger } from '../../contract/index.ts';
import { verifyRun } from '../../journal/index.ts';
import { attempt, completed, filesOf, journalPath, open, sha256, temporaryFolder } from './tree-fixture.ts';

async function finishedRun(): Promise<string> {
  const root = temporaryFolder();
  writeFileSync(join(root, 'gone.ts'), 'gone');
  const tree = await open(root);
  const run = await tree.startRun('r');
  await run.append(completed('a.ts', 'a'));
  await run.append(completed('gone.ts', null));
  await run.release([
    { path: 'a.ts', text: 'a', before: null, mode: 0o644 },
    { path: 'gone.ts', text: null, before: sha256('gone'), mode: 0o644 },
  ]);
  await run.append({ type: 'run-end', outcome: 'accepted' });
  await tree.close();
  return root;
}

const objectPath = (root: string, text: string): string => join(root, '.lockstep/objects', sha256(text).slice(0, 2), sha256(text));
const kindsOf = async (root: string): Promise<string[]> => (await verifyRun(root, 'r')).problems.map(({ kind }) => kind);

describe('verify', () => {
  it('finds nothing wrong with a finished run, also while another process holds the tree', async () => {
    const root = await finishedRun();
    const tree = await open(root);
    expect(await verifyRun(root, 'r')).toEqual({ runId: 'r', ok: true, entries: 7, files: { written: 2, matching: 2 }, problems: [] });
    await tree.close();
  });

  it('reports files changed, removed and brought back since, with the line that attests them', async () => {
    const root = await finishedRun();
    writeFileSync(join(root, 'a.ts'), 'b');
    writeFileSync(join(root, 'gone.ts'), 'back');
    const { problems, files } = await verifyRun(root, 'r');
    expect(files).toEqual({ written: 2, matching: 0 });
    expect(problems).toMatchObject([
      { kind: 'file-modified', path: 'a.ts', line: 6, expected: sha256('a'), got: sha256('b') },
      { kind: 'file-modified', path: 'gone.ts', line: 6, expected: 'no file', got: sha256('back') },
    ]);
    rmSync(join(root, 'a.ts'));
    rmSync(join(root, 'gone.ts'));
    expect(await kindsOf(root)).toEqual(['file-missing']);
    mkdirSync(join(root, 'a.ts'));
    expect(await kindsOf(root)).toEqual(['file-unreadable']);
  });

  it('reports a ledger that leaves out what the written chunks add', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const fact = { kind: 'host' as const, name: 'a.io', path: 'a.ts', line: 1 };
    const chunk = { id: 'c', path: 'a.ts', fileNo: 0, attempt: 1, index: 0, sequence: 0, span: { start: 0, end: 1 }, sha256: sha256('a') };
    const report = { validator: 'architecture', version: '1', unitId: 'c', unitSha256: sha256('a'), programVersion: 1, status: 'pass' as const, findings: [], obligations: [], surface: [fact], durationMs: 1 };
    await run.append({ type: 'chunk-accepted', chunk, risk: { tier: 'light', score: 0, reasons: [] }, reports: [report] });
    await run.append({ type: 'file-complete', fileNo: 0, path: 'a.ts', sha256: sha256('a'), chunks: ['c'], notAnalysed: false, reports: [] });
    await run.release([{ path: 'a.ts', text: 'a', before: null, mode: 0o644 }]);
    await run.append({ type: 'run-end', outcome: 'accepted', surface: surfaceLedger([], []) });
    await tree.close();
    const { problems, surface } = await verifyRun(root, 'r');
    expect(problems.filter(({ kind }) => kind === 'surface-understated')).toEqual([expect.objectContaining({ message: 'the run added host a.io 1 times, its ledger says 0' })]);
    expect(surface).toEqual({ v: 1, entries: [], totals: {} });
  });

  it('reports stored content that is missing or altered', async () => {
    const root = await finishedRun();
    writeFileSync(objectPath(root, 'a'), 'x');
    rmSync(objectPath(root, 'gone'));
    expect((await verifyRun(root, 'r')).problems).toMatchObject([
      { kind: 'object-altered', line: 3, expected: sha256('a'), got: sha256('x') },
      { kind: 'object-missing', line: 3, expected: sha256('gone') },
    ]);
  });

  it('reports a broken chain with its line, a torn tail, a run cut off at a line and a release not ended', async () => {
    const broken = await finishedRun();
    writeFileSync(journalPath(broken, 'r'), readFileSync(journalPath(broken, 'r'), 'utf8').replace('"outcome":"accepted"', '"outcome":"rejected"'));
    expect((await verifyRun(broken, 'r')).problems).toMatchObject([{ kind: 'chain-broken', line: 7, message: 'hash does not fit' }]);
    const torn = await finishedRun();
    appendFileSync(journalPath(torn, 'r'), '{"hash":"');
    expect(await kindsOf(torn)).toEqual(['torn-tail']);
    const cut = await finishedRun();
    const lines = readFileSync(journalPath(cut, 'r'), 'utf8').split(/(?<=\n)/);
    truncateSync(journalPath(cut, 'r'), lines.slice(0, 6).join('').length);
    expect(await kindsOf(cut)).toEqual(['run-incomplete']);
    truncateSync(journalPath(cut, 'r'), lines.slice(0, 4).join('').length);
    expect(await kindsOf(cut)).toEqual(['run-incomplete', 'release-unfinished']);
  });

  it('reports bytes that were written and never found complete', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    await run.append(completed('a.ts', 'other'));
    await run.release([{ path: 'a.ts', text: 'a', before: null, mode: 0o644 }]);
    await run.append({ type: 'run-end', outcome: 'accepted' });
    await tree.close();
    expect(await kindsOf(root)).toEqual(['not-judged']);
  });

  it.each([
    [['Ada'], 'c had to be approved by 2 different people, and only Ada has'],
    [['Ada', 'ADA'], 'c had to be approved by 2 different people, and only Ada has'],
    [[], 'c had to be approved by 2 different people, and nobody has'],
    [['Ada', 'Ben'], undefined],
  ])('counts the different people who approved: %j', async (names, message) => {
    const root = temporaryFolder();
    const tree = await open(root);
    const run = await tree.startRun('r');
    const chunk = { id: 'c', path: 'a.ts', fileNo: 0, attempt: 1, index: 0, sequence: 0, span: { start: 0, end: 1 }, sha256: sha256('a') };
    const risk = { tier: 'normal' as const, score: 12, reasons: [] };
    await run.append({ type: 'approval-request', chunk, reason: 'risk', message: '', risk, reports: [], expiresAt: null, people: 2 });
    for (const by of names) await run.append({ type: 'approval-answer', unitId: chunk.id, path: 'a.ts', sha256: chunk.sha256, decision: 'approve', by, via: 'named', reason: '' });
    await run.append({ type: 'chunk-accepted', chunk, risk, reports: [] });
    await tree.close();
    const { problems } = await verifyRun(root, 'r');
    expect(problems.find(({ kind }) => kind === 'not-approved')?.message).toBe(message);
  });

  it('does not throw for a run that is not there, and changes nothing', async () => {
    const root = temporaryFolder();
    expect(await verifyRun(root, 'none')).toMatchObject({ ok: false, problems: [{ kind: 'journal-unreadable', line: 0 }] });
    expect(filesOf(root)).toEqual([]);
    await expect(verifyRun(root, '../x')).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('runs', () => {
  it('lists them, refuses an id that is taken, unknown, open or none', async () => {
    const tree = await open(temporaryFolder());
    const begun = await tree.startRun('b');
    await begun.append(attempt(1));
    await begun.close();
    await tree.startRun('a');
    expect(await tree.runs()).toEqual(['a', 'b']);
    await expect(tree.startRun('b')).rejects.toMatchObject({ code: 'input-invalid', context: { got: 'b' } });
    await expect(tree.openRun('a')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(tree.openRun('c')).rejects.toMatchObject({ code: 'journal-unknown-run' });
    for (const id of ['', '..', 'a/b', 'x'.repeat(65), 'é']) await expect(tree.startRun(id)).rejects.toMatchObject({ code: 'input-invalid' });
    await tree.close();
  });

  it('does not act on a corrupt journal when the tree is opened, and says so', async () => {
    const root = temporaryFolder();
    const tree = await open(root);
    await (await tree.startRun('r')).append(attempt(1));
    await tree.close();
    mkdirSync(join(root, '.lockstep/stage/r'));
    appendFileSync(journalPath(root, 'r'), '{}\n');
    const again = await open(root);
    expect(again.recovered).toMatchObject([{ runId: 'r', outcome: 'unreadable', message: 'line 2: not an entry' }]);
    await expect(again.openRun('r')).rejects.toMatchObject({ code: 'journal-corrupt', context: { line: 2 } });
    await again.close();
  });
});
