// What does the module graph cost: whole for 500, 5,000 and 30,000 files, and for one changed statement on the kept graph of 500?
// The files are real package sources with imports of each other put before them. The other arm is dependency-cruiser, whole, on
// the 500 files. Usage: node bench/module-graph.mjs [sizes, e.g. 500,5000,30000] [changes]. CPU time; the changes are measured
// twice, and the difference of the two is the noise.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProgram } from '../dist/program/index.js';
import { quantile } from './source.mjs';

const sizes = (process.argv[2] ?? '500,5000').split(',').map(Number);
const changes = Number(process.argv[3] ?? 300);
const MAX_BYTES = 20_000;

function sourcesOf(at, found = []) {
  for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= 400) return found;
    const file = path.join(at, entry.name);
    if (entry.isDirectory()) sourcesOf(file, found);
    else if (/\.(?:js|mjs)$/.test(entry.name) && !/\.min\./.test(entry.name)) {
      const text = readFileSync(file, 'utf8');
      if (text.length > 500 && text.length < MAX_BYTES && !/from ["']\.|require\(["']\./.test(text)) found.push(text);
    }
  }
  return found;
}

const nameOf = (index) => `src/part${Math.floor(index / 50)}/file${index}.js`;

/** Each file imports four: three that come before it, and every fiftieth one that comes after, so that there are cycles. */
function importsOf(index, size) {
  const before = [index - 1, Math.floor(index / 2), Math.floor(index / 3)].filter((each) => each >= 0 && each !== index);
  const after = index % 50 === 7 && index + 40 < size ? [index + 40] : [];
  return [...new Set([...before, ...after])].map((target) => {
    const relative = path.posix.relative(path.posix.dirname(nameOf(index)), nameOf(target));
    return `import * as m${target} from '${relative.startsWith('.') ? relative : `./${relative}`}';`;
  });
}

function writeProject(size, texts) {
  const root = mkdtempSync(path.join(tmpdir(), 'graph-'));
  writeFileSync(path.join(root, 'package.json'), '{"name":"bench","type":"module"}');
  for (let index = 0; index < size; index++) {
    const file = path.join(root, nameOf(index));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${importsOf(index, size).join('\n')}\n${texts[index % texts.length]}`);
  }
  return root;
}

async function cpu(work) {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1_000, result };
}

/** One more import, one in twenty of which closes a cycle; then all that a rule asks: what the file depends on and whether that leads back. */
function change(program, at, target) {
  const file = nameOf(at);
  program.begin(file, 'replace');
  program.append(file, `${at}`, [...importsOf(at, Infinity), `import * as n${target} from '../part${Math.floor(target / 50)}/file${target}.js';`, 'export const x = 1;'].join('\n'));
  const { graph } = program;
  for (const dependency of graph.dependenciesOf(file)) if (dependency.file !== undefined) graph.wayBack(file, dependency.file);
  graph.components().membersOf(file);
}

async function changesOn(program, size) {
  const times = [];
  for (let index = 0; index < changes; index++) {
    const at = 1 + ((index * 13) % (size - 1));
    const target = index % 20 === 0 ? Math.min(size - 1, at + 20) : Math.floor(at / 5);
    times.push((await cpu(() => change(program, at, target))).ms);
    program.drop(nameOf(at));
    program.graph.components().membersOf(nameOf(at));
  }
  return times;
}

const texts = sourcesOf(path.resolve('node_modules'));
const show = (times) => `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`;
for (const size of sizes) {
  const root = writeProject(size, texts);
  const program = createProgram(root);
  const cold = await cpu(() => program.graph.components().membersOf(nameOf(0)).size);
  const edges = program.graph.files().reduce((sum, file) => sum + program.graph.dependenciesOf(file).length, 0);
  process.stdout.write(`${size} files: whole graph ${(cold.ms / 1_000).toFixed(2)} s, ${edges} edges\n`);
  const first = await changesOn(program, size);
  const again = await changesOn(program, size);
  process.stdout.write(`  changed statement: ${show(first)}; again: ${show(again)}\n`);
  if (size <= 500) {
    const { cruise } = await import('dependency-cruiser');
    const other = await cpu(() => cruise(['src'], { baseDir: root, validate: true, ruleSet: { forbidden: [{ name: 'c', severity: 'error', from: {}, to: { circular: true } }] } }));
    process.stdout.write(`  dependency-cruiser, whole: ${(other.ms / 1_000).toFixed(2)} s, ${other.result.output.summary.totalDependenciesCruised} edges\n`);
  }
  rmSync(root, { recursive: true, force: true });
}
