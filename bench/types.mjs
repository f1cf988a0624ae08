// Types of a 60-line chunk in a project of 300 files: the native compiler beside the language service, warm, and the first answer.
// node bench/types.mjs [--chunks 60] [--files 300]; needs a build. Five chunks make a file: its imports, and four classes; the
// compiler hears of what has changed between chunks, as in a run, where the next chunk is still being written. Prints wall time and, for machines that
// do other things as well, the CPU time of this process and of the compiler's (Linux) a chunk.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { resolvePolicy } from '../dist/gate/index.js';
import { createProgram } from '../dist/program/index.js';
import { createTypesValidator } from '../dist/validators/index.js';

const { values } = parseArgs({ options: { chunks: { type: 'string', default: '60' }, files: { type: 'string', default: '300' } } });
const FILES = Number(values.files);
const CHUNKS = Number(values.chunks);
const policy = resolvePolicy({}, { source: 'bench', today: '2026-01-01' });

const moduleText = (at) => `${at > 0 ? `import { sum${at - 1} } from './module${at - 1}.ts';\n` : ''}export interface Row${at} {\n  readonly id: string;\n  readonly total: number;\n  readonly tags: readonly string[];\n}\n${Array.from({ length: 8 }, (_, each) => `export function pick${at}_${each}(rows: readonly Row${at}[]): string[] {\n  return rows.filter((row) => row.total > ${each}).map((row) => row.tags.join(row.id));\n}\n`).join('')}export const sum${at} = (rows: readonly Row${at}[]): number => rows.reduce((total, row) => total + row.total, ${at > 0 ? `sum${at - 1}([])` : '0'});\n`;

/** The imports of a file, or about 60 lines that use them; every third holds an error. */
function chunkText(at) {
  const used = (Math.floor(at / 5) * 37) % FILES;
  if (at % 5 === 0) return `import { pick${used}_0, sum${used} } from './module${used}.ts';\nimport type { Row${used} } from './module${used}.ts';\n`;
  const lines = [`export class Report${at} {`, `  readonly #rows: Row${used}[] = [];`];
  for (let each = 0; each < 14; each++) lines.push(`  step${each}(row: Row${used}): string {`, '    this.#rows.push(row);', `    return pick${used}_0(this.#rows).concat(String(sum${used}(this.#rows) + ${each})).join();`, '  }');
  lines.push(at % 3 === 0 ? `  wrong(): string { return sum${used}(this.#rows); }` : `  right(): number { return sum${used}(this.#rows); }`, '}', '');
  return lines.join('\n');
}

function project() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-types-')));
  mkdirSync(path.join(root, 'src'));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'es2022', module: 'preserve', allowImportingTsExtensions: true, noEmit: true, types: ['node'], skipLibCheck: true }, include: ['src'] }));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  for (let at = 0; at < FILES; at++) writeFileSync(path.join(root, `src/module${at}.ts`), moduleText(at));
  return root;
}

/** Milliseconds of CPU that this process and its compilers have used. */
function cpuMs(children) {
  const { user, system } = process.cpuUsage();
  const ticks = children.map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')).reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0);
  return (user + system) / 1_000 + ticks * 10;
}

async function arm(engine, root) {
  const children = [];
  const validator = createTypesValidator({ engine, onChild: (pid) => children.push(pid) });
  const program = createProgram(root);
  const times = [];
  const between = [];
  const prepare = async () => {
    const began = performance.now();
    await validator.prepare(program);
    between.push(performance.now() - began);
  };
  let findings = 0;
  let cpu = 0;
  for (let at = 0; at < CHUNKS; at++) {
    const file = `src/report${Math.floor(at / 5)}.ts`;
    const text = chunkText(at);
    const start = program.text(file)?.length ?? 0;
    if (at % 5 === 0) {
      program.begin(file, 'create');
      await prepare();
    }
    program.append(file, `${file}/${at}`, text);
    if (at === 1) cpu = cpuMs(children);
    const unit = { id: file, phase: 'chunk', path: file, kind: 'code', operation: 'create', span: { start, end: start + text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
    const began = performance.now();
    for await (const part of validator.validate({ unit, program, policy, signal: new AbortController().signal })) if (part.type === 'finding') findings += 1;
    times.push(performance.now() - began);
    await prepare();
    if (at % 5 === 4) program.complete(file);
  }
  cpu = (cpuMs(children) - cpu) / (CHUNKS - 1);
  for (const pid of children) process.kill(pid, 'SIGKILL');
  const [first, ...warm] = times;
  warm.sort((a, b) => a - b);
  return { first, between: Math.max(...between.slice(2)), p50: warm[Math.floor(warm.length / 2)], p95: warm[Math.floor(warm.length * 0.95)], cpu, findings };
}

const root = project();
for (const engine of ['native', 'language-service', 'native', 'language-service']) {
  const { first, between, p50, p95, cpu, findings } = await arm(engine, root);
  console.log(`${engine}: first ${first.toFixed(0)} ms, warm p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, between chunks at most ${between.toFixed(1)} ms, CPU ${cpu.toFixed(1)} ms a chunk of about ${chunkText(1).split('\n').length} lines in ${FILES} files; ${findings} findings`);
}
rmSync(root, { recursive: true, force: true });
