import { createHash } from 'node:crypto';
import type { Unit } from '../contract/index.ts';
import { runValidator } from './run-validator.ts';
import type { Service } from './serve.ts';

/** Where the text would stand; nothing is written. */
const PATH = 'lockstep-warm-up.ts';

/** Code with a flaw whose way leads through two statements: what finds it is what a veto will need. */
const TEXT = `import { exec } from 'node:child_process';
import express from 'express';
const app = express();
app.get('/', (request, response) => {
  const folder = request.query.folder;
  exec('ls ' + folder);
  response.end();
});
`;

/**
 * Judges a flawed text once, in a program of its own, before anybody waits: the first finding of a worker takes ten times as
 * long as the second, and it is the first that stops a stream. Whatever goes wrong here goes wrong again where it is reported.
 */
export async function warmUp({ openProgram, tree: { root, policy }, validators, exec }: Omit<Service, 'port'>): Promise<void> {
  const program = openProgram(root);
  const unit: Unit = {
    id: 'warm-up',
    phase: 'early',
    path: PATH,
    kind: 'code',
    operation: 'create',
    span: { start: 0, end: TEXT.length },
    text: TEXT,
    sha256: createHash('sha256').update(TEXT).digest('hex'),
  };
  program.begin(PATH, 'create');
  program.append(PATH, unit.id, TEXT);
  const { signal } = new AbortController();
  for (const phase of ['early', 'chunk', 'early'] as const)
    for (const validator of validators) await runValidator(validator, { unit: { ...unit, phase }, program, policy, exec, signal });
}
