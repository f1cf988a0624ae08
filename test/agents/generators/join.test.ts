import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJoin } from '../../../agents/generators/streaming/join.ts';
import { inPieces } from '../models/messages-wire.ts';

const PREFIX = "import { readFile } from 'node:fs/promises';\n\nexport const names = ['ann', 'bob', 'cid'];\nexport const first = (): string => names[0] ?? '';";
const REST = '\n\nexport const last = (): string => names.at(-1) ?? "";\n';

/** What is new in a text that comes in pieces; undefined when it does not fit. */
function joined(prefix: string, text: string, { size = 7, wholeFile = false } = {}): string | undefined {
  const join = createJoin(prefix, { wholeFile });
  let fresh = '';
  for (const step of [...inPieces(text, size).map((piece) => join.push(piece)), join.end()]) {
    if (step.type === 'misfit') return undefined;
    if (step.type === 'text') fresh += step.text;
  }
  return fresh;
}

test('a continuation is taken as it is', () => {
  expect(joined(PREFIX, REST)).toBe(REST);
});

test('a statement never sticks to the one before it', () => {
  expect(joined(PREFIX, 'export {};\n')).toBe('\nexport {};\n');
});

test('a repeated beginning is dropped', () => {
  expect(joined(PREFIX, PREFIX + REST)).toBe(REST);
  expect(joined(PREFIX, PREFIX + REST, { wholeFile: true })).toBe(REST);
});

test('repeated last lines are dropped', () => {
  const lastLine = PREFIX.slice(PREFIX.lastIndexOf('\n') + 1);
  expect(joined(PREFIX, lastLine + REST)).toBe(REST);
  expect(joined(PREFIX, `\n${lastLine}${REST}`)).toBe(REST);
});

test('a file that is begun anew in another way is refused', () => {
  const other = PREFIX.replace("'bob'", "'eve'") + REST;
  expect(joined(PREFIX, other)).toBeUndefined();
  expect(joined(PREFIX, other, { wholeFile: true })).toBeUndefined();
  expect(joined(PREFIX, PREFIX.slice(0, 60), { wholeFile: true })).toBeUndefined();
});

test('a short line may come twice', () => {
  expect(joined('on(a);\n', 'on(a);\non(b);\n')).toBe('on(b);\n');
  expect(joined('call(other);\ngo();\n', 'go();\nstop();\n')).toBe('go();\nstop();\n');
});

test('the pieces do not matter', () => {
  const lines = fc.array(fc.constantFrom('const a = 1;\n', 'export const another = "some text here";\n', '\n', '}\n', '  call();'), { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(lines, lines, fc.integer({ min: 1, max: 30 }), fc.boolean(), (prefix, text, size, wholeFile) => {
      expect(joined(prefix, text, { size, wholeFile })).toBe(joined(prefix, text, { size: 10_000, wholeFile }));
    }),
    { numRuns: 500 },
  );
});
