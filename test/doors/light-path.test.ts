import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The addresses of all modules that a script loads in the main thread of a fresh process. */
async function loadedBy(script: string): Promise<readonly string[]> {
  const hooks = pathToFileURL(at('./loaded-modules.mjs')).href;
  const args = ['--import', hooks, '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: at('../..') });
  return stdout.split('\n').filter((line) => line.startsWith('loaded '));
}

const HEAVY = /@langchain|@anthropic-ai|node_modules\/(?:eslint|typescript)\//;

test('judging a text loads neither the graph nor a model client', async () => {
  const loaded = await loadedBy(
    "const { checkText } = await import('lockstep'); await checkText('export const a = 1;', { filePath: 'a.ts', root: process.env.TMPDIR }); await new Promise((done) => setImmediate(done));",
  );
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded.filter((url) => HEAVY.test(url))).toEqual([]);
});

test('a run does load the graph, so the test above can see it', async () => {
  const loaded = await loadedBy("await import('./dist/graph/index.js'); await new Promise((done) => setImmediate(done));");
  expect(loaded.some((url) => HEAVY.test(url))).toBe(true);
});
