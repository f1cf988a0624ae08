// What do the own static rules cost a chunk, does anything grow, and what do they say of real packages?
// node --expose-gc bench/static-rules.mjs [folder with packages] [chunks]; needs a build. Files are cut at statements into
// chunks of about 60 lines; a judged file is dropped again, so what the heap still holds is held by the rules.
// Alarms are counted over whole files, without those about imports and names: the files stand outside of their packages.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePolicy } from '../dist/index.js';
import { createProgram, parseUnit } from '../dist/program/index.js';
import { builtInValidators } from '../dist/validators/index.js';
import { quantile } from './source.mjs';

const folder = path.resolve(process.argv[2] ?? 'node_modules');
const most = Number(process.argv[3] ?? 2_000);
const LINES = 60;
const ELSEWHERE = /^static-analysis\/(?:unresolved|syntax)/;

function* sourcesOf(at) {
  for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(at, entry.name);
    if (entry.isDirectory()) yield* sourcesOf(file);
    else if (/\.[cm]?[jt]sx?$/.test(entry.name) && !/\.d\.[cm]?ts$|\.min\./.test(entry.name)) {
      const text = readFileSync(file, 'utf8');
      if (text.length > 1_000 && text.length < 60_000) yield { file: path.relative(folder, file), text };
    }
  }
}

/** Statements together until they have the lines of a chunk. */
function chunksOf(name, text) {
  const outcome = parseUnit(name, text);
  if (outcome.type !== 'parsed' || outcome.unit.faults.length > 0) return [];
  const cuts = [];
  let start = 0;
  for (const { end } of outcome.unit.program.body.slice(0, -1))
    if (text.slice(start, end).split('\n').length >= LINES) cuts.push((start = end));
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length));
}

const validator = builtInValidators().find(({ id }) => id === 'static-analysis');
const policy = resolvePolicy({}, { source: 'bench', today: '2026-01-01' });
const root = mkdtempSync(path.join(tmpdir(), 'bench-static-'));
const program = createProgram(root);
const alarms = new Map();
const times = [];
const lengths = [];
const heaps = [];
let files = 0;
let lines = 0;

async function judge(unit) {
  const findings = [];
  for await (const part of validator.validate({ unit, program, policy, signal: new AbortController().signal })) if (part.type === 'finding') findings.push(part.finding);
  return findings;
}

for (const { file, text } of sourcesOf(folder)) {
  if (times.length >= most) break;
  const name = `src/${file.replace(/(?:^|\/)(?:node_modules|dist|lib|build)(?=\/)/g, '')}`;
  const chunks = chunksOf(name, text);
  if (chunks.length === 0) continue;
  files += 1;
  lines += text.split('\n').length;
  program.begin(name, 'create');
  let start = 0;
  const base = { path: name, kind: 'code', operation: 'create' };
  for (const [at, chunk] of chunks.entries()) {
    const id = `bench/${name}/${at}`;
    program.append(name, id, chunk);
    const before = process.cpuUsage();
    await judge({ ...base, id, phase: 'chunk', span: { start, end: start + chunk.length }, text: chunk, sha256: createHash('sha256').update(chunk).digest('hex') });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
    lengths.push(chunk.split('\n').length);
    start += chunk.length;
    if (times.length % 500 === 0 && globalThis.gc !== undefined) {
      globalThis.gc();
      heaps.push(process.memoryUsage().heapUsed / 1e6);
    }
  }
  program.complete(name);
  for (const { rule, confidence, location, message } of await judge({ ...base, id: name, phase: 'file', span: { start: 0, end: text.length }, text, sha256: createHash('sha256').update(text).digest('hex') })) {
    if (ELSEWHERE.test(rule) || confidence === 'heuristic') continue;
    const key = `${rule} ${confidence}`;
    alarms.set(key, [...(alarms.get(key) ?? []), `${file}:${location.start.line} ${message}`]);
  }
  program.drop(name);
}
rmSync(root, { recursive: true, force: true });

console.log(`${times.length} chunks of ${quantile(lengths, 0.5)} lines (median) in ${files} files, ${lines} lines: CPU p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`);
if (heaps.length > 0) console.log(`heap after each 500 chunks: ${heaps.map((each) => `${each.toFixed(1)} MB`).join(', ')}`);
for (const [key, places] of [...alarms].sort()) {
  console.log(`${key}: ${places.length}`);
  for (const place of places.slice(0, Number(process.env.SHOWN ?? 3))) console.log(`  ${place}`);
}
