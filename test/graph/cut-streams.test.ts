import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createChunker } from '../../agents/index.ts';
import { defineGenerator } from '../../index.ts';
import type { GeneratorPart } from '../../index.ts';
import { fileParts, isAnywhere, ofType, openLockstep, endOf, treeWith } from './run-fixture.ts';

const TEXT = readFileSync(new URL('../fixtures/sources/varied.ts', import.meta.url), 'utf8');
/** Judged whole by all families: imports that resolve, names that are declared. */
const CODE = `import { join } from 'node:path';

export interface Place {
  readonly folder: string;
}

export function place(at: Place, name: string): string {
  const whole = join(at.folder, \`\${name}.txt\`);
  return /\\.txt$/.test(whole) ? whole : '';
}
export const places: readonly Place[] = [{ folder: 'a' }, { folder: 'b' }]
export class Places {
  readonly all = places;
  first(): string {
    return place(this.all[0] ?? { folder: '' }, 'first');
  }
}
`;

/** `SOAK=1` cuts at every character. */
const EVERY = process.env['SOAK'] === undefined ? 5 : 1;

function chunksOf(parts: readonly { readonly type: string; readonly text: string }[]): string[] {
  return parts.flatMap((part) => (part.type === 'chunk' ? [part.text] : []));
}

describe('a stream that ends anywhere', () => {
  it('has given, at every character, only statements of the whole file', () => {
    const whole = createChunker('a.ts');
    const all = chunksOf([...whole.push(TEXT), ...whole.end()]);
    const chunker = createChunker('a.ts');
    const given: string[] = [];
    let sent = '';
    for (const character of TEXT) {
      sent += character;
      given.push(...chunksOf(chunker.push(character)));
      expect(given.join('') + chunker.pending).toBe(sent);
      expect(given).toEqual(all.slice(0, given.length));
    }
    expect(given.length).toBeGreaterThan(40);
    expect(given.length).toBeGreaterThanOrEqual(all.length - 2);
  });

  it('is not taken for whole at any character where the file is cut: what is pending is never given before its end', () => {
    for (let cut = 0; cut < TEXT.length; cut += EVERY) {
      const chunker = createChunker('a.ts');
      const before = chunksOf(chunker.push(TEXT.slice(0, cut)));
      expect(before.join('').length + chunker.pending.length).toBe(cut);
    }
  });

  it.each(['without finish', 'by throwing', 'with an abort of its own'])('%s: nothing of the unfinished unit is accepted, nothing is written', async (how) => {
    const root = treeWith();
    let parts: readonly GeneratorPart[] = [];
    const generator = defineGenerator({
      id: 'cut',
      capabilities: { repair: false, resume: true, edit: false },
      async *generate() {
        yield* parts;
        if (how === 'by throwing') await Promise.reject(new Error('cut'));
        if (how === 'with an abort of its own') yield { type: 'finish', reason: 'aborted' };
      },
    });
    const lockstep = await openLockstep(generator, { root });
    const whole = createChunker('a.ts');
    const all = chunksOf([...whole.push(CODE), ...whole.end()]);
    for (let at = 0; at < 20; at += 1) {
      const cut = 1 + Math.floor(((CODE.length - 1) * at) / 20);
      parts = fileParts('a.ts', CODE.slice(0, cut)).slice(0, -1);
      const { result, records, tree } = await endOf(root, lockstep, await lockstep.run({ prompt: 'cut', runId: `r${at}` }));
      expect(result.outcome, String(cut)).toBe(how === 'with an abort of its own' ? 'rejected' : 'failed');
      expect(result.faults.length > 0, 'a run that fails says why').toBe(result.outcome === 'failed');
      expect(tree).toEqual({});
      const accepted = ofType(records, 'chunk-accepted').map(({ chunk }) => CODE.slice(chunk.span.start, chunk.span.end));
      expect(accepted).toEqual(all.slice(0, accepted.length));
      expect(accepted.join('').length).toBeLessThanOrEqual(cut);
      expect(ofType(records, 'file-complete')).toEqual([]);
      expect(result.written).toEqual([]);
    }
    expect(isAnywhere(root, 'readonly folder')).toBe(false);
  });

  it('and one that does not is accepted whole', async () => {
    const root = treeWith();
    const generator = defineGenerator({
      id: 'whole',
      capabilities: { repair: false, resume: true, edit: false },
      async *generate() {
        yield* [...fileParts('a.ts', CODE), { type: 'finish', reason: 'complete' } as const];
        await Promise.resolve();
      },
    });
    const lockstep = await openLockstep(generator, { root });
    const { result, tree } = await endOf(root, lockstep, await lockstep.run({ prompt: 'whole', runId: 'r' }));
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(tree).toEqual({ 'a.ts': CODE });
  });
});
