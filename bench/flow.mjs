// What does judging one more chunk of 60 lines cost, with all owasp rules, in a project of 10, 2,000 and 10,000 files?
// The files and half of the chunks are real package sources; the other chunks are routes in which every line reads input,
// the dearest that 60 lines can be. Usage: node bench/flow.mjs [folder with packages] [chunks an arm]; a folder of applications says
// what chunks of theirs cost.
// A last arm replaces files of this project where they stand, unit by unit: they import each other, as those of packages here do not.
// CPU time of the thread that judges. The arm of 2,000 files is measured twice; the difference of the two is the noise.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePolicy } from '../dist/index.js';
import { createChunker } from '../dist/agents/index.js';
import { createProgram } from '../dist/program/index.js';
import { builtInValidators } from '../dist/validators/index.js';
import { quantile } from './source.mjs';

const folder = path.resolve(process.argv[2] ?? 'node_modules');
const chunks = Number(process.argv[3] ?? 60);
const LINES = 60;
const MAX_BYTES = 20_000;
const MAX_TEXTS = 400;

/** Texts of packages in one order on every machine, none so small or large that it says nothing. */
function sourcesOf(at, found = []) {
  for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= MAX_TEXTS) return found;
    const file = path.join(at, entry.name);
    if (entry.isDirectory()) sourcesOf(file, found);
    else if (/\.(?:js|mjs|cjs)$/.test(entry.name) && !/\.min\./.test(entry.name)) {
      const text = readFileSync(file, 'utf8');
      if (text.length > 1_000 && text.length < MAX_BYTES) found.push(text);
    }
  }
  return found;
}

/** A route of 60 lines that hands input to a helper of another file. */
function chunkAt(index, files) {
  const body = Array.from({ length: LINES - 8 }, (_, line) => `  const part${line} = String(req.query.p${line} ?? '').trim() + '${index}';`);
  return [
    `import express from 'express';`,
    `import { helper } from './helper-${index % Math.min(files, 10)}.js';`,
    `const app = express();`,
    `app.get('/route-${index}', async (req, res) => {`,
    ...body,
    `  const rows = await helper(part0, part1);`,
    `  res.json({ rows, last: part${LINES - 9} });`,
    `});`,
    '',
  ].join('\n');
}

function helperAt(index) {
  return `import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function helper(name, other) {\n  return pool.query('SELECT ${index} FROM t WHERE a = $1 AND b = $2', [name, other]);\n}\n`;
}

function add(program, at, text) {
  program.begin(at, 'create');
  program.append(at, `${at}/0`, text);
  program.complete(at);
}

const policy = resolvePolicy({}, { source: 'bench', today: '2026-01-01' });
const owasp = builtInValidators().filter(({ id }) => id === 'owasp');
const texts = sourcesOf(folder);
const short = texts.filter((text) => Math.abs(text.split('\n').length - LINES) <= 15);
if (short.length === 0) throw new Error(`no source of about ${LINES} lines in ${folder}`);

async function judge(program, at, text) {
  return judgeUnit(program, { id: `bench/0/1/${at}`, path: at, operation: 'create', start: 0 }, text);
}

/** False for a text that does not parse: it is refused at once. */
async function judgeUnit(program, { id, path: at, operation, start }, text) {
  const unit = { id, phase: 'chunk', path: at, kind: 'code', operation, span: { start, end: start + text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
  const parts = [];
  for (const validator of owasp)
    for await (const part of validator.validate({ unit, program, policy, exec: () => Promise.reject(new Error('none')), signal: new AbortController().signal })) parts.push(part);
  const done = parts.find((part) => part.type === 'done');
  if (done?.status === 'not-analysed') return false;
  if (done?.status !== 'pass' && done?.status !== 'fail') throw new Error(`not judged: ${JSON.stringify(parts)}`);
  return true;
}

/** A project of so many files, and then chunks, each of which comes as a new file. */
async function measure(name, files) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-flow-'));
  const program = createProgram(root);
  for (let at = 0; at < Math.min(files, 10); at++) add(program, `helper-${at}.js`, helperAt(at));
  for (let at = 10; at < files; at++) add(program, `lib/file-${at}.js`, texts[at % texts.length]);
  const times = { package: [], route: [] };
  for (let index = 0; index < chunks + 10; index++) {
    const kind = index % 2 === 0 ? 'package' : 'route';
    const text = kind === 'package' ? short[(index / 2) % short.length] : chunkAt(index, files);
    const started = process.cpuUsage();
    program.begin(`route-${index}.js`, 'create');
    program.append(`route-${index}.js`, `route-${index}.js/0`, text);
    const isJudged = await judge(program, `route-${index}.js`, text);
    const { user, system } = process.cpuUsage(started);
    program.complete(`route-${index}.js`);
    if (index >= 10 && isJudged) times[kind].push((user + system) / 1_000);
  }
  rmSync(root, { recursive: true, force: true });
  for (const [kind, ms] of Object.entries(times))
    console.log(`${name.padEnd(18)} ${kind.padEnd(8)} p50 ${quantile(ms, 0.5).toFixed(2).padStart(6)}   p95 ${quantile(ms, 0.95).toFixed(2).padStart(6)} ms CPU   ${ms.length} chunks`);
  return { package: quantile(times.package, 0.5), route: quantile(times.route, 0.5) };
}

/** Every eighth source of this project, replaced by itself. */
async function measureConnected() {
  const root = path.resolve(import.meta.dirname, '..');
  const program = createProgram(root);
  const sources = program.graph.paths().filter((each) => each.endsWith('.ts') && !each.startsWith('test/'));
  program.graph.files();
  const times = [];
  for (const each of sources.filter((_, index) => index % 8 === 0)) {
    const chunker = createChunker(each);
    const cuts = [...chunker.push(readFileSync(path.join(root, each), 'utf8')), ...chunker.end()].flatMap((cut) => (cut.type === 'chunk' ? [cut.text] : []));
    program.begin(each, 'replace');
    let start = 0;
    for (const [index, text] of cuts.entries()) {
      const before = process.cpuUsage();
      program.append(each, `bench/0/1/${each}/${index}`, text);
      await judgeUnit(program, { id: `bench/0/1/${each}/${index}`, path: each, operation: 'replace', start }, text);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1_000);
      start += text.length;
    }
    program.complete(each);
  }
  console.log(`${`${sources.length} files, connected`.padEnd(27)} p50 ${quantile(times, 0.5).toFixed(2).padStart(6)}   p95 ${quantile(times, 0.95).toFixed(2).padStart(6)} ms CPU   ${times.length} units`);
}

console.log(`${texts.length} texts from packages, chunks of ${LINES} lines, owasp rules`);
await measure('warm-up', 10);
const small = await measure('10 files', 10);
const first = await measure('2,000 files', 2_000);
const again = await measure('2,000 files (A/A)', 2_000);
const large = await measure('10,000 files', 10_000);
for (const kind of ['package', 'route']) console.log(`${kind.padEnd(8)} 10,000 / 10 files: ${(large[kind] / small[kind]).toFixed(2)}   A/A: ${(again[kind] / first[kind]).toFixed(2)}`);
await measureConnected();
