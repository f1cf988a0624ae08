import { expect, test } from 'vitest';
import { scriptedGenerator } from '../../testing.ts';
import { endOf, runToEnd, streamOf } from './run-fixture.ts';

const many = Array.from({ length: 120 }, (_, n) => `export const value${n} = ${n};\n`).join('');

test('a stream that is far ahead of its validators is held back and goes on', async () => {
  const files = Object.fromEntries(Array.from({ length: 2 }, (_, n) => [`src/part${n}.ts`, many]));
  const { result } = await runToEnd(scriptedGenerator([streamOf(files)]));
  expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
  expect(result.written).toHaveLength(2);
});

test('a stream of which all that fits waits for a person is left, and asked again after the answer', async () => {
  const script = streamOf({ 'src/billing.ts': many, 'src/free.ts': 'export const free = true;\n' });
  const rest = (): typeof script => script;
  const generator = scriptedGenerator([script, rest, rest, rest, rest, rest], { capabilities: { resume: false } });
  let ended = await runToEnd(generator, { policy: { protectedPaths: ['src/billing.ts'] } });
  expect(ended.result.outcome).toBe('waiting');
  for (let round = 0; round < 5 && ended.result.outcome === 'waiting'; round += 1) {
    const answers = ended.run.interrupts.map(({ unitId, sha256 }) => ({ unitId, sha256, decision: 'approve', by: 'dana', reason: 'read' }) as const);
    ended = await endOf(ended.root, ended.lockstep, ended.run.resume(answers));
  }
  expect(ended.result).toMatchObject({ outcome: 'accepted', rejected: [] });
  expect(ended.tree['src/billing.ts']).toBe(many);
});
