import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codexGenerator } from '../../../index.ts';
import { runToEnd, treeWith } from '../../graph/run-fixture.ts';
import { lines, partsOf, textSource } from './sessions.ts';

const begun = [{ type: 'thread.started', thread_id: 't' }, { type: 'turn.started' }];
const change = (...changes: readonly { readonly path: string; readonly kind: string }[]) => ({ type: 'item.completed', item: { id: 'item_1', type: 'file_change', changes, status: 'completed' } });
const completed = { type: 'turn.completed', usage: { input_tokens: 50, cached_input_tokens: 10, output_tokens: 20, reasoning_output_tokens: 5 } };

describe('a session of Codex', () => {
  it('brings what it left in its own tree: new, changed, deleted', async () => {
    const root = treeWith({ 'a.ts': 'export const a = 1;\n', 'gone.ts': 'export const g = 1;\n' });
    const workTree = treeWith({ 'a.ts': 'export const a = 2;\n', 'src/b.ts': 'export const b = 1;\n' });
    const text = lines(...begun, { type: 'item.started', item: { id: 'c', type: 'command_execution', command: 'ls' } }, change({ path: path.join(workTree, 'a.ts'), kind: 'update' }, { path: 'src/b.ts', kind: 'add' }), change({ path: 'gone.ts', kind: 'delete' }), completed);
    const { result, tree, run } = await runToEnd(codexGenerator({ source: textSource(text), root, workTree }), { root });
    expect(result).toMatchObject({ outcome: 'waiting', usage: { inputTokens: 50, outputTokens: 20 } });
    expect(run.interrupts.map((question) => [question.path, question.operation])).toEqual([['gone.ts', 'delete']]);
    expect(tree).toEqual({ 'a.ts': 'export const a = 2;\n', 'gone.ts': 'export const g = 1;\n', 'src/b.ts': 'export const b = 1;\n' });
  });

  it('without its end, or with a failed turn, brings nothing', async () => {
    const workTree = treeWith({ 'a.ts': 'x' });
    for (const rest of [[], [{ type: 'turn.failed', error: { message: 'quota' } }]]) {
      const parts = await partsOf(codexGenerator({ source: textSource(lines(...begun, change({ path: 'a.ts', kind: 'add' }), ...rest)), root: treeWith(), workTree }));
      expect(parts.filter(({ type }) => type !== 'note')).toEqual([{ type: 'finish', reason: 'interrupted' }]);
    }
  });

  it('refuses what does not lie in its tree, and a tree that it has written into itself', async () => {
    const [root, workTree] = [treeWith(), treeWith()];
    const parts = await partsOf(codexGenerator({ source: textSource(lines(...begun, change({ path: '/etc/hosts', kind: 'update' }), completed)), root, workTree }));
    expect(parts).toContainEqual({ type: 'file-refused', path: expect.stringContaining('etc/hosts') as unknown, message: expect.any(String) as unknown });
    expect(() => codexGenerator({ source: textSource(''), root, workTree: root })).toThrow(/let it work in a copy/);
    rmSync(workTree, { recursive: true });
  });
});
