// Scores the path guard against a labelled set: node scripts/score-hostile-paths.mjs FILE [--dist FOLDER]
// A line is { expect, path | gen | raw, setup? }; `@state` stands for our own state folder. Each line gets a tree of its own.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, flag, folder] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: score-hostile-paths.mjs FILE [--dist FOLDER]');
const dist = flag === '--dist' ? resolve(folder) : new URL('../dist', import.meta.url).pathname;
const { guardPath, nodeFileSystem, openTree } = await import(pathToFileURL(join(dist, 'journal/index.js')).href);

const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const random = { hex: (bytes) => randomBytes(bytes).toString('hex') };

function pathOf({ path, gen, raw }) {
  if (gen !== undefined) return gen.prefix + gen.repeat.repeat(gen.n) + gen.suffix;
  return typeof path === 'string' ? path.replace(/^@state(?=\/|$)/, '.lockstep') : raw;
}

function prepare(root, { exists = [], links = {}, dirs = [], readonly = [], swapDuringWrite = {} } = {}) {
  for (const name of [...dirs, ...Object.keys(swapDuringWrite)]) mkdirSync(join(root, name), { recursive: true });
  for (const name of [...exists, ...readonly]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), 'x\n');
  }
  for (const name of readonly) chmodSync(join(root, name), 0o444);
  for (const [name, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    symlinkSync(target, join(root, name));
  }
}

/** Releases the path while its folder is swapped for a link at the n-th opening of a folder; nothing may arrive beyond the link. */
async function releaseWithSwap(root, path, [name, target], n) {
  const beyond = mkdtempSync(join(tmpdir(), 'beyond-'));
  let opened = 0;
  const swap = () => {
    rmSync(join(root, name), { recursive: true, force: true });
    symlinkSync(target === '/tmp' ? beyond : target, join(root, name));
  };
  const openDirectory = (at) => {
    opened += 1;
    if (opened === n) swap();
    return nodeFileSystem.openDirectory(at);
  };
  const tree = await openTree({ root, clock, random });
  await tree.close();
  const swapping = await openTree({ root, clock, random, fileSystem: { ...nodeFileSystem, openDirectory } });
  opened = 0;
  const run = await swapping.startRun('score');
  const outcome = await run.release([{ path, text: 'x\n', before: null, mode: 0o644 }]).catch((error) => ({ type: error.code }));
  await swapping.close().catch(() => undefined);
  const escaped = readdirSync(beyond).length > 0 || existsSync(join(tmpdir(), path.slice(name.length + 1)));
  rmSync(beyond, { recursive: true, force: true });
  return { outcome: outcome.type, escaped, swapped: opened >= n };
}

async function judgeSwap(entry, path) {
  for (let n = 1; ; n += 1) {
    const root = mkdtempSync(join(tmpdir(), 'paths-'));
    prepare(root, entry.setup);
    const result = await releaseWithSwap(root, path, Object.entries(entry.setup.swapDuringWrite)[0], n);
    rmSync(root, { recursive: true, force: true });
    if (result.escaped) return 'escaped';
    if (!result.swapped) return 'reject';
  }
}

async function judge(entry) {
  const path = pathOf(entry);
  if (entry.setup?.swapDuringWrite !== undefined) return judgeSwap(entry, path);
  const root = mkdtempSync(join(tmpdir(), 'paths-'));
  try {
    prepare(root, entry.setup);
    return (await guardPath(path, { root })).type;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const classes = new Map();
for (const line of readFileSync(file, 'utf8').split('\n').filter((text) => text !== '')) {
  const entry = JSON.parse(line);
  const got = await judge(entry);
  const row = classes.get(entry.class) ?? { right: 0, all: 0 };
  classes.set(entry.class, { right: row.right + (got === entry.expect ? 1 : 0), all: row.all + 1 });
  if (got !== entry.expect) process.stdout.write(`${entry.id} expected ${entry.expect}, got ${got}: ${JSON.stringify(pathOf(entry))}\n`);
}
const rows = [...classes];
for (const [name, { right, all }] of rows) process.stdout.write(`${name.padEnd(24)} ${right}/${all}\n`);
const right = rows.reduce((sum, [, row]) => sum + row.right, 0);
const all = rows.reduce((sum, [, row]) => sum + row.all, 0);
process.stdout.write(`${'all'.padEnd(24)} ${right}/${all}\n`);
process.exitCode = right === all ? 0 : 1;
