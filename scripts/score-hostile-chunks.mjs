// Scores the gate against labelled chunks: node scripts/score-hostile-chunks.mjs FILE [--dist FOLDER]
// A line is { id, class, expect, file, content | gen, plain? }. Each is checked as a text of a tree of its own.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, flag, folder] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: score-hostile-chunks.mjs FILE [--dist FOLDER]');
const dist = flag === '--dist' ? resolve(folder) : new URL('../dist', import.meta.url).pathname;
const load = (name) => import(pathToFileURL(join(dist, name)).href);
const { checkProject, checkText } = await load('index.js');
const { guardPath } = await load('journal/index.js');
const { resolvePolicy } = await load('gate/index.js');
const policy = resolvePolicy({ types: 'off' }, { source: 'score', today: '2026-01-01' });

const SUPPRESSING = /^(?:static-analysis\/suppression-comment|generic\/weakened-check)$/;

function textOf({ content, gen, json, chunks }) {
  if (typeof content === 'string') return content;
  if (json !== undefined) return JSON.parse(json);
  if (chunks !== undefined) return chunks.join('');
  if (gen === undefined) return undefined;
  return (gen.prefix ?? '') + (gen.repeat ?? '').repeat(gen.n ?? 0) + (gen.middle ?? '') + (gen.repeatEnd ?? '').repeat(gen.n ?? 0) + (gen.suffix ?? '');
}

/** What stops a text, whatever line it stands on. */
const blockingRules = ({ files }) => files.flatMap((each) => each.findings.filter(({ blocks }) => blocks).map(({ rule }) => rule)).sort();
/** Untrusted text of the tree, as a file beside: what is said of good and of bad code must stay the same. */
async function judgeBeside(context, { root, path }) {
  const texts = ['export const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);\n', "import { exec } from 'node:child_process';\nimport express from 'express';\nexpress().get('/', (request) => exec('ls ' + request.query.c));\n"];
  const verdicts = async () => JSON.stringify(await Promise.all(texts.map(async (text) => blockingRules(await checkText(text, { filePath: 'src/judged.ts', root, policy })))));
  const before = await verdicts();
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), context);
  return { same: before === (await verdicts()), before };
}

const allRules = ({ files }) => files.flatMap((each) => each.findings.filter(({ confidence }) => confidence !== 'heuristic').map(({ rule }) => rule));

/** Bytes, or several files that need each other, written to disk and checked there. */
async function judgeTree({ file: path, contentB64, chunks = [] }, root) {
  const files = contentB64 === undefined ? chunks.map((text, at) => [`src/case${at + 1}.ts`, text]) : [[path, Buffer.from(contentB64, 'base64')]];
  mkdirSync(join(root, 'src'));
  for (const [name, text] of files) writeFileSync(join(root, name), text);
  const result = await checkProject({ root, policy });
  return { rejected: blockingRules(result).length + result.unchecked.length > 0, reviewed: allRules(result).length > 0, told: false, same: true, unchecked: result.unchecked };
}

async function judge(row) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-chunk-')));
  try {
    const path = row.file ?? 'src/case.ts';
    const guard = await guardPath(path, { root, alsoPresent: [] });
    if (row.contentB64 !== undefined || row.class === 'chain') return await judgeTree(row, root);
    if (row.context !== undefined) return await judgeBeside(row.context, { root, path });
    const text = textOf(row);
    if (text === undefined) return { outcome: 'no text' };
    const check = (code) => checkText(code, { filePath: path, root, policy });
    const result = await check(text);
    const rejected = guard.type === 'reject' || blockingRules(result).length > 0 || result.unchecked.length > 0;
    const reviewed = guard.type === 'review' || allRules(result).length > 0;
    const bare = row.plain ?? row.chunks?.slice(1, -1).join('');
    const plain = typeof bare === 'string' ? blockingRules(await check(bare)) : undefined;
    return { rejected, reviewed, told: result.files.some(({ findings }) => findings.some(({ rule }) => SUPPRESSING.test(rule))), same: plain === undefined || JSON.stringify(plain) === JSON.stringify(blockingRules(result)), unchecked: result.unchecked };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function isMet({ expect: wanted, class: kind }, found) {
  switch (wanted) {
    case 'reject':
      return found.rejected;
    case 'review':
    case 'review-or-reject':
      return found.rejected || found.reviewed;
    case 'allow':
      return !found.rejected;
    case 'no-effect':
      return found.same;
    case 'equal-to-plain':
      return found.same && (!kind.startsWith('suppression') || found.told);
    default:
      return true;
  }
}

const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const counts = new Map();
let missed = 0;
for (const row of rows) {
  const found = await judge(row).catch((thrown) => ({ fault: String(thrown) }));
  const met = found.outcome === undefined && found.fault === undefined && isMet(row, found);
  const count = counts.get(row.class) ?? [0, 0];
  counts.set(row.class, [count[0] + (met ? 1 : 0), count[1] + 1]);
  if (met) continue;
  missed += 1;
  console.log(`${row.id} ${row.class} "${row.name}": expected ${row.expect}, got ${JSON.stringify(found).slice(0, 200)}`);
}
for (const [kind, [met, all]] of counts) console.log(`${kind}: ${met}/${all}`);
process.exitCode = missed > 0 ? 1 : 0;
