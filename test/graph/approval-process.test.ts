import { describe, expect, it } from 'vitest';
import { answerReviews, listReviews, reviewText, verifyRun } from '../../index.ts';
import type { ApprovalAnswer, FileReview, Generator, ReviewAnswer } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { COMPLETE, contents, endOf, fileParts, ofType, openLockstep, recordsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended, Setup } from './run-fixture.ts';

/** Two statements without a line end behind them: two questions. */
const CODE = 'export const one = 1;\n\nexport const two = 2;';
const SETTINGS = { 'vite.config.ts': CODE, 'src/a.ts': CODE };

/** Fails the test when anything is asked of it: all it had to say is in the journal. */
function silent(): Generator {
  return scriptedGenerator([], { capabilities: { repair: false } });
}

/** A run that waits and whose process has ended. */
async function waiting(files: Readonly<Record<string, string>> = SETTINGS, setup: Setup = {}): Promise<string> {
  const root = treeWith();
  const ended = await runToEnd(scriptedGenerator([streamOf(files)], { model: 'some-model' }), { root, ...setup });
  expect(ended.result.outcome).toBe('waiting');
  await ended.lockstep.close();
  return root;
}

async function resumed(root: string, generator: Generator = silent(), setup: Setup = {}): Promise<Ended> {
  const lockstep = await openLockstep(generator, { root, ...setup });
  const ended = await endOf(root, lockstep, await lockstep.resume('r'));
  await lockstep.close();
  return ended;
}

function answersTo({ runId, questions }: FileReview, over: Partial<ApprovalAnswer> = {}): ReviewAnswer[] {
  return questions.map(({ unitId, sha256 }) => ({ runId, unitId, sha256, decision: 'approve', by: 'Ada', reason: 'read it', ...over }));
}

async function onlyReview(root: string): Promise<FileReview> {
  const { open } = await listReviews(root);
  const [review] = open;
  if (review === undefined || open.length > 1) throw new Error(`${open.length} reviews`);
  return review;
}

describe('a question outlives its process', () => {
  it('and shows what was written, by whom, and why a person has to look', async () => {
    const root = await waiting();
    const review = await onlyReview(root);
    expect(review).toMatchObject({ runId: 'r', path: 'vite.config.ts', operation: 'create', agent: 'scripted', model: 'some-model', before: null, after: CODE, editFrom: 0, unfinished: false, changedMeanwhile: false });
    expect(review.risk.tier).toBe('heavy');
    expect(review.risk.reasons[0]).toContain('vite.config.ts');
    expect(review.questions).toHaveLength(2);
  });

  it('and is raised again with the same ids and digests, without asking the generator', async () => {
    const root = await waiting();
    const before = await onlyReview(root);
    const { result, run } = await resumed(root);
    expect(result).toMatchObject({ outcome: 'waiting', faults: [] });
    expect(run.interrupts.map(({ unitId, sha256, expiresAt }) => ({ unitId, sha256, expiresAt }))).toEqual(before.questions);
    expect(await onlyReview(root)).toEqual(before);
    expect(ofType(await recordsOf(root, 'r'), 'approval-request')).toHaveLength(2);
  });

  it('and an answer that was recorded meanwhile is acted upon without asking again', async () => {
    const root = await waiting();
    const review = await onlyReview(root);
    expect(await answerReviews(root, answersTo(review, { via: 'git' }))).toEqual([{ type: 'recorded', path: review.path }, { type: 'recorded', path: review.path }]);
    expect(await listReviews(root)).toEqual({ open: [], answered: ['r'], unreadable: [] });
    const { result, tree, records } = await resumed(root);
    expect(result).toMatchObject({ outcome: 'accepted', written: ['src/a.ts', 'vite.config.ts'] });
    expect(tree).toEqual(SETTINGS);
    expect(ofType(records, 'approval-answer')[0]).toMatchObject({ path: 'vite.config.ts', decision: 'approve', by: 'Ada', via: 'git', reason: 'read it' });
    expect(ofType(records, 'chunk-accepted').filter(({ chunk }) => chunk.path === 'vite.config.ts').map((record) => record.approvedBy)).toEqual(['Ada', 'Ada']);
    expect(await verifyRun(root, 'r')).toMatchObject({ ok: true });
  });

  it('and a part that is answered leaves the rest open', async () => {
    const root = await waiting();
    const [first] = answersTo(await onlyReview(root));
    await answerReviews(root, first === undefined ? [] : [first]);
    expect((await onlyReview(root)).questions).toHaveLength(1);
    const { result, run } = await resumed(root);
    expect(result.outcome).toBe('waiting');
    expect(run.interrupts).toHaveLength(1);
    expect(contents(root)).toEqual({ 'src/a.ts': CODE });
  });

  it('and a rejection by a person ends the file, with name and reason', async () => {
    const root = await waiting();
    await answerReviews(root, answersTo(await onlyReview(root), { decision: 'reject', reason: 'not like this' }));
    const { result, tree } = await resumed(root);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'vite.config.ts', reason: 'denied', message: 'Ada: not like this' }] });
    expect(tree).toEqual({ 'src/a.ts': CODE });
  });

  it('and the words of a rejection go to a generator that can repair, without the name', async () => {
    const root = await waiting();
    await answerReviews(root, answersTo(await onlyReview(root), { decision: 'reject', reason: 'use three' }).slice(0, 1));
    const seen: string[] = [];
    const better = scriptedGenerator([
      ({ repair }) => {
        seen.push(repair?.advice ?? '', repair?.refusedText ?? '');
        return streamOf({ 'vite.config.ts': 'export const three = 3;' });
      },
    ]);
    const { result, run } = await resumed(root, better);
    expect(seen).toEqual(['A person refused this part of vite.config.ts: use three', 'export const one = 1;']);
    expect(result.outcome).toBe('waiting');
    expect(run.interrupts.map((question) => question.text)).toEqual(['export const three = 3;']);
  });
});

describe('an edited answer', () => {
  const flawed = "import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\napp.get('/', (request) => { exec('ls ' + request.query.name); });\n";
  const edited = 'export const one = 10;\n\nexport const more = 11;\n\nexport const two = 2;';
  const editOf = (review: FileReview, text: string): ReviewAnswer[] => answersTo(review, { decision: 'edit', text, replaces: review.following }).slice(0, 1);

  it('is judged and written under the name of who wrote it', async () => {
    const root = await waiting();
    await answerReviews(root, editOf(await onlyReview(root), edited));
    const { result, tree, records } = await resumed(root);
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ ...SETTINGS, 'vite.config.ts': edited });
    const own = ofType(records, 'chunk-accepted').filter(({ chunk }) => chunk.path === 'vite.config.ts');
    expect(own.map((record) => record.approvedBy)).toEqual(['Ada', 'Ada', 'Ada']);
    expect(new Set(own.map(({ chunk }) => chunk.id)).size).toBe(3);
    expect(await verifyRun(root, 'r')).toMatchObject({ ok: true });
  });

  it('is refused when it is flawed, whoever wrote it', async () => {
    const root = await waiting();
    await answerReviews(root, editOf(await onlyReview(root), flawed));
    const { result, tree } = await resumed(root);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'vite.config.ts', reason: 'finding' }] });
    expect(tree).toEqual({ 'src/a.ts': CODE });
  });

  it('in the process that asked replaces one statement and leaves the others as they were', async () => {
    const { run, root, lockstep } = await runToEnd(scriptedGenerator([streamOf(SETTINGS)]));
    const [first, ...rest] = run.interrupts.map(({ unitId, sha256 }): ApprovalAnswer => ({ unitId, sha256, decision: 'approve', by: 'Ada', reason: '' }));
    if (first === undefined) throw new Error('nothing was asked');
    const last = await endOf(root, lockstep, run.resume([{ ...first, decision: 'edit', text: 'export const one = 100;' }, ...rest]));
    expect(last.result).toMatchObject({ outcome: 'accepted' });
    expect(last.tree['vite.config.ts']).toBe('export const one = 100;\n\nexport const two = 2;');
    expect(ofType(last.records, 'chunk-superseded').length).toBeGreaterThan(0);
  });
});

describe('an answer is refused', () => {
  it.each([
    ['of the generator', { by: 'scripted' }, 'agent'],
    ['of the model, with an address', { by: 'Some-Model <bot@example.org>' }, 'agent'],
    ['of the agent that asked for the run', { by: ' CODER ' }, 'agent'],
    ['of nobody', { by: '  ' }, 'nobody'],
    ['for other bytes', { sha256: 'f'.repeat(64) }, 'other-bytes'],
    ['for a unit nobody asked about', { unitId: 'r/9/1/0' }, 'unknown'],
    ['that edits without a text', { decision: 'edit' }, 'edit'],
  ] as const)('%s', async (_, over, why) => {
    const root = treeWith();
    const lockstep = await openLockstep(scriptedGenerator([streamOf(SETTINGS)], { model: 'some-model' }), { root });
    await endOf(root, lockstep, await lockstep.run({ prompt: 'x', runId: 'r', agent: 'coder' }));
    await lockstep.close();
    const [answer] = answersTo(await onlyReview(root), over);
    expect(await answerReviews(root, answer === undefined ? [] : [answer])).toMatchObject([{ type: 'refused', why }]);
    expect(ofType(await recordsOf(root, 'r'), 'approval-answer')).toEqual([]);
    expect((await resumed(root)).result.outcome).toBe('waiting');
  });

  it('when it comes a second time', async () => {
    const root = await waiting();
    const answers = answersTo(await onlyReview(root));
    await answerReviews(root, answers);
    expect(await answerReviews(root, answers)).toMatchObject([{ why: 'answered' }, { why: 'answered' }]);
  });

  it('when the question has expired, which counts as rejected', async () => {
    const root = await waiting(SETTINGS, { policy: { approval: { expiresAfterHours: 1e-9 } } });
    const review = await onlyReview(root);
    expect(await answerReviews(root, answersTo(review))).toMatchObject([{ why: 'expired' }, { why: 'expired' }]);
    const { result, tree } = await resumed(root);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'vite.config.ts', reason: 'expired', message: expect.stringContaining('expired on') }] });
    expect(tree).toEqual({ 'src/a.ts': CODE });
  });
});

describe('a run that was stopped in mid-stream while something waited', () => {
  it('goes on after what waits: the generator is not asked for it again', async () => {
    const root = treeWith();
    const cut = scriptedGenerator([[...fileParts('vite.config.ts', CODE.slice(0, -4)).slice(0, -1), { type: 'finish', reason: 'interrupted' }]]);
    const first = await runToEnd(cut, { root });
    await first.lockstep.close();
    const review = await onlyReview(root);
    expect(review).toMatchObject({ unfinished: true, after: 'export const one = 1;' });
    const asked: string[] = [];
    const rest = scriptedGenerator([
      ({ accepted }) => {
        asked.push(accepted[0]?.text ?? '');
        return [...fileParts('vite.config.ts', '\n\nexport const two = 2;'), COMPLETE];
      },
    ]);
    await answerReviews(root, answersTo(review));
    const { result, run } = await resumed(root, rest);
    expect(asked).toEqual(['export const one = 1;']);
    expect(result).toMatchObject({ outcome: 'waiting', faults: [] });
    expect(run.interrupts.map((question) => question.text)).toEqual(['\n\nexport const two = 2;']);
    await answerReviews(root, answersTo(await onlyReview(root)));
    expect((await resumed(root)).tree).toEqual({ 'vite.config.ts': CODE });
  });
});

describe('where two people have to approve', () => {
  const two: Setup = { policy: { approval: { twoPeopleFrom: 0 } } };
  const approve = async (root: string, by: string): Promise<readonly unknown[]> => answerReviews(root, answersTo(await onlyReview(root), { by }));
  const open = { type: 'recorded', path: 'vite.config.ts', open: true };

  it('a first yes leaves the question open, over processes, and the same person cannot give the second', async () => {
    const root = await waiting(SETTINGS, two);
    expect(await approve(root, 'Ada Byron <ada@example.org>')).toEqual([open, open]);
    const review = await onlyReview(root);
    expect(review.severalPeople).toEqual({ needed: 2, approvedBy: ['Ada Byron <ada@example.org>'] });
    expect(reviewText(review, { color: false, now: 0 })).toContain('2 different people have to approve: approved by Ada Byron <ada@example.org>, 1 more to come');
    const { result, run, tree } = await resumed(root, silent(), two);
    expect({ result, tree }).toMatchObject({ result: { outcome: 'waiting' }, tree: { 'src/a.ts': CODE } });
    expect(run.interrupts[0]?.reasons.join()).toContain('two different people have to approve');
    for (const by of ['Ada Byron <ada@example.org>', ' ADA@example.org ', 'ada byron']) expect(await approve(root, by)).toMatchObject([{ why: 'same-person' }, { why: 'same-person' }]);
    expect(await approve(root, 'some-model')).toMatchObject([{ why: 'agent' }, { why: 'agent' }]);
    expect(await approve(root, 'Ben')).toEqual([{ type: 'recorded', path: 'vite.config.ts' }, { type: 'recorded', path: 'vite.config.ts' }]);
    const last = await resumed(root, silent(), two);
    expect(last.tree).toEqual(SETTINGS);
    expect(ofType(last.records, 'approval-answer').map(({ by }) => by)).toEqual([...Array.from({ length: 2 }, () => 'Ada Byron <ada@example.org>'), 'Ben', 'Ben']);
    expect(ofType(last.records, 'chunk-accepted').flatMap(({ approvedBy = [] }) => approvedBy)).toEqual(Array.from({ length: 2 }, () => 'Ada Byron <ada@example.org> and Ben'));
    expect(await verifyRun(root, 'r')).toMatchObject({ ok: true });
  });

  it('a no of either ends it, and what one of them wrote is asked about again', async () => {
    const root = await waiting(SETTINGS, two);
    await approve(root, 'Ada');
    await answerReviews(root, answersTo(await onlyReview(root), { by: 'Ben', decision: 'edit', text: 'export const other = 3;', replaces: (await onlyReview(root)).following }).slice(0, 1));
    expect((await resumed(root, silent(), two)).result.outcome).toBe('waiting');
    expect(await onlyReview(root)).toMatchObject({ after: 'export const other = 3;', severalPeople: { needed: 2, approvedBy: [] } });
    await answerReviews(root, answersTo(await onlyReview(root), { by: 'Ada', decision: 'reject', reason: '' }));
    expect(await resumed(root, silent(), two)).toMatchObject({ result: { outcome: 'rejected' }, tree: { 'src/a.ts': CODE } });
  });

  it('and only one comes before it expires, it counts as rejected', async () => {
    const root = await waiting(SETTINGS, { policy: { approval: { twoPeopleFrom: 0, expiresAfterHours: 1e-9 } } });
    expect(await approve(root, 'Ada')).toMatchObject([{ why: 'expired' }, { why: 'expired' }]);
    expect((await resumed(root, silent(), two)).result).toMatchObject({ rejected: [{ reason: 'expired' }] });
  });
});
