import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAnalysisWorker, DEFAULT_POLICY } from '../../../gate/index.ts';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

let root: string;
const left: number[] = [];

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lockstep-compiler-'));
  writeFileSync(path.join(root, 'tsconfig.json'), '{"compilerOptions":{"strict":true}}');
});

afterAll(() => {
  for (const pid of left.filter(isAlive)) process.kill(pid, 'SIGKILL');
});

/** A process that has ended and that nobody has asked about yet (`Z`) has ended. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function hasEnded(pid: number): Promise<void> {
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 50 });
}

/** The compilers among the processes that this one has started. */
function compilers(): readonly number[] {
  const children = readdirSync('/proc/self/task').flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number));
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--api'));
}

function newCompiler(before: readonly number[]): number {
  const found = compilers().find((pid) => !before.includes(pid));
  if (found === undefined) throw new Error('no compiler has been started yet');
  return found;
}

describe.runIf(process.platform === 'linux')('the compiler beside the worker', () => {
  test('ends when the worker is closed', async () => {
    const before = compilers();
    const worker = createAnalysisWorker({ entry: pathToFileURL(path.join(DIST, 'worker.js')), setup: { root, policy: DEFAULT_POLICY, source: 'types' }, timeoutMs: 20_000 });
    await worker.open('r').ready;
    const pid = await vi.waitFor(() => newCompiler(before), { timeout: 20_000, interval: 50 });
    left.push(pid);
    await worker.close();
    await hasEnded(pid);
  });

  test('ends when the whole process is killed', async () => {
    const script = `import { Worker } from 'node:worker_threads';
const worker = new Worker(${JSON.stringify(path.join(DIST, 'worker.js'))}, { workerData: ${JSON.stringify({ root, policy: DEFAULT_POLICY, source: 'types' })}, execArgv: [] });
worker.on('message', (message) => { if (message.type === 'child') console.log(message.pid); });
setInterval(() => undefined, 1_000);`;
    const host = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(host.stdout, 'data');
    const pid = Number(String(line));
    left.push(pid);
    expect(isAlive(pid)).toBe(true);
    host.kill('SIGKILL');
    await once(host, 'exit');
    await hasEnded(pid);
  });
});
