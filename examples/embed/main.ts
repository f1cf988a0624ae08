// Runs a task inside another program: a scripted generator stands in for a model.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLockstep } from 'lockstep';
import { scriptedGenerator } from 'lockstep/testing';

const root = await mkdtemp(path.join(tmpdir(), 'lockstep-embed-'));
const generator = scriptedGenerator([
  [
    { type: 'file-start', file: 'greet', path: 'src/greet.ts', operation: 'create' },
    { type: 'text-delta', file: 'greet', text: 'export function greet(name: string): string {\n' },
    { type: 'text-delta', file: 'greet', text: '  return `Hello, ${name}`;\n}\n' },
    { type: 'file-end', file: 'greet' },
    { type: 'finish', reason: 'complete' },
  ],
]);

const lockstep = await createLockstep({ root, generator });
const run = await lockstep.run({ prompt: 'Write a greeting.' });
for await (const event of run) if (event.type === 'decision-available') console.log(event.path, event.decision);
const result = await run.result;
console.log(result.outcome, await readFile(path.join(root, 'src/greet.ts'), 'utf8'));
await lockstep.close();
await rm(root, { recursive: true });
