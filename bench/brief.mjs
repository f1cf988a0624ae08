// What does the brief change? The same tasks with it and without it: `node bench/brief.mjs DIR TASKS [--model NAME] [--base-url URL]
// [--runs N]`. DIR is copied for each run; TASKS is a file with one task a line. Without --model a scripted author stands in, which
// writes a helper again unless its brief names it: it shows the harness, not a model. With --model and ANTHROPIC_API_KEY, or with
// --base-url of any OpenAI-compatible server, a real one writes. The arms take turns, and differ in the brief alone.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { anthropicGenerator, createLockstep, openAiCompatibleGenerator, resolvePolicy } from '../dist/index.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { model: { type: 'string' }, 'base-url': { type: 'string' }, runs: { type: 'string', default: '1' } } });
const [folder, tasksFile] = positionals;
if (folder === undefined || tasksFile === undefined) throw new Error('usage: brief.mjs DIR TASKS [--model NAME] [--base-url URL] [--runs N]');
const tasks = readFileSync(tasksFile, 'utf8').split('\n').filter((line) => line.trim() !== '');
const policy = resolvePolicy({}, { source: 'bench', today: '2026-01-01' });

const scripted = {
  id: 'scripted',
  capabilities: { repair: true, resume: true, edit: false },
  async *generate({ brief, repair, accepted }) {
    const file = /Use what (\S+) has: (?:async )?([\w$]+)/.exec(brief) ?? /Import \{ ([\w$]+) \} from '([^']+)'/.exec(repair?.advice ?? '');
    const text = file === null ? 'export const answer = eval("42");\n' : 'export const answer = 42;\n';
    yield { type: 'file-start', file: 'a', path: 'src/answer.ts', operation: 'create' };
    yield { type: 'text-delta', file: 'a', text: text.slice(accepted[0]?.text.length ?? 0) };
    yield { type: 'file-end', file: 'a' };
    yield { type: 'finish', reason: 'complete' };
  },
};

function author() {
  const { model, 'base-url': baseURL } = values;
  if (model === undefined) return scripted;
  return baseURL === undefined ? anthropicGenerator({ model }) : openAiCompatibleGenerator({ model, baseURL });
}

/** The same author, who sees no brief. */
const unbriefed = (generator) => ({ ...generator, generate: (request, signal) => generator.generate({ ...request, brief: '' }, signal) });

async function run(prompt, generator) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-brief-'));
  cpSync(folder, root, { recursive: true });
  const lockstep = await createLockstep({ root, generator, policy, record: false });
  try {
    const { outcome, metrics, usage } = await (await lockstep.run({ prompt })).result;
    return { accepted: outcome === 'accepted' ? 1 : 0, repairs: metrics.repairs, refused: metrics.refused, vetoes: metrics.vetoes, tokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0), seconds: metrics.wallMs / 1_000 };
  } finally {
    await lockstep.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const arms = { briefed: [], unbriefed: [] };
for (let round = 0; round < Number(values.runs); round++)
  for (const task of tasks) {
    arms.briefed.push(await run(task, author()));
    arms.unbriefed.push(await run(task, unbriefed(author())));
  }
for (const [arm, runs] of Object.entries(arms)) {
  const mean = (key) => (runs.reduce((sum, each) => sum + each[key], 0) / runs.length).toFixed(2);
  console.log(`${arm.padEnd(10)} ${runs.length} runs: accepted ${mean('accepted')}, repairs ${mean('repairs')}, refused ${mean('refused')}, vetoes ${mean('vetoes')}, tokens ${mean('tokens')}, seconds ${mean('seconds')}`);
}
