// Cancel -> quiet: from the caller's abort until the run has settled, the provider's socket is closed and, after `close`, nothing of
// ours keeps the process busy. Over a real connection with the Messages stream, at moments spread over the stream.
// `node bench/cancel.mjs [rounds]`. Exits 1 when the bound does not hold or something stays open.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anthropicGenerator, createLockstep, resolvePolicy } from '../dist/index.js';
import { startModelServer } from './model-server.mjs';
import { quantile, realFiles, sleep } from './source.mjs';

const ROUNDS = Number(process.argv[2] ?? 20);
const BOUND_MS = 1_000;
const policy = resolvePolicy({ repair: { rounds: 0 } }, { source: 'bench', today: '2026-01-01' });
const text = realFiles().map((file) => file.text).join('\n');

/** Handles, requests and threads that keep the process alive, beside the terminal's. */
const busy = () => process.getActiveResourcesInfo().filter((name) => !/^(?:TTYWrap|PipeWrap|Immediate|CloseReq)$/.test(name)).toSorted();

async function cancelled(round) {
  let closedAt;
  const server = await startModelServer(() => ({
    tool: 'write_file',
    input: { path: 'src/app.js', operation: 'create' },
    text,
    tokensPerSecond: 300,
    sent: () => undefined,
    closed: () => (closedAt ??= performance.now()),
  }));
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
  const generator = anthropicGenerator({ model: 'bench', apiKey: 'none-needed', baseURL: server.url });
  const lockstep = await createLockstep({ root, generator, policy });
  const controller = new AbortController();
  const run = await lockstep.run({ prompt: 'bench' }, { signal: controller.signal });
  await sleep(150 + ((round * 137) % 2_000));
  const since = performance.now();
  controller.abort();
  const { outcome } = await run.result;
  const settled = performance.now() - since;
  await lockstep.close();
  const quiet = performance.now() - since;
  const socket = closedAt === undefined ? 0 : Math.max(0, closedAt - since);
  await server.close();
  rmSync(root, { recursive: true, force: true });
  if (outcome !== 'aborted') throw new Error(`the run ended ${outcome}`);
  return { settled, socket, quiet };
}

await cancelled(5);
await sleep(50);
const before = busy();
const runs = [];
for (let round = 0; round < ROUNDS; round += 1) runs.push(await cancelled(round));
await sleep(50);
const left = busy();
const show = (name) => `${name} p50 ${quantile(runs.map((run) => run[name]), 0.5).toFixed(1)} ms, max ${Math.max(...runs.map((run) => run[name])).toFixed(1)} ms`;
console.log(`cancel, n=${ROUNDS}: ${show('socket')}; ${show('settled')}; ${show('quiet')} (bound ${BOUND_MS} ms)`);
const grown = left.length > before.length;
if (grown) console.error(`still open: ${left.join(', ')}; before: ${before.join(', ')}`);
process.exitCode = grown || runs.some((run) => run.quiet > BOUND_MS) ? 1 : 0;
