// Judges the regular expression literals of installed packages and, with --recheck N, compares N of them with recheck.
// node scripts/compare-regex.mjs [--recheck N] [--list KIND] [folder …]; needs dist.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { literalsUnder } from './regex-literals.mjs';

const { analyseRegex } = await import(new URL('../dist/program/index.js', import.meta.url).href);
const { values, positionals } = parseArgs({ allowPositionals: true, options: { recheck: { type: 'string', default: '0' }, list: { type: 'string' } } });
const literals = literalsUnder(positionals.length === 0 ? ['node_modules'] : positionals);

function count(into, key) {
  into.set(key, (into.get(key) ?? 0) + 1);
}

const kinds = new Map();
const times = [];
for (const literal of literals) {
  const start = performance.now();
  literal.verdict = analyseRegex(literal);
  literal.ms = performance.now() - start;
  times.push(literal.ms);
  count(kinds, literal.verdict.kind);
  if (literal.verdict.kind === values.list) process.stdout.write(`/${literal.source}/${literal.flags}\t${literal.file}\t${JSON.stringify(literal.verdict)}\n`);
}
times.sort((a, b) => a - b);
const share = (part) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
process.stderr.write(`${literals.length} literals: ${[...kinds].map(([kind, number]) => `${kind} ${number}`).join(', ')}\n`);
process.stderr.write(`ms a literal: p50 ${share(0.5)} p95 ${share(0.95)} p99 ${share(0.99)} max ${(times.at(-1) ?? 0).toFixed(1)}\n`);
for (const { source, ms } of literals.toSorted((a, b) => b.ms - a.ms).slice(0, 5)) process.stderr.write(`  ${ms.toFixed(1)} ms ${source.slice(0, 100)}\n`);

const wanted = Number(values.recheck);
if (wanted > 0) {
  process.env.RECHECK_BACKEND ??= 'pure';
  const { checkSync } = await import('recheck');
  const table = new Map();
  const every = Math.max(1, Math.floor(literals.length / wanted));
  for (const { source, flags, verdict } of literals.filter((_, at) => at % every === 0)) {
    const theirs = checkSync(source, flags, { timeout: 2_000 });
    const other = theirs.status === 'vulnerable' ? theirs.complexity.type : theirs.status;
    count(table, `${verdict.kind} / ${other}`);
    if (verdict.kind !== other) process.stdout.write(`${verdict.kind}\t${other}\t/${source}/${flags}\t${JSON.stringify(verdict)}\t${theirs.attack?.pattern ?? theirs.error?.kind ?? ''}\n`);
  }
  for (const [pair, number] of [...table].sort((a, b) => b[1] - a[1])) process.stderr.write(`ours / recheck: ${pair.padEnd(30)} ${number}\n`);
}
