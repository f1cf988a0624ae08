// Prints how long files and functions are, and fails on what only ever grows.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const ROOT = path.resolve(import.meta.dirname, '..');
const LIMIT = { file: 350, fileP90: 200, function: 60, test: 250 };
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'docs', '.git', '.lockstep', 'fixtures', 'cases']);
const NOT_PRODUCT = new Set(['test', 'scripts', 'bench']);

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(file);
    return /(?<!\.d)\.(?:ts|mjs)$/.test(entry.name) ? [file] : [];
  });
}

function lineStarts(text) {
  return [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)];
}

function functionsIn(file, text) {
  const starts = lineStarts(text);
  const lineOf = (offset) => starts.findLastIndex((start) => start <= offset) + 1;
  const found = [];
  const note = (node) => {
    if (node.body === null) return;
    const line = lineOf(node.start);
    found.push({ where: `${file}:${line}`, name: node.id?.name ?? '', lines: lineOf(node.end) - line + 1 });
  };
  const visitor = new Visitor({ FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note });
  visitor.visit(parseSync(file, text).program);
  return found;
}

function measure(file) {
  const text = readFileSync(file, 'utf8');
  const where = path.relative(ROOT, file).replaceAll('\\', '/');
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { where, house: where.split('/')[0], lines, functions: functionsIn(where, text) };
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { count: sorted.length, median: at(sorted, 0.5), p90: at(sorted, 0.9), max: sorted.at(-1) ?? 0 };
}

function row(title, { count, median, p90, max }) {
  return `${title.padEnd(20)} ${String(count).padStart(6)} ${String(median).padStart(7)} ${String(p90).padStart(5)} ${String(max).padStart(5)}`;
}

function offenders(items, limit, what) {
  return items
    .filter((item) => item.lines > limit)
    .toSorted((a, b) => b.lines - a.lines)
    .map((item) => `${item.where}${item.name ? ` ${item.name}` : ''}: ${what} of ${item.lines} lines, at most ${limit}`);
}

const files = sourcesIn(ROOT).map(measure);
const product = files.filter(({ house }) => !NOT_PRODUCT.has(house));
const tests = files.filter(({ house }) => house === 'test');
const functions = product.flatMap((file) => file.functions);
const fileLines = spread(product.map(({ lines }) => lines));

process.stdout.write(`${'lines'.padEnd(20)} ${'count'.padStart(6)} ${'median'.padStart(7)} ${'p90'.padStart(5)} ${'max'.padStart(5)}\n`);
process.stdout.write(`${row('product files', fileLines)}\n`);
process.stdout.write(`${row('product functions', spread(functions.map(({ lines }) => lines)))}\n`);
process.stdout.write(`${row('test files', spread(tests.map(({ lines }) => lines)))}\n`);

const faults = [
  ...offenders(product, LIMIT.file, 'file'),
  ...offenders(functions, LIMIT.function, 'function'),
  ...offenders(tests, LIMIT.test, 'test file'),
  ...(fileLines.p90 > LIMIT.fileP90 ? [`product files: p90 is ${fileLines.p90} lines, at most ${LIMIT.fileP90}`] : []),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
