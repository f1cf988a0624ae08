// Tokens a provider sends until its socket closes, for each token that is kept, when some chunks are flawed.
// `node bench/waste.mjs [flaws]`. Three arms: the whole answer is asked for again; a gate after each chunk; lockstep.
// The first two follow from counting. For lockstep the tokens of a flawed chunk are measured over a real connection, with the
// flaw spread evenly over the chunk; a retry is flawed as often as a first try: waste = 1 + p / (1 - p) * lost / chunk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anthropicGenerator, createLockstep, resolvePolicy } from '../dist/index.js';
import { acceptedIn, startModelServer } from './model-server.mjs';

const FLAWS = Number(process.argv[2] ?? 10);
const CHUNKS = 10;
const STATEMENTS = 20;
const SHARES = [0.01, 0.05, 0.1, 0.2];
const MUST = { share: 0.1, below: 1.11, aim: 1.05 };
// Routes without a login are many here, and what they cost in points is not what is measured.
const policy = resolvePolicy({ surface: { budget: null } }, { source: 'bench', today: '2026-01-01' });

const HEAD = "import { exec } from 'node:child_process';\nimport express from 'express';\n\nconst app = express();\n";

/** A handler of twenty statements, one of them flawed or none. */
function chunk(index, flawAt) {
  const lines = Array.from({ length: STATEMENTS }, (_, at) =>
    at === flawAt ? "  exec('ls ' + req.query.folder);" : `  const value${at} = Number(req.headers['x-${at}'] ?? ${at}) + ${at};`,
  );
  return `\napp.get('/route${index}', (req, res) => {\n${lines.join('\n')}\n  res.end(String(${STATEMENTS}));\n});\n`;
}

const tokensOf = (text) => Math.ceil(text.length / 4);

/** Seconds of stream before the flaw, in which the workers get warm. */
const LEAD_S = 2;

/** Tokens that were sent for nothing when one chunk is flawed at one place. */
async function lostTokens(tokensPerSecond, flawAt) {
  const chunkAt = Math.ceil((tokensPerSecond * LEAD_S) / chunkTokens);
  const clean = Array.from({ length: chunkAt + 3 }, (_, index) => chunk(index, -1));
  const whole = HEAD + clean.join('');
  const flawed = HEAD + clean.map((text, index) => (index === chunkAt ? chunk(index, flawAt) : text)).join('');
  let sentAll = 0;
  let asked = 0;
  const server = await startModelServer((body) => {
    asked += 1;
    const accepted = acceptedIn(body);
    if (asked > 1 && accepted === undefined) return undefined;
    const text = asked === 1 ? flawed : whole.slice(accepted.length);
    if (asked > 2) return undefined;
    let last = 0;
    const sent = (tokens) => {
      sentAll += tokens - last;
      last = tokens;
    };
    const input = asked === 1 ? { path: 'src/app.ts', operation: 'create' } : { path: 'src/app.ts' };
    return { tool: asked === 1 ? 'write_file' : 'continue_file', input, text, tokensPerSecond, sent };
  });
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'bench', type: 'module', dependencies: { express: '1' } }));
  const generator = anthropicGenerator({ model: 'bench', apiKey: 'none-needed', baseURL: server.url });
  const lockstep = await createLockstep({ root, generator, policy, record: false });
  const result = await (await lockstep.run({ prompt: 'bench' })).result;
  await lockstep.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
  if (result.outcome !== 'accepted' || result.metrics.repairs !== 1) throw new Error(`expected one repair and acceptance, got ${JSON.stringify(result)}`);
  return sentAll - tokensOf(whole);
}

const chunkTokens = tokensOf(chunk(0, -1));
let broken = false;
console.log(`tokens sent for each token kept; ${CHUNKS} chunks an answer, ${chunkTokens} tokens a chunk, ${FLAWS} flaws measured at each speed`);
for (const tokensPerSecond of [1_000, 60]) {
  const places = Array.from({ length: FLAWS }, (_, at) => Math.floor(((at + 0.5) * STATEMENTS) / FLAWS));
  const lost = [];
  for (const place of places) lost.push(await lostTokens(tokensPerSecond, place));
  const mean = lost.reduce((sum, each) => sum + each, 0) / lost.length;
  console.log(`${tokensPerSecond} tokens/s: ${mean.toFixed(1)} tokens lost a flaw (${Math.min(...lost)}-${Math.max(...lost)})`);
  for (const share of SHARES) {
    const lockstep = 1 + (share / (1 - share)) * (mean / chunkTokens);
    const arms = { 'whole answer again': 1 / (1 - share) ** CHUNKS, 'gate after a chunk': 1 / (1 - share), lockstep };
    console.log(`  ${`${share * 100} %`.padStart(5)} flawed  ${Object.entries(arms).map(([name, waste]) => `${name} ${waste.toFixed(3)}`).join('   ')}`);
    if (share === MUST.share && lockstep >= MUST.below) {
      broken = true;
      console.error(`bound broken: expected less than ${MUST.below} at ${share * 100} %, got ${lockstep.toFixed(3)} (aim ${MUST.aim})`);
    }
  }
}
process.exitCode = broken ? 1 : 0;
