// Shows that a validator of one's own keeps the contract, and that it is heard.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLockstep } from 'lockstep';
import { scriptedGenerator, validatorConformance } from 'lockstep/testing';
import { noConsole } from './no-console.ts';

const root = await mkdtemp(path.join(tmpdir(), 'lockstep-custom-'));
const flawed = 'export function hello(): void {\n  console.log(1);\n}\n';

for (const { name, run } of validatorConformance(noConsole, root, [{ path: 'src/a.ts', text: flawed }])) {
  await run();
  console.log(`holds: ${name}`);
}

const generator = scriptedGenerator(
  [
    [
      { type: 'file-start', file: 'a', path: 'src/a.ts', operation: 'create' },
      { type: 'text-delta', file: 'a', text: flawed },
      { type: 'file-end', file: 'a' },
      { type: 'finish', reason: 'complete' },
    ],
  ],
  { capabilities: { repair: false } },
);
const lockstep = await createLockstep({ root, generator, validators: [noConsole] });
const result = await (await lockstep.run({ prompt: 'Say hello.' })).result;
console.log(result.outcome, result.rejected.map((each) => each.message));
await lockstep.close();
await rm(root, { recursive: true });
