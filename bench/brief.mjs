// What does the brief change? The same tasks with it and without it: `node bench/brief.mjs DIR TASKS [--model NAME] [--base-url URL]
// [--runs N]`, or `--stand-in`. DIR is copied for each run; TASKS is a file with one task a line. With --model and ANTHROPIC_API_KEY, or
// with --base-url of any OpenAI-compatible server, a real model writes. With --stand-in a server on this machine speaks the Messages stream
// and breaks a rule unless what it is sent names a helper: the same clients and runs, without a model; DIR and TASKS may be left out then.
// The arms take turns, and differ in the brief alone. Rule breaks are blocking findings, whatever became of them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { anthropicGenerator, createLockstep, openAiCompatibleGenerator, resolvePolicy } from '../dist/index.js';
import { acceptedIn, startModelServer } from './model-server.mjs';

const HELPER = `export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
`;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { model: { type: 'string' }, 'base-url': { type: 'string' }, runs: { type: 'string', default: '1' }, 'stand-in': { type: 'boolean', default: false } } });
const standsIn = values['stand-in'];
const [folder = standsIn ? smallProject() : undefined, tasksFile] = positionals;
if (folder === undefined || (tasksFile === undefined && !standsIn) || (values.model === undefined && !standsIn)) throw new Error('usage: brief.mjs DIR TASKS --model NAME [--base-url URL] [--runs N], or --stand-in');
const tasks = tasksFile === undefined ? ['Group words by their length in src/lib/words.ts.'] : readFileSync(tasksFile, 'utf8').split('\n').filter((line) => line.trim() !== '');
const policy = resolvePolicy({}, { source: 'bench', today: '2026-01-01' });

function smallProject() {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-brief-'));
  mkdirSync(path.join(root, 'src/lib'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(root, 'src/lib/group.ts'), HELPER);
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Writes the helper of the project again, unless the request names it. */
function standIn(body) {
  const accepted = acceptedIn(body);
  const asked = JSON.stringify(body);
  const answered = body.messages.at(-1).content.filter((part) => part.type === 'tool_result');
  if (answered.length > 0 && answered.every((part) => part.is_error !== true)) return undefined;
  const told = asked.includes('groupBy');
  const text = told ? "import { groupBy } from './group.js';\nexport const byLength = (words: readonly string[]): Map<string, string[]> => groupBy(words, (word) => String(word.length));\n" : HELPER.replaceAll('groupBy', 'bucket').replaceAll('groups', 'result');
  const call = accepted === undefined ? { tool: 'write_file', input: { path: 'src/lib/words.ts', operation: 'create' } } : { tool: 'continue_file', input: { path: 'src/lib/words.ts' } };
  return { ...call, text: text.slice(accepted?.length ?? 0), tokensPerSecond: 1_000, sent: () => undefined };
}

const server = standsIn ? await startModelServer(standIn) : undefined;

function author() {
  const { model = 'stand-in', 'base-url': baseURL } = values;
  if (server !== undefined) return anthropicGenerator({ model, apiKey: 'none-needed', baseURL: server.url });
  return baseURL === undefined ? anthropicGenerator({ model }) : openAiCompatibleGenerator({ model, baseURL });
}

/** The same author, who sees no brief. */
const unbriefed = (generator) => ({ ...generator, generate: (request, signal) => generator.generate({ ...request, brief: '' }, signal) });

async function run(prompt, { generator, rules }) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-brief-'));
  cpSync(folder, root, { recursive: true });
  const lockstep = await createLockstep({ root, generator, policy, record: false });
  try {
    const started = await lockstep.run({ prompt });
    const broken = new Map();
    for await (const event of started) if (event.type === 'finding-available' && event.finding.confidence === 'certain') broken.set(event.finding.fingerprint, event.finding.rule);
    const { outcome, metrics, usage } = await started.result;
    for (const rule of broken.values()) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    return { broken: broken.size, accepted: outcome === 'accepted' ? 1 : 0, repairs: metrics.repairs, refused: metrics.refused, vetoes: metrics.vetoes, tokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0), seconds: metrics.wallMs / 1_000 };
  } finally {
    await lockstep.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const arms = { briefed: [], unbriefed: [] };
const rules = { briefed: new Map(), unbriefed: new Map() };
for (let round = 0; round < Number(values.runs); round++)
  for (const task of tasks) {
    arms.briefed.push(await run(task, { generator: author(), rules: rules.briefed }));
    arms.unbriefed.push(await run(task, { generator: unbriefed(author()), rules: rules.unbriefed }));
  }
for (const [arm, runs] of Object.entries(arms)) {
  const mean = (key) => (runs.reduce((sum, each) => sum + each[key], 0) / runs.length).toFixed(2);
  console.log(`${arm.padEnd(10)} ${runs.length} runs: accepted ${mean('accepted')}, rule breaks ${mean('broken')}, repairs ${mean('repairs')}, refused ${mean('refused')}, vetoes ${mean('vetoes')}, tokens ${mean('tokens')}, seconds ${mean('seconds')}`);
  for (const [rule, times] of [...rules[arm]].sort((a, b) => b[1] - a[1])) console.log(`  ${String(times).padStart(4)}  ${rule}`);
}
await server?.close();
