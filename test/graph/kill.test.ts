import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyRun } from '../../index.ts';
import { FILES, OLD } from './kill-files.mjs';
import { contents, ofType, recordsOf, treeWith } from './run-fixture.ts';

const CHILD = fileURLToPath(new URL('./kill-child.mjs', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const FINAL = Object.fromEntries(FILES.map((file) => [file.path, file.text]));
/** `SOAK=1` kills more often. */
const KILLS = process.env['SOAK'] === undefined ? 3 : 40;

interface Said {
  readonly lines: readonly string[];
  readonly killed: boolean;
}

/** Runs the child; kills it at its `count`-th line, at whatever it is doing. */
async function runChild(root: string, count: number, pause: number): Promise<Said> {
  const child = spawn(process.execPath, [CHILD, root, String(pause), DIST], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) child.kill('SIGKILL');
  }
  const signal = await ended;
  expect(signal === 'SIGKILL' || lines.at(-1) === 'end accepted', `${signal}: ${lines.at(-1) ?? ''} ${complaint}`).toBe(true);
  return { lines, killed: signal === 'SIGKILL' };
}

/** Every path holds its old bytes or all of its new ones (I1), and nothing else lies in the tree. */
function expectWhole(root: string): void {
  const tree = contents(root);
  for (const [name, text] of Object.entries(tree)) expect([OLD[name], FINAL[name]], name).toContain(text);
  expect(Object.keys(tree)).toContain('b.ts');
}

/** How much of each file the journal holds as accepted. */
async function acceptedIn(root: string): Promise<ReadonlyMap<string, number>> {
  const lengths = new Map<string, number>();
  for (const { chunk } of ofType(await recordsOf(root, 'r').catch(() => []), 'chunk-accepted')) lengths.set(chunk.path, chunk.span.end);
  return lengths;
}

/** The places from which the generator was asked to go on. */
function askedIn(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line) => (line.startsWith('asked ') ? [[line.split(' ')[2] ?? '', Number(line.split(' ')[3])] as const] : [])));
}

describe('kill -9', { timeout: 180_000 }, () => {
  it(`${KILLS} times: whole files, nothing accepted is asked for again, and the tree of an undisturbed run`, async () => {
    let kills = 0;
    let runs = 0;
    let kept = 0;
    while (kills < KILLS) {
      const root = treeWith(OLD);
      runs += 1;
      for (let life = 0; ; life += 1) {
        const before = await acceptedIn(root);
        const { lines, killed } = await runChild(root, 1 + ((kills * 7 + life * 5) % 29), kills % 3);
        expectWhole(root);
        for (const [path, from] of askedIn(lines)) expect(from, path).toBe(before.get(path) ?? 0);
        for (const name of before.keys()) kept += askedIn(lines).get(name) === 0 ? 0 : 1;
        if (!killed) break;
        kills += 1;
      }
      expect(contents(root)).toEqual(FINAL);
      const records = await recordsOf(root, 'r');
      for (const { path, text } of FILES) {
        const chunks = ofType(records, 'chunk-accepted').filter(({ chunk }) => chunk.path === path);
        expect(chunks.map(({ chunk }) => chunk.index)).toEqual(chunks.map((_, at) => at));
        expect(chunks.at(-1)?.chunk.span.end).toBe(text.length);
      }
      expect((await verifyRun(root, 'r')).problems).toEqual([]);
    }
    expect(kept).toBeGreaterThan(runs);
  });
});
