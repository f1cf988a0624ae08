// Replays the TypeScript sources of a package statement by statement, its files in random order, and holds what the type
// validator says against the compiler: nothing more and nothing less at the end, and nothing before it was final.
//   node scripts/replay-types.mjs <folder with sources> [--flaws 20] [--seed 1] [--engine native|language-service] [--modules node_modules]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createProgram, parseUnit } from '../dist/program/index.js';
import { createTypesValidator } from '../dist/validators/index.js';
import { resolvePolicy } from '../dist/gate/index.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { flaws: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' }, engine: { type: 'string', default: 'native' }, modules: { type: 'string', default: 'node_modules' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('expected a folder with TypeScript sources');

const CONFIG = {
  compilerOptions: { strict: true, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'preserve', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true, jsx: 'preserve', types: ['node'], experimentalDecorators: true },
};

/** Numbers in [0, 1), the same for a seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function sourcesIn(from) {
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file) && !/(?:^|\/)(?:node_modules|tests?|__tests__|benchmarks?)\/|\.test\.|\.spec\./.test(file))
    .map((file) => ({ path: `src/${file}`, text: readFileSync(path.join(from, file), 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function shuffled(list, next) {
  return list.map((each) => [next(), each]).sort(([a], [b]) => a - b).map(([, each]) => each);
}

/** Misspells the name of a member here and there. */
function flawed(files, count, next) {
  const texts = files.map((file) => ({ ...file }));
  for (let done = 0; done < count; done++) {
    const file = texts[Math.floor(next() * texts.length)];
    const places = [...file.text.matchAll(/(?<=\w)\.\w+(?=\()/g)];
    const place = places[Math.floor(next() * places.length)];
    if (place === undefined) continue;
    const end = place.index + place[0].length;
    file.text = `${file.text.slice(0, end)}Zz${file.text.slice(end)}`;
  }
  return texts;
}

function statementsOf(file) {
  const outcome = parseUnit(file.path, file.text);
  if (outcome.type !== 'parsed' || outcome.unit.faults.length > 0) return [file.text];
  const { body } = outcome.unit.program;
  const ends = body.slice(0, -1).flatMap((node, at) => (node.type === 'ImportDeclaration' && body[at + 1].type === 'ImportDeclaration' ? [] : [node.end]));
  return [0, ...ends].map((start, at) => file.text.slice(start, ends[at] ?? file.text.length));
}

const next = random(Number(values.seed));
const files = flawed(sourcesIn(folder), Number(values.flaws), next);
const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'replay-types-')));
writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ ...CONFIG, include: ['src'] }));
symlinkSync(path.resolve(values.modules), path.join(root, 'node_modules'));

const children = [];
const validator = createTypesValidator({ engine: values.engine, onChild: (pid) => children.push(pid) });
const policy = resolvePolicy({}, { source: 'replay', today: '2026-01-01' });
const program = createProgram(root);
const said = { chunk: [], file: [], program: [] };
const times = [];

async function judge(file, phase, { text, start }) {
  const unit = { id: `replay/0/1/${file.path}`, phase, path: file.path, kind: 'code', operation: 'create', span: { start, end: start + text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
  const began = performance.now();
  for await (const part of validator.validate({ unit, program, policy, signal: new AbortController().signal }))
    if (part.type === 'finding') said[phase].push({ key: `${part.finding.location.path}(${part.finding.location.start.line},${part.finding.location.start.column}) ${/TS\d+/.exec(part.finding.message)[0]}`, confidence: part.finding.confidence, message: part.finding.message });
  if (phase !== 'program') times.push(performance.now() - began);
}

for (const file of shuffled(files, next)) {
  program.begin(file.path, 'create');
  let start = 0;
  for (const [index, text] of statementsOf(file).entries()) {
    program.append(file.path, `${file.path}/${index}`, text);
    await judge(file, 'chunk', { text, start });
    start += text.length;
  }
  program.complete(file.path);
  await judge(file, 'file', { text: file.text, start: 0 });
}
for (const file of files) await judge(file, 'program', { text: file.text, start: 0 });
for (const pid of children) process.kill(pid, 'SIGKILL');

for (const file of files) {
  mkdirSync(path.dirname(path.join(root, file.path)), { recursive: true });
  // Comments that silence the compiler say nothing in what a run brings: the compiler must not hear them either.
  writeFileSync(path.join(root, file.path), file.text.replace(/@ts-(?=(?:ignore|expect-error|nocheck)\b)/g, '@ts_'));
}
const compiler = values.engine === 'native' ? path.resolve('node_modules/typescript-native/bin/tsc') : createRequire(import.meta.url).resolve('typescript/bin/tsc');
let output = '';
try {
  execFileSync(process.execPath, [compiler, '-p', root, '--pretty', 'false'], { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
} catch (thrown) {
  output = thrown.stdout;
}
const compiled = new Set([...output.matchAll(/^(\S+\(\d+,\d+\)): error (TS\d+)/gm)].map(([, place, code]) => `${place} ${code}`));
const final = new Set(said.program.map(({ key }) => key));
const early = [...said.chunk, ...said.file].filter(({ key }) => !compiled.has(key));
const extra = [...final].filter((key) => !compiled.has(key));
const unsure = extra.filter((key) => said.program.every((each) => each.key !== key || each.confidence !== 'certain'));
const missed = [...compiled].filter((key) => !final.has(key));
const inStream = new Set([...said.chunk, ...said.file].map(({ key }) => key));
for (const each of extra.slice(0, 10)) console.log(`extra   ${each} ${said.program.find(({ key }) => key === each).message}`);
for (const each of missed.slice(0, 10)) console.log(`missed  ${each}`);
for (const each of early.slice(0, 10)) console.log(`early   ${each.key} ${each.message}`);
times.sort((a, b) => a - b);
const at = (share) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
console.log(`${folder}: ${files.length} files, ${times.length} judgements (p50 ${at(0.5)} ms, p95 ${at(0.95)} ms); the compiler has ${compiled.size} errors, extra ${extra.length} (${unsure.length} of them told as not certain), missed ${missed.length}, early ${early.length}; ${[...inStream].filter((key) => compiled.has(key)).length} were known before the end of the run`);
rmSync(root, { recursive: true, force: true });
process.exitCode = extra.length + missed.length + early.length > 0 ? 1 : 0;
