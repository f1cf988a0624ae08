import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseRegex } from '../../../program/index.ts';
import { isValid, patterns } from './arbitrary-pattern.ts';
import { measuredGrowth } from './measured-growth.ts';
import { match, stepsOf, textOf } from './step-count.ts';

const REGULAR = patterns({ boundaries: false, lookarounds: false, references: false });
const BOUNDED = patterns({ boundaries: true, lookarounds: false, references: false });
const EVERYTHING = patterns({ boundaries: true, lookarounds: true, references: true });
const FLAGS = fc.constantFrom('', 'i', 'm', 's', 'u', 'y', 'im', 'v', 'g');
/** `SOAK=1` tries more. */
const RUNS = { numRuns: process.env['SOAK'] === undefined ? 80 : 1_000, seed: 30_000 };
const STEPS = 100_000;

/** The same patterns each time. About one in twenty is told exponential or polynomial. */
const SAMPLE = { numRuns: process.env['SOAK'] === undefined ? 400 : 10_000, seed: 20_000 };
/** Exponential growth that hides behind a lookaround or a back-reference may be told as polynomial: seldom. */
const TAKEN_FOR_LESS = 0.04;

/** Linear with room for a large constant: four times the text may not cost more than seven times the steps. */
const LINEAR = 7;

/** The engine of Node.js 20 says that `/(?:a[^a])+/v` matches `aa`: what is negated under this flag cannot be compared with it. */
function isMisread(source: string, flags: string): boolean {
  return flags.includes('v') && source.includes('[^');
}

describe('the counting matcher', () => {
  it('finds what the engine finds, with the same captures', () => {
    fc.assert(
      fc.property(EVERYTHING, FLAGS, fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', 'é'), maxLength: 7 }), (source, flags, text) => {
        fc.pre(isValid(source, flags) && !isMisread(source, flags));
        const regex = new RegExp(source, `${flags}d`);
        const result = match(regex, text, STEPS);
        fc.pre(result.complete);
        const wanted = regex.exec(text)?.indices?.flatMap((bounds) => (bounds) ?? [-1, -1]);
        expect(result.captures).toEqual(wanted);
      }),
      { numRuns: 2_000, seed: 10_000 },
    );
  });

  it.each([[/^.$/u, '😀'], [/(?<=😀)a/u, '😀a'], [/^..$/, '😀'], [new RegExp('[^a]$', 'v'), 'a😀'], [/(?<=^(?:😀|a){2})$/u, 'a😀'], [/(.)\1/u, '😀😀']])('reads %s as the engine does', (regex, text) => {
    const found = regex.exec(text);
    expect(found).not.toBeNull();
    expect(match(regex, text).captures?.slice(0, 2)).toEqual([found?.index, (found?.index ?? 0) + (found?.[0].length ?? 0)]);
  });
});

describe('a verdict', () => {
  it('of safe means linear, on what would pump and on what is drawn', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '!'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.oneof(REGULAR, BOUNDED), FLAGS, fc.tuple(word, word, word), (source, flags, [prefix, pump, suffix]) => {
        fc.pre(isValid(source, flags));
        const regex = new RegExp(source, flags);
        fc.pre(analyseRegex(regex).kind === 'safe');
        const [short, long] = [40, 160].map((turns) => stepsOf(regex, { prefix, pump, suffix }, turns));
        expect((long ?? 0) / (short ?? 1)).toBeLessThan(LINEAR);
      }),
      RUNS,
    );
  });

  it('of polynomial or exponential comes with a text on which the steps grow so', () => {
    const tally = new Map<string, string[]>();
    for (const [source, flags] of fc.sample(fc.tuple(EVERYTHING, FLAGS), SAMPLE)) {
      const verdict = isValid(source, flags) ? analyseRegex({ source, flags }) : undefined;
      if (verdict?.kind !== 'polynomial' && verdict?.kind !== 'exponential') continue;
      const key = `${verdict.kind}, measured ${measuredGrowth(new RegExp(source, flags), verdict.witness)}`;
      tally.set(key, [...(tally.get(key) ?? []), `/${source}/${flags} ${JSON.stringify(verdict.witness)}`]);
    }
    const patternsOf = (key: string): readonly string[] => tally.get(key) ?? [];
    expect(patternsOf('exponential, measured slower')).toEqual([]);
    const exponential = patternsOf('exponential, measured exponential').length;
    const polynomial = patternsOf('polynomial, measured slower').length;
    expect(exponential).toBeGreaterThan(SAMPLE.numRuns / 100);
    expect(polynomial).toBeGreaterThan(SAMPLE.numRuns / 30);
    expect(patternsOf('exponential, measured unmeasured').length).toBeLessThan(exponential / 4);
    expect(patternsOf('polynomial, measured unmeasured').length).toBeLessThan(polynomial / 20);
    expect(patternsOf('polynomial, measured exponential').length / polynomial).toBeLessThan(TAKEN_FOR_LESS);
  }, 600_000);

  it('of polynomial comes with a text that costs more than its length', () => {
    let measured = 0;
    for (const [source, flags] of fc.sample(fc.tuple(EVERYTHING, FLAGS), SAMPLE)) {
      const verdict = isValid(source, flags) ? analyseRegex({ source, flags }) : undefined;
      if (verdict?.kind !== 'polynomial') continue;
      const counts = [8, 16, 32, 64, 128, 256, 512].map((turns) => match(new RegExp(source, flags), textOf(verdict.witness, turns), STEPS)).filter(({ complete }) => complete);
      if (counts.length < 2) continue;
      measured++;
      const growth = counts.slice(1).map(({ steps }, at) => steps / (counts[at]?.steps ?? 1));
      expect(Math.max(...growth.slice(-3)), `/${source}/${flags} ${JSON.stringify(verdict.witness)}`).toBeGreaterThan(2.2);
    }
    expect(measured).toBeGreaterThan(SAMPLE.numRuns / 30);
  }, 600_000);
});
