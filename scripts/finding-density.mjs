// How much is said of code that works: node scripts/finding-density.mjs FOLDER… [--family owasp] [--list]
// Prints lines, what blocks (certain) and what is shown (certain or likely), both for 1,000 lines, a folder a row.
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';

const built = (door) => import(new URL(`../dist/${door}/index.js`, import.meta.url).href);
const { createProgram, fileKindOf, listSourceFiles } = await built('program');
const { builtInValidators } = await built('validators');

const args = process.argv.slice(2);
const family = args.includes('--family') ? args[args.indexOf('--family') + 1] : 'owasp';
const folders = args.filter((each, at) => !each.startsWith('--') && args[at - 1] !== '--family');
const validator = builtInValidators().find(({ id }) => id === family);
if (validator === undefined || folders.length === 0) throw new Error('usage: finding-density.mjs FOLDER… [--family NAME] [--list]');

/** Files above this are bundles; what they are made of is judged. */
const MAX_BYTES = 120_000;

const isJudged = (file, text) => text !== undefined && text.length <= MAX_BYTES && !/(?:^|\/)node_modules\/|\.d\.[cm]?ts$|\.min\.[cm]?js$/.test(file);

async function findingsIn(program, file, text) {
  const unit = { id: file, phase: 'program', path: file, kind: 'code', operation: 'create', span: { start: 0, end: text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
  const found = [];
  for await (const part of validator.validate({ unit, program, policy: { rules: {} }, exec: undefined, signal: new AbortController().signal })) {
    if (part.type === 'done' && part.status === 'not-analysed') console.error(`${file}: ${part.reason}`);
    if (part.type === 'finding' && part.finding.confidence !== 'heuristic') found.push(part.finding);
  }
  return found;
}

/** One row: the lines of a folder, and its findings, each place once. */
async function densityOf(root) {
  const program = createProgram(root);
  const kept = new Map();
  let lines = 0;
  for (const file of listSourceFiles({ root, paths: [], ignore: [], noIgnore: true }).files) {
    const text = fileKindOf(file) === 'code' ? program.text(file) : undefined;
    if (!isJudged(file, text)) continue;
    lines += text.split('\n').length;
    for (const finding of await findingsIn(program, file, text)) kept.set(`${finding.rule} ${finding.location.path}:${finding.location.start.line} ${finding.confidence}`, finding);
  }
  return { name: `${basename(dirname(root))}/${basename(root)}`, lines, findings: [...kept.keys()].sort() };
}

const per = (count, lines) => ((count / Math.max(lines, 1)) * 1000).toFixed(2);
const rows = [];
for (const folder of folders) rows.push(await densityOf(folder));
rows.push({ name: 'all', lines: rows.reduce((sum, { lines }) => sum + lines, 0), findings: rows.flatMap(({ findings }) => findings) });
for (const { name, lines, findings } of rows) {
  const blocking = findings.filter((each) => each.endsWith(' certain')).length;
  console.log(`${name}: ${lines} lines, blocking ${blocking} (${per(blocking, lines)}), shown ${findings.length} (${per(findings.length, lines)})`);
  if (args.includes('--list') && name !== 'all') for (const each of findings) console.log(`  ${each}`);
}
