// One life of a run about which people are asked: starts it, goes on with it, or answers; killed from outside at any line.
// Started with ROOT, PAUSE (ms) and DIST. What was recorded and written is told on stdout, after it was.
import { writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, pause, dist] = process.argv.slice(2);
const { answerReviews, createLockstep, describeRuns, listReviews } = await import(pathToFileURL(path.join(dist, 'index.js')).href);
const { scriptedGenerator } = await import(pathToFileURL(path.join(dist, 'testing.js')).href);
const { decisionFor, FILES } = await import(new URL('./answer-files.mjs', import.meta.url).href);

const tell = (line) => writeSync(1, `${line}\n`);
const wait = () => new Promise((resolve) => setTimeout(resolve, Number(pause)));

const TOLD = new Set(['run-start', 'decision-available', 'chunk-accepted', 'approval-request', 'file-written', 'file-rejected', 'run-end']);

function step({ accepted }) {
  const parts = [];
  for (const [name, text] of Object.entries(FILES)) {
    const known = accepted.find((each) => each.path === name);
    if (known?.complete === true) continue;
    parts.push({ type: 'file-start', file: name, path: name, operation: 'create' });
    for (let at = known?.text.length ?? 0; at < text.length; at += 12) parts.push({ type: 'text-delta', file: name, text: text.slice(at, at + 12) });
    parts.push({ type: 'file-end', file: name });
  }
  return [...parts, { type: 'finish', reason: 'complete' }];
}

async function advance() {
  const generator = scriptedGenerator([step], { delayMs: Number(pause), capabilities: { repair: false } });
  const lockstep = await createLockstep({ root, generator });
  const known = (await describeRuns(root)).some((run) => run.state !== 'unreadable' && run.startedAt > 0);
  const run = await (known ? lockstep.resume('r') : lockstep.run({ prompt: 'ask', runId: 'r' }));
  for await (const event of run) if (TOLD.has(event.type)) tell(`event ${event.type}`);
  await run.result;
  await lockstep.close();
}

async function answer() {
  for (const review of (await listReviews(root)).open) {
    const decision = decisionFor(review);
    for (const { unitId, sha256 } of decision.decision === 'edit' ? review.questions.slice(0, 1) : review.questions) {
      await wait();
      const [outcome] = await answerReviews(root, [{ runId: 'r', unitId, sha256, by: 'Ada', reason: '', ...decision }]);
      if (outcome.type !== 'recorded') throw new Error(outcome.message);
      tell(`recorded ${unitId} ${sha256} ${decision.decision}`);
    }
  }
}

const [run] = await describeRuns(root);
if (run?.state === 'accepted' || run?.state === 'rejected') tell('over');
else if (run?.state === 'waiting') await answer();
else await advance();
tell('end');
