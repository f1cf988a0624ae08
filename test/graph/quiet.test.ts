import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defineGenerator, defineValidator } from '../../index.ts';
import type { Validator } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { contents, eventsOf, fileParts, openLockstep, runToEnd, streamOf, treeWith } from './run-fixture.ts';

/** The names of all warnings that the process gives while a test runs. */
function warnings(): readonly string[] {
  const names: string[] = [];
  const hear = ({ name }: Error): void => void names.push(name);
  process.on('warning', hear);
  onTestFinished(() => void process.off('warning', hear));
  return names;
}

/** Warnings are given on a later turn of the loop. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const passing = (id: string): Validator =>
  defineValidator({
    id,
    version: '1',
    family: 'external',
    rules: [],
    async *validate({ unit, program }) {
      await Promise.resolve();
      yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: program.version };
    },
  });

it('gives no warning with twenty validators side by side', async () => {
  const given = warnings();
  const { result } = await runToEnd(scriptedGenerator([streamOf({ 'a.ts': 'export const a = 1;\n' })]), { validators: Array.from({ length: 20 }, (_, at) => passing(`own-${at}`)) });
  await turn();
  expect(result.outcome).toBe('accepted');
  expect(given).toEqual([]);
});

it('gives no warning when twelve runs share one signal', async () => {
  const given = warnings();
  const { signal } = new AbortController();
  const root = treeWith();
  const lockstep = await openLockstep(
    defineGenerator({
      id: 'own',
      capabilities: { repair: false, resume: true, edit: false },
      async *generate({ task }) {
        await turn();
        yield* streamOf({ [`${task.prompt}.ts`]: 'export const a = 1;\n' });
      },
    }),
    { root },
  );
  const runs = await Promise.all(Array.from({ length: 12 }, (_, at) => lockstep.run({ prompt: `file${at}`, runId: `r${at}` }, { signal })));
  const results = await Promise.all(runs.map((run) => run.result));
  await turn();
  expect(results.map((result) => result.outcome)).toEqual(Array.from({ length: 12 }, () => 'accepted'));
  expect(given).toEqual([]);
});

it('ends a cancelled run although its generator does not listen, and takes nothing of it afterwards', async () => {
  const controller = new AbortController();
  let letGo: () => void = () => undefined;
  const deaf = defineGenerator({
    id: 'deaf',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate() {
      yield* fileParts('a.ts', 'export const a = 1;\n').slice(0, -1);
      controller.abort();
      await new Promise<void>((resolve) => (letGo = resolve));
      yield* streamOf({ 'late.ts': 'export const late = 1;\n' });
    },
  });
  const { result, events, root } = await runToEnd(deaf, { signal: controller.signal });
  expect(result).toMatchObject({ outcome: 'aborted', written: [] });
  letGo();
  await turn();
  expect(eventsOf(events, 'file-start').map((event) => event.path)).toEqual(['a.ts']);
  expect(contents(root)).toEqual({});
});

it('leaves no open handle: a process whose run was cancelled in the middle of a judgement ends by itself', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'quiet-child.mjs'), treeWith()], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, ...JSON.parse(said) }).toEqual({ code: 0, outcome: 'aborted', open: [] });
});
