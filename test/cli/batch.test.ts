import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, lockstep, MANIFEST } from './spawned.ts';

const CONFIG = `export default {
  generator: {
    id: 'by-prompt',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate({ task }) {
      const path = task.prompt + '.ts';
      yield { type: 'file-start', file: path, path, operation: 'create' };
      yield { type: 'text-delta', file: path, text: 'export const value = 1;\\n' };
      yield { type: 'file-end', file: path };
      yield { type: 'finish', reason: 'complete' };
    },
  },
};
`;
interface Row {
  readonly id: string;
  readonly outcome: string;
  readonly written: readonly string[];
}

const line = (id: string, prompt: string): string => `${JSON.stringify({ id, prompt })}\n`;

test('a batch gives a result a line, a summary on standard error, and goes on with what is left', async () => {
  const cwd = folderWith({ 'package.json': MANIFEST, 'lockstep.config.mjs': CONFIG, 'tasks.jsonl': line('one', 'a') + '\n' + line('two', 'b') });
  const first = await lockstep(['run', '--tasks', 'tasks.jsonl', '--concurrency', '2'], { cwd });
  expect(first.code).toBe(0);
  const results: readonly Row[] = first.stdout.trim().split('\n').map((each): Row => JSON.parse(each) as Row);
  expect(results.map(({ id, outcome, written }) => [id, outcome, written.join()]).sort()).toEqual([['one', 'accepted', 'a.ts'], ['two', 'accepted', 'b.ts']]);
  expect(first.stderr).toContain('2 tasks: 2 accepted');
  writeFileSync(path.join(cwd, 'tasks.jsonl'), line('one', 'a') + line('three', 'package'), { flag: 'w' });
  const second = await lockstep(['run', '--tasks', 'tasks.jsonl', '--out', 'results.jsonl'], { cwd });
  expect(second).toMatchObject({ code: 0, stdout: '' });
  expect(second.stderr).toContain('one: accepted earlier, skipped');
  expect(readFileSync(path.join(cwd, 'results.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('all that is wrong with a task file is said at once, each with its line', async () => {
  const bad = ['{"id":"a","prompt":"x"}', 'not json', '{"id":"a b","prompt":"x"}', '{"id":"a","prompt":"y"}', '{"id":"c"}', '{"id":"d","prompt":"x","promt":1}'].join('\n');
  const cwd = folderWith({ 'package.json': MANIFEST, 'lockstep.config.mjs': CONFIG, 'tasks.jsonl': bad });
  const { code, stdout, stderr } = await lockstep(['run', '--tasks', 'tasks.jsonl'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  for (const part of ['tasks.jsonl:2: expected JSON', 'tasks.jsonl:3: id: expected 1-48', 'tasks.jsonl:4: id "a": expected each id once, line 1 has it too', 'tasks.jsonl:5: prompt: ', 'tasks.jsonl:6: Unrecognized key'])
    expect(stderr).toContain(part);
});
