// Flaw complete -> the provider's socket is closed, over a real connection with the Messages stream, p50 and p95.
// `node bench/veto.mjs [rounds]`. Exits 1 when a bound does not hold.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anthropicGenerator, createLockstep, resolvePolicy } from '../dist/index.js';
import { startModelServer } from './model-server.mjs';
import { FLAW, FLAW_HEAD, quantile } from './source.mjs';

const ROUNDS = Number(process.argv[2] ?? 20);
const BOUNDS = { p50: 25, p95: 60 };
const policy = resolvePolicy({ repair: { rounds: 0 }, surface: { budget: null } }, { source: 'bench', today: '2026-01-01' });

/** Seconds of stream before the flaw, in which the workers get warm. */
const LEAD_S = 2;

/** Handlers for so many tokens. */
function handlers(tokens) {
  const one = (index) => `\napp.get('/route${index}', (req, res) => {\n  const count = Number(req.query.count ?? ${index});\n  res.json({ count });\n});\n`;
  return Array.from({ length: Math.ceil((tokens * 4) / one(100).length) }, (_, index) => one(index)).join('');
}

/** One run: the flaw stands after clean code, and more would follow. */
async function delayOf(tokensPerSecond) {
  const head = FLAW_HEAD + handlers(tokensPerSecond * LEAD_S);
  const flawEnd = Math.ceil((head.length + FLAW.indexOf(';') + 1) / 4);
  const text = head + FLAW + handlers(tokensPerSecond * LEAD_S);
  let flawedAt;
  let closedAt;
  let surplus = 0;
  let asked = 0;
  const server = await startModelServer(() => {
    asked += 1;
    if (asked > 1) return undefined;
    return {
      tool: 'write_file',
      input: { path: 'src/app.ts', operation: 'create' },
      text,
      tokensPerSecond,
      sent: (tokens) => {
        if (tokens < flawEnd) return;
        flawedAt ??= performance.now();
        surplus = tokens - flawEnd;
      },
      closed: (finished) => (closedAt ??= finished ? undefined : performance.now()),
    };
  });
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'bench', type: 'module', dependencies: { express: '1' } }));
  const generator = anthropicGenerator({ model: 'bench', apiKey: 'none-needed', baseURL: server.url });
  const lockstep = await createLockstep({ root, generator, policy, record: false });
  await (await lockstep.run({ prompt: 'bench' })).result;
  await lockstep.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
  if (flawedAt === undefined || closedAt === undefined) throw new Error('the flaw was not stopped');
  return { delay: closedAt - flawedAt, surplus };
}

await delayOf(200);
let broken = false;
for (const tokensPerSecond of [60, 1_000]) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) runs.push(await delayOf(tokensPerSecond));
  const delays = runs.map((run) => run.delay);
  const [p50, p95] = [quantile(delays, 0.5), quantile(delays, 0.95)];
  console.log(`${String(tokensPerSecond).padStart(5)} tokens/s  n=${ROUNDS}  flaw sent -> socket closed: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; tokens after the flaw: p50 ${quantile(runs.map((run) => run.surplus), 0.5)}, max ${Math.max(...runs.map((run) => run.surplus))}`);
  if (p50 > BOUNDS.p50 || p95 > BOUNDS.p95) {
    broken = true;
    console.error(`bound broken: expected p50 <= ${BOUNDS.p50} ms and p95 <= ${BOUNDS.p95} ms`);
  }
}
process.exitCode = broken ? 1 : 0;
