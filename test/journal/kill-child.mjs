// Appends and releases without end, and says on stdout what it was told. Started with FOLDER; killed from outside.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = process.env.LOCKSTEP_DIST ?? new URL('../../dist', import.meta.url).pathname;
const { openTree } = await import(pathToFileURL(resolve(dist, 'journal/index.js')).href);

const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const random = { hex: (bytes) => randomBytes(bytes).toString('hex') };
const tell = (line) => writeSync(1, `${line}\n`);

const tree = await openTree({ root: process.argv[2], clock, random });
const run = (await tree.runs()).includes('r') ? await tree.openRun('r') : await tree.startRun('r');
const numberOf = (record) => (record.type === 'attempt-start' ? record.attempt : 0);
let version = Math.max(0, ...run.entries().map(({ record }) => numberOf(record)));
tell('open');

for (;;) {
  version += 1;
  const attempts = [version, version].map((attempt) => run.append({ type: 'attempt-start', attempt }));
  await Promise.all(attempts);
  tell(`appended ${version}`);
  const text = `version ${version}\n`.repeat(2000);
  const paths = ['x.ts', 'deep/y.ts'];
  const images = await Promise.all(paths.map((path) => run.readPreImage(path)));
  const files = paths.map((path, index) => ({ path, text, before: images[index].sha256, mode: images[index].mode }));
  const extra = { path: `once/${version}.ts`, text: `version ${version}\n`, before: null, mode: 0o600 };
  const outcome = await run.release([...files, extra]);
  tell(`${outcome.type} ${version}`);
}
