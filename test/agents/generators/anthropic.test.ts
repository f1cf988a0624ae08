import { expect, test } from 'vitest';
import { generatorConformance } from '../../../testing.ts';
import { finishOf, generatorAt, KEY, partsOf, REQUEST, textOf } from '../models/anthropic.ts';
import { DONE, messageEvents, sentIn, writes } from '../models/messages-wire.ts';
import { startWireServer } from '../models/wire-server.ts';

const FILE = "export const greet = (name: string): string => `hi ${name} \\ \u{1f600}`;\n";

test.each(generatorConformance(async () => generatorAt((await startWireServer([writes({ 'src/a.ts': FILE }), DONE])).url), REQUEST).map((each) => [each.name, each.run] as const))(
  'it %s',
  async (_, run) => run(),
);

test('files come while they are written, and the run ends when the model says so', async () => {
  const server = await startWireServer([writes({ 'src/a.ts': FILE, 'src/b.ts': 'export {};\n' }), DONE]);
  const parts = await partsOf(generatorAt(server.url));
  expect(textOf(parts, 'src/a.ts')).toBe(FILE);
  expect(textOf(parts, 'src/b.ts')).toBe('export {};\n');
  expect(parts.filter((part) => part.type === 'text-delta').length).toBeGreaterThan(3);
  expect(parts.filter((part) => part.type === 'usage')).toEqual([
    { type: 'usage', inputTokens: 25, outputTokens: 40, model: 'model-1-20260101' },
    { type: 'usage', inputTokens: 25, outputTokens: 40, model: 'model-1-20260101' },
  ]);
  expect(finishOf(parts)).toBe('complete');
});

test('an answer without any content ends the conversation: nothing is asked once more', async () => {
  const server = await startWireServer([writes({ 'src/a.ts': FILE }), { body: messageEvents([]) }]);
  expect(finishOf(await partsOf(generatorAt(server.url)))).toBe('complete');
  expect(server.requests).toHaveLength(2);
});

test('the request holds what can be cached first, and the second one the results of the calls', async () => {
  const server = await startWireServer([writes({ 'a.ts': FILE }), DONE]);
  await partsOf(generatorAt(server.url));
  const first = sentIn(server.requests[0]);
  const second = sentIn(server.requests[1]);
  expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
  expect(first.system[0]).toMatchObject({ cache_control: { type: 'ephemeral' } });
  expect(first.system[0]?.['text']).toContain('- say what is safe [a/b]');
  expect(first.stream).toBe(true);
  expect(second.messages[1]?.content[0]).toMatchObject({ type: 'tool_use', id: 'toolu_0', name: 'write_file', input: { path: 'a.ts', content: FILE } });
  expect(second.messages[2]?.content[0]).toMatchObject({ type: 'tool_result', tool_use_id: 'toolu_0', is_error: false });
});

test('edits of one file in several calls are one change, and keys may come in any order', async () => {
  const edit = (oldText: string): object => ({ tool: 'edit_file', input: { edits: [{ new_text: `${oldText}!`, old_text: oldText }], path: 'src/a.ts' } });
  const server = await startWireServer([{ body: messageEvents([edit('one'), edit('two')] as never) }, DONE]);
  const parts = await partsOf(generatorAt(server.url));
  expect(parts.filter((part) => part.type !== 'usage' && part.type !== 'note')).toEqual([
    { type: 'file-start', file: 'f1', path: 'src/a.ts', operation: 'edit' },
    { type: 'edit', file: 'f1', oldText: 'one', newText: 'one!' },
    { type: 'edit', file: 'f1', oldText: 'two', newText: 'two!' },
    { type: 'file-end', file: 'f1' },
    { type: 'finish', reason: 'complete' },
  ]);
});

test('content that comes before its path is kept until the path is known', async () => {
  const server = await startWireServer([{ body: messageEvents([{ tool: 'write_file', input: { content: FILE, operation: 'create', path: 'late.ts' } }]) }, DONE]);
  expect(textOf(await partsOf(generatorAt(server.url)), 'late.ts')).toBe(FILE);
});

test('a veto closes the socket at once', async () => {
  const pieces = messageEvents([{ tool: 'write_file', input: { path: 'a.ts', operation: 'create', content: 'x'.repeat(400) } }]).slice(0, 12);
  const server = await startWireServer([{ body: pieces, end: 'hang' }]);
  const controller = new AbortController();
  const seen: string[] = [];
  for await (const part of generatorAt(server.url).generate(REQUEST, controller.signal)) {
    seen.push(part.type);
    if (part.type === 'text-delta') controller.abort();
  }
  await server.hungUp;
  expect(seen.slice(seen.indexOf('text-delta') + 1)).toEqual(['usage']);
});

test('what the model may not do comes back to it as an error, and it goes on', async () => {
  const server = await startWireServer([
    { body: messageEvents([{ tool: 'run_shell', input: { command: 'ls' } }]) },
    { body: messageEvents([{ tool: 'write_file', input: { path: 'a.ts', operation: 'create' } }]) },
    writes({ 'a.ts': FILE }),
    DONE,
  ]);
  const parts = await partsOf(generatorAt(server.url));
  const results = server.requests.slice(1).map((request) => sentIn(request).messages.at(-1)?.content[0]);
  expect(results.map((result) => result?.['is_error'])).toEqual([true, true, false]);
  expect(textOf(parts, 'a.ts')).toBe(FILE);
  expect(finishOf(parts)).toBe('complete');
});

test('an answer without any file is no success', async () => {
  const server = await startWireServer([{ body: messageEvents([{ text: 'I would rather not.' }]) }]);
  const parts = await partsOf(generatorAt(server.url));
  expect(finishOf(parts)).toBe('refusal');
  expect(parts).toContainEqual({ type: 'note', text: 'I would rather not.' });
});
