import { expect, test } from 'vitest';
import { lineHashes } from '../../report/line-hash.ts';

// Vectors: github/codeql-action, src/fingerprints.test.ts.
test.each([
  ['', ['c129715d7a2bc9a3:1']],
  [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
  [
    ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End',
    ['8b7cf3e952e7aeb2:1', 'b1ae1287ec4718d9:1', 'bff680108adb0fcc:1', 'c6805c5e1288b612:1', 'b86d3392aea1be30:1', 'e6ceba753e1a442:1'],
  ],
  [
    'x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n',
    ['e54938cc54b302f1:1', 'bb609acbe9138d60:1', '1131fd5871777f34:1', '5c482a0f8b35ea28:1', '54517377da7028d2:1', '2c644846cb18d53e:1', 'f1b89f20de0d133:1', 'c129715d7a2bc9a3:1'],
  ],
])('the lines of %j have the hashes GitHub gives them', (text, expected) => {
  expect(lineHashes(text)).toEqual(expected);
});

test('the kind of line end does not change a hash', () => {
  const unix = lineHashes('let a;\n\nlet b;\n');
  expect(lineHashes('let a;\r\n\r\nlet b;\r\n')).toEqual(unix);
  expect(lineHashes('let a;\r\rlet b;\r')).toEqual(unix);
});

test('equal lines with equal followers are numbered', () => {
  const hashes = lineHashes('x\n'.repeat(300));
  expect(hashes[0]).toMatch(/:1$/);
  expect(hashes[1]).toBe(hashes[0]?.replace(/:1$/, ':2'));
});
