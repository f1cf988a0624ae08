import { describe, expect, it } from 'vitest';
import { analyseRegex } from '../../../program/index.ts';
import type { RegexVerdict } from '../../../program/index.ts';
import { stepsOf } from './step-count.ts';

function verdictOf({ source, flags }: RegExp): RegexVerdict {
  return analyseRegex({ source, flags });
}

const EXPONENTIAL = [
  /(a+)+$/, /^(a|a)*$/, /(a*)*b/, /^(\w+\s?)*$/, /^(?:a|b|ab)*c/, /^(([a-z])+.)+[A-Z]([a-z])+$/, /(x+x+)+y/, /^(?:\d+)*$/,
  /(?!(a+)+b)x/, /^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*@/, /^(?:(?:a|a)*b|a*)/, /([a-z]+)+\d/y, /^(?:.|[\s\S])*x$/,
  /^(\p{L}|\w)*$/u, /^((([a-z]+)*)*)*$/, /^(?:(?:[a-z]|a\b)+-?)+!/, /^(?:a{1,3})*$/, /^(?:[^"]|\\.)*"$/, /^(?:K|k)+$/iu,
  /^([^-]+)-([A-Za-z0-9+/=]{44,88})(\?[\x21-\x7E]*)*$/, /((b|[^a])|.)*a/s, /(?:a|\w{0,2}?)+.+?[ab]/, /^x*|(?:y+)+z/g,
  /^(?=(a+)+$)[a-z]/, /^(?!(?:a+)+$)[a-z]+$/, /x(?=(?=(a|a)*b)a)/,
];
const POLYNOMIAL: readonly (readonly [RegExp, number])[] = [
  [/\s+$/, 2], [/^\s+|\s+$/g, 2], [/a*a*b/, 3], [/^a*a*b/, 2], [/\d+\.\d+/, 2], [/<!--[\s\S]*?-->/, 2], [/[ \t]*\n/, 2], [/^\s*|\s*$/g, 2], [/^[^a]*|a+b/g, 2], [/^.*,.*,.*$/, 3], [/^key:\s*(.+?)\s*$/m, 2], [/^(?=a*a*$)[a-z]/, 2],
  [/^[a-z][\w.-]*[a-z]@[a-z][\w.-]*[a-z]\.[a-z][a-z.]*[a-z]$/i, 2],
];
const SAFE = [
  /^a+$/, /a+/, /(a*)*/, /^\s+/, /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/, /^(?=(\w+))\1:/, /\bfoo\w+$/, /\b\w+\b$/, /https?:\/\/\S+/, /^(?:.|\n)*$/,
  /^(?:[^"\\]|\\.)*"/, /\s+$/y, /^(?:a|b|c)*d$/, /x{1,5000}/, /^\d{1,3}(?:\.\d{1,3}){3}$/, /(?:)/, /[]/, /^$/, /\w+/g, /^.*,.*,.*$/s, /(a*)*/g, /[^\w.-]+/g, /^(?=.*[A-Z])(?=.*\d).{8,}$/,
];

describe('analyseRegex', () => {
  it.each(EXPONENTIAL)('calls %s exponential and shows a text', (regex) => {
    const verdict = verdictOf(regex);
    expect(verdict.kind).toBe('exponential');
    if (verdict.kind !== 'exponential') return;
    const [two = 0, four = 0, six = 0] = [2, 4, 6].map((turns) => stepsOf(regex, verdict.witness, turns));
    expect(four / two).toBeGreaterThan(2.5);
    expect(six / four).toBeGreaterThan(2.5);
  });

  it.each(POLYNOMIAL)('calls %s polynomial of degree %i and shows a text', (regex, degree) => {
    const verdict = verdictOf(regex);
    expect(verdict).toMatchObject({ kind: 'polynomial', degree });
    if (verdict.kind !== 'polynomial') return;
    const growth = stepsOf(regex, verdict.witness, 120) / stepsOf(regex, verdict.witness, 60);
    expect(growth).toBeGreaterThan(0.8 * 2 ** degree);
    expect(growth).toBeLessThan(1.2 * 2 ** degree);
  });

  it.each(SAFE)('calls %s safe', (regex) => {
    expect(verdictOf(regex)).toEqual({ kind: 'safe' });
  });

  it.each([
    ['(', ''], ['a', 'gg'], ['a', 'x'], ['a', 'uv'], ['[b-a]', ''], ['\\k<a>', 'u'], ['a**', ''],
  ])('says that /%s/%s is no regular expression', (source, flags) => {
    expect(analyseRegex({ source, flags })).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/./) });
  });

  it.each([
    ['nesting', '('.repeat(5_000) + ')'.repeat(5_000)],
    ['length', 'a'.repeat(20_000)],
    ['counters in counters', '(?:(?:(?:a{1,60}b){1,60}c){1,60}d){1,60}'],
    ['many alternatives', `^(?:${Array.from({ length: 900 }, (_, at) => `${String.fromCharCode(97 + (at % 26))}${at}`).join('|')})*$`],
    ['many loops', '.*'.repeat(500)],
  ])('ends with a verdict whatever the %s', (_, source) => {
    expect(['safe', 'unknown', 'polynomial', 'exponential']).toContain(analyseRegex({ source, flags: '' }).kind);
  });

  it('does not call safe what it cannot follow', () => {
    expect(verdictOf(/(?<=a*)b/)).toMatchObject({ kind: 'unknown', reason: 'a lookbehind without a bound' });
  });

  it.each([['((aa*)*a*\\B){2}\\s'], ['^(?:\\w{1,4}:?){0,8}(?:::)?(?:\\w{1,4}:?){0,8}$']])('calls %s exponential, though few turns end', (source) => {
    expect(analyseRegex({ source, flags: '' }).kind).toBe('exponential');
  });

  it('says the same again', () => {
    expect(verdictOf(/(a+)+$/)).toBe(verdictOf(/(a+)+$/));
  });

  it.each([['^(a?){50}(a?){50}b$'], ['^(\\w?\\d?){20}$'], ['(a|aa){20}b']])('calls %s exponential, though each repetition has an end', (source) => {
    expect(analyseRegex({ source, flags: '' }).kind).toBe('exponential');
  });

  it.each([['^(?:\\d{1,3}\\.){3}\\d{1,3}$'], ['^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$'], ['^(?:\\w+,){0,12}\\w+$']])('of %s is not exponential: no text can be shared out among its rounds in many ways', (source) => {
    expect(analyseRegex({ source, flags: '' }).kind).not.toBe('exponential');
  });

  it.each([['(a+)+(a(aa){2}a)a'], ['(?:a*)*a{5}'], ['((a\\1)*|a){1,3}a{1,3}\\b'], ['^(?:\\w{1,2}:?){0,8}$'], ['(((\\1)*)*((a)*a){1,3}a){0,2}?$']])('of %s is not exponential: only short texts fail to match, or the steps grow by ever less', (source) => {
    expect(analyseRegex({ source, flags: '' }).kind).not.toBe('exponential');
  });
});
