// What a run costs beside the generator alone: one stream at 100 and at 1,000 tokens a second, sixteen streams at once, and
// the heap when the same files are replaced again and again. Arms are interleaved and a second arm of the generator alone
// shows the noise; ratios are of minima. `node bench/streams.mjs [rounds] [one|many|heap ...]`. Exits 1 when a bound does not hold.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLockstep, resolvePolicy } from '../dist/index.js';
import { realFiles, sleep, tokens } from './source.mjs';

const ROUNDS = Number(process.argv[2] ?? 3);
const WANTED = process.argv.slice(3);
const BOUNDS = { 100: 1.02, 1000: 1.05, many: 1.05, heapBytes: 1_024 };
const STREAMS = 16;
/** The same files come again and again, in other folders. */
const policy = resolvePolicy({ rules: { 'architecture/reinvented-helper': 'off' } }, { source: 'bench', today: '2026-01-01' });
/** What others import comes first: a run may end after any file. */
const FILES = realFiles().toSorted((a, b) => Number(b.path.endsWith('constants.js')) - Number(a.path.endsWith('constants.js')));

v8.setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
let broken = false;

/** Sends real files at the pace of a model: a token is sent when it is due, whatever the reader did meanwhile. */
function paced({ tokensPerSecond, count, operation = 'create', prefix = () => '' }) {
  return {
    id: 'bench',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate({ task }, signal) {
      const started = performance.now();
      let sent = 0;
      for (let round = 0; sent < count; round += 1) {
        for (const { path: at, text } of FILES) {
          if (sent >= count) break;
          const name = `${prefix(task)}${operation === 'create' ? `r${round}/` : ''}${at}`;
          yield { type: 'file-start', file: name, path: name, operation };
          for (const token of tokens(text)) {
            const due = started + (sent * 1_000) / tokensPerSecond;
            if (performance.now() < due) await sleep(due - performance.now());
            if (signal.aborted) return;
            sent += 1;
            yield { type: 'text-delta', file: name, text: token };
          }
          yield { type: 'file-end', file: name };
        }
      }
      yield { type: 'finish', reason: 'complete' };
    },
  };
}

async function alone(generator, prompts = ['x']) {
  const started = performance.now();
  const drain = async (prompt) => {
    const request = { task: { prompt }, brief: '', attempt: 1, accepted: [] };
    for await (const part of generator.generate(request, new AbortController().signal)) if (part.type === 'finish') return;
  };
  await Promise.all(prompts.map(drain));
  return performance.now() - started;
}

async function inTree(work) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
  try {
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function run(generator, prompts = ['x']) {
  return inTree(async (root) => {
    const lockstep = await createLockstep({ root, generator, policy });
    const started = performance.now();
    const results = await Promise.all(prompts.map(async (prompt) => (await lockstep.run({ prompt })).result));
    const wall = performance.now() - started;
    await lockstep.close();
    for (const { outcome, rejected, faults } of results) if (outcome !== 'accepted') throw new Error(`${outcome}: ${JSON.stringify([rejected, faults]).slice(0, 400)}`);
    return wall;
  });
}

async function compare(name, bound, { make, prompts }) {
  const arms = { run: [], alone: [], again: [] };
  let cpu = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    arms.alone.push(await alone(make(), prompts));
    const before = process.cpuUsage();
    arms.run.push(await run(make(), prompts));
    const { user, system } = process.cpuUsage(before);
    cpu = Math.min(cpu, (user + system) / 1e6);
    arms.again.push(await alone(make(), prompts));
  }
  const least = (values) => Math.min(...values);
  const ratio = least(arms.run) / least(arms.alone);
  console.log(`${name.padEnd(34)} alone ${(least(arms.alone) / 1_000).toFixed(2)} s, run ${(least(arms.run) / 1_000).toFixed(2)} s (${cpu.toFixed(1)} s of CPU): ratio ${ratio.toFixed(4)} (bound ${bound}); A/A ${(least(arms.again) / least(arms.alone)).toFixed(4)}`);
  broken ||= ratio > bound;
}

/** Bytes a chunk that stay on the heap: the slope over runs that replace the same files. */
async function heapSlope() {
  const slope = async (work) => {
    const points = [];
    let chunks = 0;
    while (chunks < 2_400) {
      chunks += await work();
      collect();
      points.push([chunks, process.memoryUsage().heapUsed]);
    }
    const steady = points.filter(([at]) => at >= 400);
    const [first, last] = [steady[0], steady.at(-1)];
    return (last[1] - first[1]) / (last[0] - first[0]);
  };
  await inTree(async (root) => {
    const count = FILES.reduce((sum, { text }) => sum + tokens(text).length, 0);
    const generator = (operation) => paced({ tokensPerSecond: 1e9, count, prefix: () => 'a/', operation });
    const first = await createLockstep({ root, generator: { ...generator('create') }, policy });
    await (await first.run({ prompt: 'first' })).result;
    await first.close();
    const lockstep = await createLockstep({ root, generator: renamed(generator('replace')), policy, record: false });
    let perRun = 0;
    const judged = await slope(async () => {
      const { outcome, metrics, rejected } = await (await lockstep.run({ prompt: 'again' })).result;
      if (outcome !== 'accepted') throw new Error(JSON.stringify(rejected));
      return (perRun = metrics.chunks);
    });
    const noise = await slope(async () => {
      await alone(generator('replace'));
      return perRun;
    });
    await lockstep.close();
    console.log(`${'heap, the same files replaced'.padEnd(34)} ${judged.toFixed(0)} bytes a chunk (bound ${BOUNDS.heapBytes}), ${perRun} chunks a run; the generator alone ${noise.toFixed(0)}`);
    broken ||= judged > BOUNDS.heapBytes;
  });
}

/** The first run has written its files below `r0`. */
function renamed(generator) {
  return {
    ...generator,
    async *generate(request, signal) {
      for await (const part of generator.generate(request, signal)) yield part.type === 'file-start' ? { ...part, path: part.path.replace(/^a\//, 'a/r0/') } : part;
    },
  };
}

const wants = (name) => WANTED.length === 0 || WANTED.includes(name);
if (wants('one')) {
  await run(paced({ tokensPerSecond: 4_000, count: 2_000 }));
  await compare('one stream, 100 tokens/s', BOUNDS[100], { make: () => paced({ tokensPerSecond: 100, count: 1_500 }) });
  await compare('one stream, 1,000 tokens/s', BOUNDS[1000], { make: () => paced({ tokensPerSecond: 1_000, count: 8_000 }) });
}
if (wants('many')) {
  const prompts = Array.from({ length: STREAMS }, (_, at) => `s${at}`);
  await compare(`${STREAMS} streams, 100 tokens/s each`, BOUNDS.many, { prompts, make: () => paced({ tokensPerSecond: 100, count: 1_500, prefix: ({ prompt }) => `${prompt}/` }) });
}
if (wants('heap')) await heapSlope();
process.exitCode = broken ? 1 : 0;
