import { describe, expect, it } from 'vitest';
import { defineGenerator } from '../../index.ts';
import type { Generator, GeneratorPart } from '../../index.ts';
import { contents, endOf, eventsOf, openLockstep, treeWith } from './run-fixture.ts';

/** A file of one text for each prompt. */
type Files = Readonly<Record<string, { readonly path: string; readonly operation: 'create' | 'replace'; readonly text: string }>>;

/** Sends each prompt's file and then holds the stream until its prompt is let go. */
function heldGenerator(files: Files): { readonly generator: Generator; readonly letGo: (...prompts: readonly string[]) => void } {
  const letGo: Record<string, () => void> = {};
  const gone = Object.fromEntries(Object.keys(files).map((prompt) => [prompt, new Promise<void>((resolve) => (letGo[prompt] = resolve))]));
  const generator = defineGenerator({
    id: 'held',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate({ task: { prompt } }): AsyncGenerator<GeneratorPart> {
      const file = files[prompt];
      if (file === undefined) throw new Error(prompt);
      const { path, operation, text } = file;
      yield { type: 'file-start', file: path, path, operation };
      yield { type: 'text-delta', file: path, text };
      yield { type: 'file-end', file: path };
      await gone[prompt];
      yield { type: 'finish', reason: 'complete' };
    },
  });
  return { generator, letGo: (...prompts) => prompts.forEach((prompt) => letGo[prompt]?.()) };
}

describe('runs that work on one tree at once', () => {
  it('do not lean on what another may still have to take back', async () => {
    const root = treeWith();
    const { generator, letGo } = heldGenerator({
      first: { path: 'a.ts', operation: 'create', text: 'export const a = 1;\n' },
      second: { path: 'b.ts', operation: 'create', text: "import { a } from './a.ts';\nexport const b = a;\n" },
    });
    const lockstep = await openLockstep(generator, { root });
    const first = await lockstep.run({ prompt: 'first', runId: 'first' });
    const second = await lockstep.run({ prompt: 'second', runId: 'second' });
    letGo('second');
    expect((await second.result).outcome).toBe('rejected');
    expect(contents(root)).toEqual({});
    letGo('first');
    expect((await first.result).outcome).toBe('accepted');
  });

  it('are refused once what is fine apart and wrong together', async () => {
    const plain = { 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 1;\n' };
    const root = treeWith(plain);
    const { generator, letGo } = heldGenerator({
      one: { path: 'a.ts', operation: 'replace', text: "import { b } from './b.ts';\nexport const a = b;\n" },
      two: { path: 'b.ts', operation: 'replace', text: "import { a } from './a.ts';\nexport const b = a;\n" },
    });
    const lockstep = await openLockstep(generator, { root });
    const runs = [await lockstep.run({ prompt: 'one', runId: 'one' }), await lockstep.run({ prompt: 'two', runId: 'two' })];
    const ends = Promise.all(runs.map((run) => endOf(root, lockstep, run)));
    letGo('one', 'two');
    const ended = await ends;
    expect(ended.map(({ result }) => result.outcome).toSorted()).toEqual(['accepted', 'rejected']);
    const refused = ended.find(({ result }) => result.outcome === 'rejected');
    expect(eventsOf(refused?.events ?? [], 'finding-available').map(({ finding }) => finding.rule)).toContain('architecture/cycle');
    expect(Object.values(contents(root)).filter((text) => text.startsWith('import'))).toHaveLength(1);
  });
});
