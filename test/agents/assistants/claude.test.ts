import { describe, expect, it } from 'vitest';
import { claudeGenerator } from '../../../index.ts';
import type { GeneratorPart } from '../../../index.ts';
import { runToEnd, treeWith } from '../../graph/run-fixture.ts';
import { joined, lines, partsOf, textSource } from './sessions.ts';

const init = { type: 'system', subtype: 'init', session_id: 's', cwd: '/home/ann/shop', model: 'claude-x', tools: [], permissionMode: 'default' };
const success = { type: 'result', subtype: 'success', is_error: false, total_cost_usd: 0.02, usage: { input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 30 }, permission_denials: [] };
const event = (value: unknown, parent: string | null = null) => ({ type: 'stream_event', event: value, parent_tool_use_id: parent, session_id: 's', uuid: 'u' });
const begin = event({ type: 'message_start', message: { model: 'claude-x', usage: { input_tokens: 10, output_tokens: 1 } } });
const end = [event({ type: 'message_delta', delta: { stop_reason: 'tool_use' } }), event({ type: 'message_stop' })];

/** A call that streams its input in pieces of `size` characters. */
function streamed(id: string, call: { readonly name: string; readonly input: unknown }, { index = 1, size = 7, parent = null }: { index?: number; size?: number; parent?: string | null } = {}): readonly unknown[] {
  const json = JSON.stringify(call.input);
  const pieces = json.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  return [
    event({ type: 'content_block_start', index, content_block: { type: 'tool_use', id, name: call.name, input: {} } }, parent),
    ...pieces.map((partial) => event({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: partial } }, parent)),
    event({ type: 'content_block_stop', index }, parent),
  ];
}

const outcome = (id: string, failed = false) => ({ type: 'user', message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, is_error: failed, content: '' }] } });
const whole = (id: string, name: string, input: unknown) => ({ type: 'assistant', message: { content: [{ type: 'tool_use', id, name, input }] } });
const write = (file: string, content: string) => ({ name: 'Write', input: { file_path: file, content } });

const CODE = 'export const a = "é 😀 \\u0041\\n";\nexport const b = 2;\n';

describe('a session of Claude Code', () => {
  it('streams what is written while its input arrives, however it is split', async () => {
    const text = (size: number): string => lines(init, begin, ...streamed('t1', write('/home/ann/shop/src/a.ts', CODE), { size }), ...end, outcome('t1'), success);
    const expected: readonly GeneratorPart[] = [
      { type: 'file-start', file: 't1', path: 'src/a.ts', operation: 'create' },
      { type: 'text-delta', file: 't1', text: CODE },
      { type: 'file-end', file: 't1' },
      { type: 'usage', inputTokens: 100, outputTokens: 30, costUsd: 0.02, model: 'claude-x' },
      { type: 'finish', reason: 'complete' },
    ];
    for (const size of [1, 2, 3, 7, 400]) expect(joined(await partsOf(claudeGenerator({ source: textSource(text(size), size), root: treeWith() })))).toEqual(expected);
    const early = await partsOf(claudeGenerator({ source: textSource(lines(init, begin, ...streamed('t1', write('a.ts', CODE)).slice(0, 9))), root: treeWith() }));
    expect(early.filter(({ type }) => type === 'text-delta').length).toBeGreaterThan(2);
    expect(early.at(-1)).toEqual({ type: 'finish', reason: 'interrupted' });
  });

  it('cut at every line is never complete', async () => {
    const all = [init, begin, ...streamed('t1', write('a.ts', 'export const a = 1;\n')), ...end, outcome('t1')];
    for (let at = 0; at <= all.length; at += 1) {
      const parts = await partsOf(claudeGenerator({ source: textSource(lines(...all.slice(0, at))), root: treeWith() }));
      expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'interrupted' });
    }
  });

  it('is written by a run: calls that came whole, edits made one after another on the tree', async () => {
    const root = treeWith({ 'src/b.ts': 'export const b = 1;\nexport const c = 1;\n' });
    const edits = { file_path: '/home/ann/shop/src/b.ts', edits: [{ old_string: 'b = 1', new_string: 'b = 2' }, { old_string: 'b = 2', new_string: 'b = 3' }] };
    const once = { file_path: '/home/ann/shop/src/b.ts', old_string: 'c = 1', new_string: 'c = 9' };
    const session = lines(init, whole('t1', 'Write', write('/home/ann/shop/src/a.ts', 'export const a = 1;\n').input), outcome('t1'), whole('t2', 'MultiEdit', edits), outcome('t2'), whole('t3', 'Edit', once), outcome('t3'), success);
    const { result, tree } = await runToEnd(claudeGenerator({ source: textSource(session), root }), { root });
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [], usage: { inputTokens: 100, outputTokens: 30 } });
    expect(tree).toEqual({ 'src/a.ts': 'export const a = 1;\n', 'src/b.ts': 'export const b = 3;\nexport const c = 9;\n' });
  });

  it('counts a call that was denied there, and not one that failed there', async () => {
    const denied = { ...success, permission_denials: [{ tool_name: 'Write', tool_use_id: 't1', tool_input: {} }] };
    const calls = [init, begin, ...streamed('t1', write('a.ts', 'export const a = 1;\n')), ...end, outcome('t1', true)];
    const root = treeWith();
    expect((await partsOf(claudeGenerator({ source: textSource(lines(...calls, denied)), root }))).at(-2)).toEqual({ type: 'file-end', file: 't1' });
    const failed = await partsOf(claudeGenerator({ source: textSource(lines(...calls, success)), root }));
    expect(failed.at(-2)).toMatchObject({ type: 'file-refused', path: 'a.ts', message: expect.stringContaining('failed') as unknown });
    const again = [...calls, begin, ...streamed('t2', write('a.ts', 'export const a = 1;\n')), ...end, outcome('t2')];
    expect(joined(await partsOf(claudeGenerator({ source: textSource(lines(...again, success)), root }))).at(-2)).toEqual({ type: 'file-end', file: 't1' });
  });

  it.each([
    ['written and changed again', [whole('1', 'Write', write('x.ts', 'let a = 1;\n').input), outcome('1'), whole('2', 'Edit', { file_path: 'x.ts', old_string: '1', new_string: '2' })], 'written and then changed again'],
    ['an edit that fits twice', [whole('1', 'Edit', { file_path: 'b.ts', old_string: 'b', new_string: 'c' })], 'more than once, in lines 1 and 2'],
    ['a notebook', [whole('1', 'NotebookEdit', { notebook_path: 'n.ipynb', new_source: '' })], 'notebooks are not edited'],
  ])('refuses a file with the reason: %s', async (_name, calls, message) => {
    const root = treeWith({ 'b.ts': 'b\nb\n' });
    const parts = await partsOf(claudeGenerator({ source: textSource(lines(init, ...calls, success)), root }));
    expect(parts).toContainEqual({ type: 'file-refused', path: expect.any(String) as unknown, message: expect.stringContaining(message) as unknown });
  });

  it('keeps sub-agents apart that speak at the same time', async () => {
    const theirs = streamed('t2', write('b.ts', 'export const b = 2;\n'), { parent: 'task' });
    const ours = streamed('t1', write('a.ts', 'export const a = 1;\n'));
    const mixed = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => [ours[at], theirs[at]]).flat().filter((each) => each !== undefined);
    const begun = [init, begin, event({ type: 'message_start', message: { usage: {} } }, 'task')];
    const parts = await partsOf(claudeGenerator({ source: textSource(lines(...begun, ...mixed, success)), root: treeWith() }));
    const textOf = (file: string): string => parts.flatMap((part) => (part.type === 'text-delta' && part.file === file ? [part.text] : [])).join('');
    expect([textOf('t1'), textOf('t2')]).toEqual(['export const a = 1;\n', 'export const b = 2;\n']);
  });

  it.each([
    ['error_max_turns', 'length'],
    ['error_during_execution', 'interrupted'],
  ])('that ended with %s is %s', async (subtype, reason) => {
    const parts = await partsOf(claudeGenerator({ source: textSource(lines(init, { ...success, subtype, is_error: true })), root: treeWith() }));
    expect(parts.at(-1)).toEqual({ type: 'finish', reason });
  });

  it.each([
    ['no JSON', 'hello\n', /^session:1: expected a line of JSON, got "hello"/],
    ['another shape', lines({ type: 'result' }), /^session:1: expected a line of a session/],
    ['a call without a path', lines(init, whole('1', 'Write', { content: 'x' })), /the input of Write is not as documented \(file_path/],
  ])('with %s is one clear fault', async (_name, text, message) => {
    await expect(partsOf(claudeGenerator({ source: textSource(text), root: treeWith() }))).rejects.toMatchObject({ code: 'generator-protocol', message: expect.stringMatching(message) as unknown });
  });
});
