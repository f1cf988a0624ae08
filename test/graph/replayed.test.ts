import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { replayGenerator } from '../../index.ts';
import type { Generator, GeneratorPart } from '../../index.ts';
import { COMPLETE, runToEnd, treeWith } from './run-fixture.ts';

const START: GeneratorPart = { type: 'file-start', file: 'a', path: 'a.js', operation: 'create' };
const END: GeneratorPart = { type: 'file-end', file: 'a' };
const text = (written: string): GeneratorPart => ({ type: 'text-delta', file: 'a', text: written });

const HEAD = "import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();";
const CLEAN = "\napp.get('/', (req, res) => {\n  res.end();\n});\n";

/** Two attempts: the first was stopped in the middle of a statement, behind the flaw in it. */
const ATTEMPTS: readonly (readonly GeneratorPart[])[] = [
  [START, text(HEAD), text("\napp.get('/', (req, res) => {\n"), text('  exec(req.query.name);\n')],
  [START, text(CLEAN), END, COMPLETE],
];

function recorded(attempts: readonly (readonly GeneratorPart[])[]): Promise<Generator> {
  const file = path.join(treeWith(), 'recording.jsonl');
  const header = { lockstep: 'recording', v: 1, generator: 'test', capabilities: { repair: true, resume: true, edit: false } };
  const lines = [header, ...attempts.flatMap((parts, at) => parts.map((part) => ({ attempt: at + 1, t: 0, part })))];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return replayGenerator({ file, pace: 'fast' });
}

it('a recording whose first attempt was stopped is stopped at the same place, however fast it is played', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { result, tree, events } = await runToEnd(await recorded(ATTEMPTS));
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.js': HEAD + CLEAN });
    expect(events.flatMap((event) => (event.type === 'veto' ? [event.finding.rule] : []))).toEqual(['owasp/command-injection']);
  }
});
