import fc from 'fast-check';

/** What a generated pattern may hold beside characters, groups and repetitions. */
export interface PatternShape {
  readonly boundaries: boolean;
  readonly lookarounds: boolean;
  readonly references: boolean;
}

const QUANTIFIERS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{2,}', '{0,2}?'];

/** Sources of small patterns over a and b that the engine accepts, most of them with nested repetitions. */
export function patterns({ boundaries, lookarounds, references }: PatternShape): fc.Arbitrary<string> {
  const atoms = ['a', 'b', '[ab]', '.', '\\w', '[^a]', '\\s', ...(boundaries ? ['^', '$', '\\b', '\\B'] : []), ...(references ? ['\\1'] : [])];
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: fc.constantFrom(...atoms) },
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern'), fc.constantFrom(...QUANTIFIERS)).map(([open, inner, quantifier]) => `${open}${inner})${quantifier}`) },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom('a', 'b', '[ab]', '.', '\\w'), fc.constantFrom(...QUANTIFIERS)).map((parts) => parts.join('')) },
      { weight: 1, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
      ...(lookarounds ? [{ weight: 1, arbitrary: fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('pattern')).map(([open, inner]) => `${open}${inner})`) }] : []),
    ),
    pattern: fc.oneof(
      { weight: 4, arbitrary: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')) },
      { weight: 1, arbitrary: fc.tuple(tie('piece'), tie('piece')).map((alternatives) => alternatives.join('|')) },
    ),
  }));
  return pattern.filter((source) => source.length <= 60);
}

/** Some patterns are allowed without `u` only: a reference to a group that is not there, a repeated lookahead. */
export function isValid(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
