// The barrier benchmark: a validator of 2,000 ms stands beside the others. How soon after a flawed statement is complete
// does the generator hear of it, how many tokens come after it, and what does a clean run cost beside the generator alone?
// Arms are interleaved; an A/A arm shows the noise. Exits 1 when a bound does not hold.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLockstep, resolvePolicy } from '../dist/index.js';
import { FLAW, FLAW_HEAD, quantile, realFiles, sleep, tokens } from './source.mjs';

const ROUNDS = Number(process.argv[2] ?? 12);
const TOKEN_MS = 10;
const SLOW_MS = 2_000;
const BOUNDS = { abortP95: 60, surplus: 2, wall: 1.05 };

const policy = resolvePolicy({ repair: { rounds: 0 } }, { source: 'bench', today: '2026-01-01' });
const slow = {
  id: 'slow-reviewer',
  version: '1',
  family: 'external',
  rules: [],
  async *validate({ unit, program }) {
    const { version } = program;
    await sleep(SLOW_MS);
    yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: version };
  },
};

/** Streams files token by token and notes when the flaw was complete and when the signal came. */
function generator(files, seen) {
  return {
    id: 'bench',
    capabilities: { repair: true, resume: true, edit: false },
    async *generate(request, signal) {
      if (request.attempt > 1) return yield { type: 'finish', reason: 'complete' };
      const started = performance.now();
      signal.addEventListener('abort', () => (seen.aborted ??= performance.now()), { once: true });
      for (const { path: at, text, flawEnd } of files) {
        yield { type: 'file-start', file: at, path: at, operation: 'create' };
        let sent = 0;
        for (const token of tokens(text)) {
          await sleep(TOKEN_MS);
          if (signal.aborted) return;
          sent += token.length;
          if (seen.flawed !== undefined) seen.surplus += 1;
          else if (flawEnd !== undefined && sent >= flawEnd) seen.flawed = performance.now();
          yield { type: 'text-delta', file: at, text: token };
        }
        yield { type: 'file-end', file: at };
      }
      seen.generatedMs = performance.now() - started;
      yield { type: 'finish', reason: 'complete' };
    },
  };
}

function flawedFiles() {
  const [first, second] = realFiles();
  const text = FLAW_HEAD + FLAW + '\n' + 'export const filler = [1, 2, 3];\n'.repeat(12);
  return [second, { path: 'src/app.ts', text, flawEnd: FLAW_HEAD.length + FLAW.indexOf(';') + 1 }, first];
}

async function run(files) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'bench', type: 'module', dependencies: { express: '1' } }));
  const seen = { surplus: 0 };
  const lockstep = await createLockstep({ root, generator: generator(files, seen), policy, validators: [slow], record: false });
  const started = performance.now();
  const result = await (await lockstep.run({ prompt: 'bench' })).result;
  const wall = performance.now() - started;
  await lockstep.close();
  rmSync(root, { recursive: true, force: true });
  return { ...seen, wall, outcome: result.outcome, rejected: result.rejected, faults: result.faults };
}

/** Everything is generated, then everything is validated. */
async function sequential(files) {
  const seen = { surplus: 0 };
  for await (const _ of generator(files, seen).generate({ attempt: 1 }, new AbortController().signal));
  await sleep(SLOW_MS);
  return { ...seen, aborted: performance.now() };
}

/** The generator waits after each file until all validators are through: a barrier at each step. */
async function barrier(files) {
  const seen = { surplus: 0 };
  const stream = generator(files, seen).generate({ attempt: 1 }, new AbortController().signal);
  for await (const part of stream) {
    if (seen.flawed !== undefined && part.type === 'text-delta' && part.text.includes('\n')) {
      await sleep(SLOW_MS);
      return { ...seen, aborted: performance.now() };
    }
  }
  return seen;
}

const arms = { lockstep: run, 'lockstep (A/A)': run, barrier, sequential };
const results = Object.fromEntries(Object.keys(arms).map((name) => [name, []]));
await run(flawedFiles());
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, arm] of Object.entries(arms)) {
    if (round >= 3 && (name === 'barrier' || name === 'sequential')) continue;
    results[name].push(await arm(flawedFiles()));
  }

console.log(`flaw complete -> stream stopped; one validator takes ${SLOW_MS} ms; ${TOKEN_MS} ms a token`);
for (const [name, runs] of Object.entries(results)) {
  const delays = runs.map((each) => each.aborted - each.flawed);
  const surplus = runs.map((each) => each.surplus);
  console.log(
    `  ${name.padEnd(16)} n=${String(runs.length).padEnd(3)} p50 ${quantile(delays, 0.5).toFixed(1)} ms   p95 ${quantile(delays, 0.95).toFixed(1)} ms   tokens after: p50 ${quantile(surplus, 0.5)}, max ${Math.max(...surplus)}`,
  );
}

const clean = [];
for (let round = 0; round < 3; round += 1) clean.push(await run(realFiles()));
const ratios = clean.map((each) => each.wall / (each.generatedMs + SLOW_MS));
console.log(`clean run / (generator + slowest last verdict): min ${Math.min(...ratios).toFixed(3)}, outcomes ${clean.map((each) => each.outcome).join(', ')}`);

const ours = [...results['lockstep'], ...results['lockstep (A/A)']];
const failures = [
  [quantile(ours.map((each) => each.aborted - each.flawed), 0.95) <= BOUNDS.abortP95, `p95 above ${BOUNDS.abortP95} ms`],
  [Math.max(...ours.map((each) => each.surplus)) <= BOUNDS.surplus, `more than ${BOUNDS.surplus} tokens after the flaw`],
  [Math.min(...ratios) <= BOUNDS.wall, `clean wall above ${BOUNDS.wall}`],
].filter(([holds]) => !holds);
for (const [, message] of failures) console.error(`bound broken: ${message}`);
process.exitCode = failures.length === 0 ? 0 : 1;
