import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInRecording } from '../../../agents/generators/recorded-place.ts';
import type { RecordedPart } from '../../../agents/generators/recording.ts';
import type { AcceptedPrefix } from '../../../index.ts';

interface Attempt {
  /** What was accepted of it, and what was refused behind that. */
  readonly kept: string;
  readonly refused: string;
}

function recorded(attempts: readonly Attempt[]): readonly RecordedPart[] {
  return attempts.flatMap(({ kept, refused }, at): readonly RecordedPart[] => [
    { attempt: at + 1, t: 0, part: { type: 'file-start', file: 'f', path: 'a.js', operation: 'create' } },
    { attempt: at + 1, t: 0, part: { type: 'text-delta', file: 'f', text: kept + refused } },
  ]);
}

function accepted(text: string): readonly AcceptedPrefix[] {
  return [{ path: 'a.js', operation: 'create', text, complete: false }];
}

const LENGTH = 'let v100;\n'.length;

/** Statements of which no two are the same, so that a text stands at one place only. */
const attempts = fc
  .uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 6, maxLength: 24 })
  .map((numbers) => numbers.map((number) => `let v${number};\n`))
  .chain((statements) => fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 4 }).map((sizes) => cut(statements, sizes)));

function cut(statements: readonly string[], sizes: readonly (readonly [number, number])[]): readonly Attempt[] {
  let at = 0;
  const take = (count: number): string => statements.slice(at, (at += count)).join('');
  return sizes.map(([kept, refused]) => ({ kept: take(kept), refused: take(refused) })).filter(({ kept }) => kept !== '');
}

describe('where a recording goes on', () => {
  it('is behind what was accepted of it, in the attempt that brought the last of that', () => {
    fc.assert(
      fc.property(attempts, fc.nat(), (all, seed) => {
        const last = seed % all.length;
        const known = LENGTH * (1 + (seed % ((all[last]?.kept.length ?? LENGTH) / LENGTH)));
        const text = all.slice(0, last).map(({ kept }) => kept).join('') + (all[last]?.kept.slice(0, known) ?? '');
        expect(placeInRecording(recorded(all), accepted(text))).toEqual({ attempt: last + 1, known: new Map([['a.js', known]]) });
      }),
    );
  });

  it('is the beginning where nothing was accepted', () => {
    expect(placeInRecording(recorded([{ kept: 'a;', refused: 'b;' }]), [])).toEqual({ attempt: 1, known: new Map() });
  });

  it('is the last attempt that any file has a part of', () => {
    const parts = recorded([{ kept: 'a;', refused: 'x;' }, { kept: 'b;', refused: '' }]);
    const other: readonly RecordedPart[] = [
      { attempt: 1, t: 0, part: { type: 'file-start', file: 'g', path: 'b.js', operation: 'create' } },
      { attempt: 1, t: 0, part: { type: 'text-delta', file: 'g', text: 'c;' } },
    ];
    expect(placeInRecording([...other, ...parts], [...accepted('a;b;'), { path: 'b.js', operation: 'create', text: 'c;', complete: true }])).toEqual({ attempt: 2, known: new Map([['a.js', 2]]) });
  });
});
