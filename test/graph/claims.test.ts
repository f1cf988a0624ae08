import { expect, it } from 'vitest';
import { defineGenerator } from '../../index.ts';
import { contents, fileParts, openLockstep, recordsOf, streamOf, treeWith } from './run-fixture.ts';

it('a run whose path another one has taken is not gone on with: it is refused at once, stays as it is, and goes on later', async () => {
  const root = treeWith();
  const controller = new AbortController();
  let begun: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const asked: string[] = [];
  const generator = defineGenerator({
    id: 'own',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate({ task, attempt, accepted }, signal) {
      asked.push(`${task.prompt} ${attempt}`);
      const parts = fileParts('a.ts', `export const ${task.prompt} = 1;\n`);
      if (task.prompt === 'first' && attempt === 1) {
        yield* parts.slice(0, -1);
        controller.abort();
        await new Promise((resolve) => (signal.aborted ? resolve(undefined) : signal.addEventListener('abort', resolve)));
        return;
      }
      if (task.prompt === 'second') {
        yield parts[0] ?? { type: 'note', text: '' };
        begun();
        await held;
        return;
      }
      const rest = `export const first = 1;\n`.slice(accepted[0]?.text.length ?? 0);
      yield* streamOf({ 'a.ts': rest });
    },
  });
  const lockstep = await openLockstep(generator, { root });
  expect((await (await lockstep.run({ prompt: 'first', runId: 'one' }, { signal: controller.signal })).result).outcome).toBe('aborted');
  const before = await recordsOf(root, 'one');
  const second = await lockstep.run({ prompt: 'second', runId: 'two' });
  await started;
  await expect(lockstep.resume('one')).rejects.toMatchObject({
    code: 'path-claimed',
    fault: 'caller',
    message: 'run one cannot go on: a.ts is being written by run two; resume it when that has ended',
  });
  expect(await recordsOf(root, 'one')).toEqual(before);
  expect(asked).toEqual(['first 1', 'second 1']);
  letGo();
  expect((await second.result).outcome).toBe('failed');
  const resumed = await (await lockstep.resume('one')).result;
  expect(resumed).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
  expect(contents(root)).toEqual({ 'a.ts': 'export const first = 1;\n' });
});
