import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(path.join(tmpdir(), 'lockstep-new-rule-'));
const script = path.join(ROOT, 'scripts/new-rule.mjs');

for (const part of ['contract', 'program', 'validators', 'docs/rules', 'test/rules', 'test/validators/parity.test.ts', 'package.json', 'tsconfig.json'])
  cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

function newRule(...args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args, '--root', copy], { encoding: 'utf8' });
}

it('makes a rule of each kind whose tests pass at once', { timeout: 120_000 }, () => {
  expect(newRule('static-analysis/no-debugger').status).toBe(0);
  expect(newRule('generic/left-over', '--text').status).toBe(0);
  const list = /staticAnalysisRules[^=]*= \[([^\]]*)\]/.exec(readFileSync(path.join(copy, 'validators/static-analysis/index.ts'), 'utf8'))?.[1] ?? '';
  const names = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  expect(names).toContain('noDebugger');
  expect(names).toEqual(names.toSorted());
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const tests = ['run', '--root', copy, 'test/rules', 'test/validators/parity.test.ts', '-t', 'no-debugger|left-over'];
  const filtered = spawnSync(process.execPath, [vitest, ...tests, '--reporter=json'], { encoding: 'utf8', cwd: copy });
  const { numPassedTests, testResults } = JSON.parse(filtered.stdout.slice(filtered.stdout.indexOf('{'))) as VitestReport;
  const failures = testResults.flatMap((file) =>
    file.assertionResults.filter((each) => each.status === 'failed').map((each) => each.fullName),
  );
  expect(failures).toEqual([]);
  expect(numPassedTests).toBeGreaterThan(10);
  // Everything but the new files is compiled by `npm run types`; with `SOAK=1` they are as well.
  if (process.env['SOAK'] !== undefined) execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', copy], { cwd: copy });
});

it('refuses names that are none and rules that exist', () => {
  expect(newRule('owasp/SqlInjection')).toMatchObject({ status: 2, stderr: expect.stringContaining('expected family/name') });
  expect(newRule('owasp/sql-injection')).toMatchObject({ status: 2, stderr: expect.stringContaining('already there') });
});
