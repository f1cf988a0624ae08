import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recording } from './recording.ts';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST } from './spawned.ts';

const FILES = { 'package.json': MANIFEST, 'r.jsonl': recording({ 'ok.ts': CLEAN, 'bad.ts': FLAWED }) };

test('a run is told again, as a page and for other tools, and at its end where that is asked for', async () => {
  const cwd = folderWith(FILES);
  const { stderr } = await lockstep(['run', '--generator', 'replay:r.jsonl', '--report', 'html:run.html', '--report', 'sarif:run.sarif'], { cwd });
  expect(stderr).toContain('report written to run.html');
  const page = readFileSync(path.join(cwd, 'run.html'), 'utf8');
  expect(page).toMatch(/^<!doctype html>/);
  const told = await lockstep(['report'], { cwd });
  expect({ code: told.code, same: told.stdout === page }).toEqual({ code: 0, same: true });
  expect(JSON.parse(readFileSync(path.join(cwd, 'run.sarif'), 'utf8'))).toMatchObject({ runs: [{ results: [{ ruleId: 'owasp/command-injection', level: 'error' }] }] });
  const stylish = await lockstep(['report', '--format', 'stylish'], { cwd });
  expect(stylish.stdout).toContain('bad.ts:5:3');
  const junit = await lockstep(['report', '--format', 'junit'], { cwd });
  expect(junit.stdout).toMatch(/<testsuites name="lockstep" tests="2" failures="1"/);
});

test('a run that is not there, a form that is not known: 2 and one clear line', async () => {
  const cwd = folderWith(FILES);
  expect(await lockstep(['report'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('no run has been recorded here') as unknown });
  expect(await lockstep(['report', 'none'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringMatching(/^lockstep: .*none/) as unknown });
  expect(await lockstep(['run', '--generator', 'replay:r.jsonl', '--report', 'pdf:x'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('Expected FORMAT:FILE') as unknown });
});
