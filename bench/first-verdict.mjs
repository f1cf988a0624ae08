// From the start of a process to the first verdict of all validators, types among them, in a project of 300 files, in a whole run.
// node bench/first-verdict.mjs [--files 300] [--rounds 5]; needs a build. Each round is a process of its own. `at once`: the whole
// file is there as soon as the run asks; what is measured is the start of everything. `streamed`: 100 tokens a second; how long after
// its last token the types of the first statement are judged says how much of the start the stream has hidden. Exits 1 when a bound does not hold.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile, sleep, tokens } from './source.mjs';

const { values } = parseArgs({ options: { files: { type: 'string', default: '300' }, rounds: { type: 'string', default: '5' }, child: { type: 'string' }, rate: { type: 'string', default: '0' } } });
const FILES = Number(values.files);
const BOUNDS = { first: 1_500, hidden: 250 };

const moduleText = (at) => `${at > 0 ? `import { sum${at - 1} } from './module${at - 1}.ts';\n` : ''}export interface Row${at} {\n  readonly id: string;\n  readonly total: number;\n}\n${Array.from({ length: 8 }, (_, each) => `export function pick${at}_${each}(rows: readonly Row${at}[]): string[] {\n  return rows.filter((row) => row.total > ${each}).map((row) => row.id);\n}\n`).join('')}export const sum${at} = (rows: readonly Row${at}[]): number => rows.reduce((total, row) => total + row.total, ${at > 0 ? `sum${at - 1}([])` : '0'});\n`;

/** A class of about 60 lines whose last line has the wrong type. */
const STATEMENT = `export class Report {\n${Array.from({ length: 19 }, (_, each) => `  step${each}(rows: readonly string[]): string {\n    return rows.concat(String(${each})).join();\n  }\n`).join('')}  wrong(): string { return 1; }\n}\n`;

function project() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-first-')));
  mkdirSync(path.join(root, 'src'));
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'bench', type: 'module' }));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'es2022', module: 'preserve', allowImportingTsExtensions: true, noEmit: true, types: ['node'], skipLibCheck: true }, include: ['src'] }));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  for (let at = 0; at < FILES; at++) writeFileSync(path.join(root, `src/module${at}.ts`), moduleText(at));
  return root;
}

/** One run in this process; prints milliseconds from its start. */
async function runOnce(root, rate) {
  const { createLockstep, defineGenerator, resolvePolicy } = await import('../dist/index.js');
  const at = {};
  const generator = defineGenerator({
    id: 'bench',
    capabilities: { repair: false, resume: false, edit: false },
    async *generate() {
      at.start = performance.now();
      yield { type: 'file-start', file: 'report', path: 'src/report.ts', operation: 'create' };
      for (const text of rate === 0 ? [STATEMENT] : tokens(STATEMENT)) {
        if (rate > 0) await sleep(1_000 / rate);
        yield { type: 'text-delta', file: 'report', text };
      }
      at.text = performance.now();
      yield { type: 'text-delta', file: 'report', text: 'export const end = 1;\n' };
      yield { type: 'file-end', file: 'report' };
      yield { type: 'finish', reason: 'complete' };
    },
  });
  const lockstep = await createLockstep({ root, generator, policy: resolvePolicy({ eslint: 'off' }, { source: 'bench', today: '2026-01-01' }), record: false });
  const run = await lockstep.run({ prompt: 'bench' });
  let unit;
  let found = false;
  for await (const event of run) {
    if (event.type === 'chunk-complete') unit ??= event.unitId;
    if (event.type === 'finding-available' && event.finding.rule === 'static-analysis/type-error') found = true;
    if (event.type !== 'report-available' || event.unitId !== unit) continue;
    at.all = performance.now();
    if (event.validator === 'types') at.types = at.all;
  }
  await lockstep.close();
  if (!found) throw new Error('the wrong type was not found');
  process.stdout.write(`${JSON.stringify(at)}\n`);
  process.exit(0);
}

if (values.child !== undefined) await runOnce(values.child, Number(values.rate));

const root = project();
const round = (rate) => JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--child', root, '--rate', String(rate)], { encoding: 'utf8' }));
const rounds = Array.from({ length: Number(values.rounds) }, () => ({ once: round(0), streamed: round(100) }));
rmSync(root, { recursive: true, force: true });
const first = rounds.map(({ once }) => once.types);
const all = rounds.map(({ once }) => once.all);
const hidden = rounds.map(({ streamed }) => streamed.types - streamed.text);
const shown = (list) => `p50 ${quantile(list, 0.5).toFixed(0)} ms, least ${Math.min(...list).toFixed(0)} ms, most ${Math.max(...list).toFixed(0)} ms`;
console.log(`process start -> types of the first statement judged, ${FILES} files: ${shown(first)} (bound ${BOUNDS.first}); all validators: ${shown(all)} (same bound); the generator was asked after ${quantile(rounds.map(({ once }) => once.start), 0.5).toFixed(0)} ms`);
console.log(`streamed at 100 tokens/s, last token of it -> its types judged: ${shown(hidden)} (bound ${BOUNDS.hidden})`);
process.exitCode = quantile(first, 0.5) <= BOUNDS.first && quantile(all, 0.5) <= BOUNDS.first && quantile(hidden, 0.5) <= BOUNDS.hidden ? 0 : 1;
