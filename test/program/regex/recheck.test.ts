import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseRegex } from '../../../program/index.ts';
import { patterns } from './arbitrary-pattern.ts';

process.env['RECHECK_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

const REGULAR = patterns({ boundaries: false, lookarounds: false, references: false });
/** The same patterns each time. */
const DRAWN = fc.sample(fc.oneof(REGULAR, fc.tuple(REGULAR, fc.constantFrom('$', '!', 'a{3}')).map((parts) => parts.join(''))), { numRuns: process.env['SOAK'] === undefined ? 50 : 3_000, seed: 40_000 });
const PEOPLES = ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)*b', '^(\\w+\\s?)*$', '\\s+$', '^(\\d+)*-', '(x+x+)+y', '^[a-z]+$', '^(?:a|b)*c', 'a*a*b', '^\\d{1,3}(,\\d{3})*$', '^([^@]+)@([^@]+)$'];

/** What another checker of patterns says (https://github.com/makenowjust-labs/recheck). */
function theirs(source: string): string {
  const said = checkSync(source, '', { timeout: 5_000 });
  return said.status === 'vulnerable' ? said.complexity.type : said.status;
}

it('what another checker finds slow is never taken for safe, and the other way round', { timeout: 120_000 }, () => {
  const differing = [...PEOPLES, ...DRAWN].flatMap((source) => {
    const [own, other] = [analyseRegex({ source, flags: '' }).kind, theirs(source)];
    if (own === 'unknown' || other === 'unknown') return [];
    return (own === 'safe') === (other === 'safe') ? [] : [`${source}: ${own}, ${other}`];
  });
  expect(differing).toEqual([]);
});
