import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recording } from './recording.ts';
import { CLEAN, FLAWED, folderWith, lockstep, MANIFEST } from './spawned.ts';

const WORKFLOW = 'name: build\non: push\njobs: {}\n';

test('a run that asks a person ends with 3, writes nothing of that file, and asks again when it is resumed', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': recording({ '.github/workflows/ci.yml': WORKFLOW }) });
  const { code, stdout, stderr } = await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd });
  expect(stdout).toContain('waiting');
  expect(stderr).toMatch(/waiting for a person: \.github\/workflows\/ci\.yml: .* \([0-9a-f]{64}\)/);
  expect(code).toBe(3);
  expect(existsSync(path.join(cwd, '.github'))).toBe(false);
  expect((await lockstep(['resume', '--generator', 'replay:r.jsonl'], { cwd })).code).toBe(3);
});

const BROKEN = `export default {
  validators: [
    {
      id: 'mine',
      version: '1',
      family: 'external',
      rules: [],
      async *validate() {
        throw new Error('out of order');
      },
    },
  ],
  policy: { required: { code: ['mine'] } },
};
`;

test('a validator that breaks ends a check with 2, whatever else was found', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'lockstep.config.mjs': BROKEN, 'src/a.ts': FLAWED });
  const { code, stdout } = await lockstep(['check', 'src'], { cwd });
  expect(stdout).toContain('failed: src/a.ts: ');
  expect(code).toBe(2);
});

test('a validator that breaks ends a run with 2 and nothing is written', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'lockstep.config.mjs': BROKEN, 'r.jsonl': recording({ 'a.ts': CLEAN }) });
  const { code, stderr } = await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd });
  expect(stderr).toContain('out of order');
  expect(code).toBe(2);
  expect(existsSync(path.join(cwd, 'a.ts'))).toBe(false);
});

test('a recording that ends in the middle is not accepted', async () => {
  const whole = recording({ 'a.ts': CLEAN });
  const cwd = folderWith({ 'package.json': MANIFEST, 'r.jsonl': whole.slice(0, whole.lastIndexOf('{"attempt"')) });
  const { code } = await lockstep(['run', '--generator', 'replay:r.jsonl'], { cwd });
  expect(code).toBe(2);
  expect(existsSync(path.join(cwd, 'a.ts'))).toBe(false);
});

test('a configuration that is wrong ends with 2 and names the place', async () => {
  const cwd = folderWith({ 'lockstep.config.json': '{ "polcy": {} }', 'a.ts': CLEAN });
  const { code, stderr } = await lockstep(['check'], { cwd });
  expect(stderr).toMatch(/^lockstep: .*polcy/);
  expect(code).toBe(2);
  expect((await lockstep(['check', '--no-config'], { cwd })).code).toBe(0);
});
