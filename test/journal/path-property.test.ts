import { mkdirSync, symlinkSync } from 'node:fs';
import { join, normalize, posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardPath, judgePathName } from '../../journal/index.ts';
import { contentOf, filesOf, open, temporaryFolder } from './tree-fixture.ts';

const piece = fc.constantFrom('..', '.', '/', '\\', 'a', 'lib', 'out', 'in', '.git', '%2e', '\u2024', '\uff0e', '\uff0f', '~', 'C:', ' ', '\u0000', '\u200b', 'node_modules', '.lockstep', 'b.ts', '-', '$', 'é');
const spelled = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
const anything = fc.oneof(spelled, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

/** All the ways in which a later reader may understand a path. */
function readings(path: string): string[] {
  const decoded = [path, path.normalize('NFC'), path.normalize('NFD'), path.normalize('NFKC'), path.normalize('NFKD')];
  return decoded.flatMap((text) => [text, text.replaceAll('\\', '/'), text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))]);
}

describe('any path that is not rejected', { timeout: 60_000 }, () => {
  it('stays inside the root in every reading of it', () => {
    fc.assert(
      fc.property(anything, (path) => {
        if (judgePathName(path).type === 'reject') return;
        for (const reading of readings(path)) {
          expect(posix.isAbsolute(reading) || win32.isAbsolute(reading)).toBe(false);
          expect(posix.join('/root', reading).startsWith('/root/')).toBe(true);
          expect(win32.join('C:\\root', reading).startsWith('C:\\root\\')).toBe(true);
          expect(reading.toLowerCase().split('/')).not.toContain('.git');
        }
        expect(normalize(path)).toBe(path);
        expect(Buffer.from(path, 'utf8').toString('utf8')).toBe(path);
      }),
      { numRuns: 5000 },
    );
  });

  it('gets the same answer each time, and rejecting its name means rejecting it', async () => {
    const root = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(anything, async (path) => {
        const [first, second] = [await guardPath(path, { root }), await guardPath(path, { root })];
        expect(second).toEqual(first);
        if (judgePathName(path).type === 'reject') expect(first.type).toBe('reject');
      }),
      { numRuns: 500 },
    );
  });

  it('is written under exactly that name or not at all, whatever links lie about', async () => {
    const outside = temporaryFolder();
    const root = temporaryFolder();
    mkdirSync(join(root, 'lib'));
    symlinkSync(outside, join(root, 'out'));
    symlinkSync('lib', join(root, 'in'));
    const tree = await open(root);
    const run = await tree.startRun('r');
    await fc.assert(
      fc.asyncProperty(spelled, async (path) => {
        const outcome = await run.release([{ path, text: 'x', before: null, mode: 0o644 }]);
        if (outcome.type === 'written') expect(contentOf(root, path)).toBe('x');
        expect(filesOf(outside)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    await tree.close();
  });
});
