import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeRuns, verifyRun } from '../../index.ts';
import { EDITED, FILES, FINAL } from './answer-files.mjs';
import { contents, ofType, recordsOf, treeWith } from './run-fixture.ts';

const CHILD = fileURLToPath(new URL('./answer-child.mjs', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** `SOAK=1` kills more often. */
const KILLS = process.env['SOAK'] === undefined ? 3 : 30;

/** Runs the child; kills it at its `count`-th line, at whatever it is doing. */
async function runChild(root: string, count: number, pause: number): Promise<{ readonly lines: readonly string[]; readonly killed: boolean }> {
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
  expect(signal === 'SIGKILL' || lines.at(-1) === 'end', `${signal}: ${lines.at(-1) ?? ''} ${complaint}`).toBe(true);
  return { lines, killed: signal === 'SIGKILL' };
}

/** Whatever lies in the tree was approved, byte for byte; what was rejected never does. */
async function expectApproved(root: string): Promise<void> {
  const records = await recordsOf(root, 'r').catch(() => []);
  const answered = new Map(ofType(records, 'approval-answer').map((answer) => [`${answer.path} ${answer.sha256}`, answer.decision]));
  const accepted = ofType(records, 'chunk-accepted');
  for (const [name, text] of Object.entries(contents(root))) {
    expect(text, name).toBe(FINAL[name]);
    const asked = accepted.filter(({ chunk, risk }) => chunk.path === name && risk.tier === 'heavy');
    for (const { chunk, approvedBy } of asked) expect(approvedBy, chunk.id).toBe('Ada');
    if (text === FILES[name]) for (const { chunk } of asked) expect(answered.get(`${name} ${chunk.sha256}`)).toBe('approve');
  }
}

it(`${KILLS} kills anywhere between question, answer and release: no answer is lost, nothing unapproved is written`, { timeout: 300_000 }, async () => {
  let kills = 0;
  let seed = 12345;
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  while (kills < KILLS) {
    const root = treeWith();
    const recorded: string[] = [];
    for (let life = 0; ; life += 1) {
      const { lines, killed } = await runChild(root, 1 + random(life % 3 === 2 ? 60 : 14), random(3));
      recorded.push(...lines.filter((line) => line.startsWith('recorded ')));
      const records = await recordsOf(root, 'r').catch(() => []);
      const held = ofType(records, 'approval-answer').map(({ unitId, sha256, decision }) => `recorded ${unitId} ${sha256} ${decision}`);
      for (const line of recorded) expect(held).toContain(line);
      expect(new Set(held).size).toBe(held.length);
      await expectApproved(root);
      if (killed) kills += 1;
      else if (lines.includes('over')) break;
    }
    expect(contents(root)).toEqual({ ...FINAL, 'vitest.config.ts': EDITED });
    expect((await describeRuns(root))[0]).toMatchObject({ state: 'rejected', rejected: ['jest.config.ts'] });
    expect((await verifyRun(root, 'r')).problems).toEqual([]);
  }
});
