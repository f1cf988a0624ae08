import { expect, test } from 'vitest';
import { createFenceReader } from '../../../agents/generators/streaming/fences.ts';
import { createFileDesk } from '../../../agents/generators/streaming/file-desk.ts';
import { inPieces } from '../models/messages-wire.ts';

/** The files of an answer that comes in pieces. */
function filesIn(answer: string, size = 5): { readonly files: Record<string, string>; readonly prose: string; readonly unclosed: boolean } {
  const reader = createFenceReader(createFileDesk({ accepted: [] }));
  const parts = inPieces(answer, size).flatMap((piece) => reader.push(piece));
  const { parts: last, unclosed } = reader.end();
  const paths = new Map<string, string>();
  const files: Record<string, string> = {};
  for (const part of [...parts, ...last]) {
    if (part.type === 'file-start') paths.set(part.file, part.path);
    if (part.type === 'file-start') files[part.path] = '';
    if (part.type === 'text-delta') files[paths.get(part.file) ?? ''] += part.text;
  }
  return { files, prose: reader.prose, unclosed };
}

const ANSWER = `Here it is.

\`\`\`ts path=src/a.ts
export const a = 1;
const fence = '\`\`\`';
\`\`\`
\`\`\`js src/b.js
b();
\`\`\`

~~~json:conf/c.json
{}
~~~
\`\`\`\`md path="docs/d e.md"
# D

\`\`\`ts
shown();
\`\`\`
\`\`\`\`

\`\`\`sh
npm test
\`\`\`
`;

test('every fence with a path is a file, whatever the pieces', () => {
  const whole = filesIn(ANSWER, ANSWER.length);
  expect(whole.files).toEqual({
    'src/a.ts': "export const a = 1;\nconst fence = '```';\n",
    'src/b.js': 'b();\n',
    'conf/c.json': '{}\n',
    'docs/d e.md': '# D\n\n```ts\nshown();\n```\n',
  });
  expect(whole.prose).toContain('npm test');
  expect(whole.unclosed).toBe(false);
  for (let size = 1; size < 40; size += 1) expect(filesIn(ANSWER, size)).toEqual(whole);
});

test('an answer that ends inside a file is not complete', () => {
  for (let end = ANSWER.indexOf('export'); end < ANSWER.indexOf("'```';") + 6; end += 1) expect(filesIn(ANSWER.slice(0, end)).unclosed).toBe(true);
});

test('text is given before its line ends, as soon as it cannot be the closing fence', () => {
  const reader = createFenceReader(createFileDesk({ accepted: [] }));
  reader.push('```ts a.ts\n');
  expect(reader.push('``')).toEqual([]);
  expect(reader.push('`x')).toContainEqual({ type: 'text-delta', file: 'f1', text: '```x' });
  expect(reader.push(' = 1')).toEqual([{ type: 'text-delta', file: 'f1', text: ' = 1' }]);
});

test('a path that comes twice is refused the second time', () => {
  const reader = createFenceReader(createFileDesk({ accepted: [] }));
  reader.push('```ts a.ts\na();\n```\n```ts a.ts\nb();\n```\n');
  expect(reader.end().problems).toEqual([expect.stringContaining('a.ts was sent already')]);
});
