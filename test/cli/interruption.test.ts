import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listenForInterruption } from '../../examples/cli/interruption.ts';
import { folderWith, MAIN } from './spawned.ts';

test('the second signal has everything tidied that was not called off, then ends the process', () => {
  const before = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  onTestFinished(() => {
    exit.mockRestore();
    for (const name of ['SIGINT', 'SIGTERM'] as const) for (const listener of process.listeners(name)) if (!before[name].includes(listener)) process.off(name, listener);
  });
  const { signal, beforeSuddenEnd } = listenForInterruption();
  const tidied: string[] = [];
  beforeSuddenEnd(() => tidied.push('one'));
  beforeSuddenEnd(() => tidied.push('two'))();
  const [hear] = process.listeners('SIGINT').filter((listener) => !before.SIGINT.includes(listener));
  hear?.('SIGINT');
  expect(signal.aborted).toBe(true);
  expect(tidied).toEqual([]);
  expect(() => hear?.('SIGINT')).toThrow('exit 130');
  expect(tidied).toEqual(['one']);
});

test('a demo that is stopped by two signals at once leaves nothing in the temporary folder', async () => {
  const cwd = folderWith({});
  const temporary = path.join(cwd, 'tmp');
  mkdirSync(temporary);
  const child = spawn(process.execPath, [MAIN, 'demo'], { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: cwd, TMPDIR: temporary } });
  let stopped = false;
  child.stdout.on('data', () => {
    if (stopped) return;
    expect(readdirSync(temporary)).toHaveLength(1);
    stopped = child.kill('SIGINT') && child.kill('SIGTERM');
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([130, 143]).toContain(code);
  expect(readdirSync(temporary)).toEqual([]);
});
