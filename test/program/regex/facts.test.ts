import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedTextCanHold, charactersAllowedBy, charactersExcludedBy, charactersOf, charactersRemovedBy, fixedPrefixOf, hasGlobalFlag } from '../../../program/index.ts';

const text = fc.string({ unit: fc.constantFrom(...'aZ09_-./\\ \n<>"\'&;:$|`xé😀K\u017f'), maxLength: 12 });

describe('charactersRemovedBy', () => {
  it.each([
    [/[<>"'&]/g, '<>"\'&', 'a/'],
    [/[^\w.-]/g, '<>/\\ \n;$|', 'aZ0_.-'],
    [/[^\w.-]+/gi, '</ ', 'a.'],
    [/<|>|(")/g, '<>"', '\''],
    [/<[^>]*>/g, '', '<>'],
    [/[<>]/, '', '<'],
    [/x*|</g, '', '<x'],
    [/<|x*/g, '<', 'x'],
    [/\b</g, '', '<'],
    [/\.\.|[/]/g, '/', '.'],
    [/</gy, '', '<'],
    [/[^\x00-\x7f]/g, 'é😀', 'a'],
    [/[^\p{L}]/gu, '😀<', 'aé'],
  ])('%s removes all of `%s` and not `%s`', (regex, removed, kept) => {
    const set = charactersRemovedBy(regex);
    expect(Array.from(removed).filter((char) => !set.has(char))).toEqual([]);
    expect(Array.from(kept).filter((char) => set.has(char))).toEqual([]);
  });

  it('never names a character that is left over', () => {
    const regexes = [/[<>"'&]/g, /[^\w.-]/g, /x*|</g, /<|x*/g, /[^a-z]+/gi, /a|b+|c{1,3}/g, /(?:x|y)+?/g, /[\W_]/gu, /k/giu];
    fc.assert(
      fc.property(fc.constantFrom(...regexes), text, (regex, subject) => {
        const left = subject.replace(regex, '');
        expect(Array.from(left).filter((char) => charactersRemovedBy(regex).has(char))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('charactersExcludedBy', () => {
  it('names what cannot stand in a text that the pattern does not match', () => {
    const regexes = [/[^a-z]/, /[^\w-]/i, /[<>]|\.\./, /\/|\\/, /x*/, /^\//];
    fc.assert(
      fc.property(fc.constantFrom(...regexes), text, (regex, subject) => {
        if (!regex.test(subject)) expect(Array.from(subject).filter((char) => charactersExcludedBy(regex).has(char))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(charactersExcludedBy(/[^a-z]/).has('/')).toBe(true);
    expect(charactersExcludedBy(/[^a-z]/g).has('/')).toBe(false);
    expect(charactersExcludedBy(/[<>]|\.\./).has('.')).toBe(false);
  });
});

describe('charactersAllowedBy', () => {
  it.each([
    [/^[\w-]+$/, 'aZ0_-', '/.:\n<'],
    [/^\d+$/, '09', 'a-\n'],
    [/^(?:a|b\.c)$/, 'ab.c', 'd'],
    [/^a$|^b$/, 'ab', 'c'],
    [/^[a-z]+$/i, 'aZ', 'é\u017f'],
    [/^[a-z]+$/iu, 'aZ\u017f', 'é'],
    [/^(?=.*<)[a-z]+$/, 'a', '<'],
    [/^[^<]$/, 'a😀', '<'],
  ])('%s admits `%s` and not `%s`', (regex, allowed, refused) => {
    const set = charactersAllowedBy(regex);
    expect(Array.from(allowed).filter((char) => set?.has(char) !== true)).toEqual([]);
    expect(Array.from(refused).filter((char) => set?.has(char) === true)).toEqual([]);
  });

  it.each([/[\w-]+$/, /^[\w-]+/, /^[\w-]+$/m, /^a|b$/, /\w/, { source: '(', flags: '' }])('%s says nothing about the whole text', (regex) => {
    expect(charactersAllowedBy(regex)).toBeUndefined();
  });

  it('is never smaller than what is accepted', () => {
    const regexes = [/^[\w-]+$/, /^\d+(?:\.\d+)?$/, /^(?:\w+\/)*\w+$/, /^(['"]).*\1$/s, /^[^\s<>]*$/u, /^(?!-)[a-z\-.]{1,5}$/i, /^.?$|^\.+$/];
    fc.assert(
      fc.property(fc.constantFrom(...regexes), text, (regex, subject) => {
        if (!regex.test(subject)) return;
        const set = charactersAllowedBy(regex);
        expect(charactersOf(subject).ranges.length === 0 || Array.from(subject).every((char) => set?.has(char) === true)).toBe(true);
        for (let at = 0; at + 1 < subject.length; at++) expect(acceptedTextCanHold(regex, subject.slice(at, at + 2))).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });
});

describe('acceptedTextCanHold', () => {
  it.each([
    [/^\w+(?:\.\w+)*$/, '..', false], [/^\w+(?:\.\w+)*$/, '.', true], [/^[\w.]+$/, '..', true], [/^\w+$/, '\n', false],
    [/^(?:https?:\/\/)?\w+$/, '//', true], [/^(?:https?:\/\/)?\w+$/, '///', false], [/\w+/, '../', true], [/^(?:a|b)$/, 'ab', false],
  ])('%s with `%s`: %s', (regex, part, expected) => {
    expect(acceptedTextCanHold(regex, part)).toBe(expected);
  });
});

describe('fixedPrefixOf', () => {
  it.each([
    [/^https:\/\/example\.com\//, 'https://example.com/'], [/^https?:\/\//, 'http'], [/^(?:https:\/\/a\.com|https:\/\/b\.com)\//, 'https://'],
    [/https:/, ''], [/^https:/m, ''], [/^https:/i, ''], [/^abc$/, 'abc'], [/^(?:ab){2}c*/, 'abab'], [/^a|b/, ''], [/^\/+x/, '/'], [/^/, ''], [/^😀/u, '😀'],
  ])('%s begins with `%s`', (regex, prefix) => {
    expect(fixedPrefixOf(regex)).toBe(prefix);
  });
});

describe('sets of characters', () => {
  it('follow the laws of sets', () => {
    const set = fc.string({ unit: 'binary', maxLength: 6 }).map(charactersOf);
    fc.assert(
      fc.property(set, set, fc.nat(0x10ffff), (left, right, code) => {
        expect(left.intersect(right).hasCode(code)).toBe(left.hasCode(code) && right.hasCode(code));
        expect(left.union(right).hasCode(code)).toBe(left.hasCode(code) || right.hasCode(code));
        expect(left.complement().hasCode(code)).toBe(!left.hasCode(code));
        expect(left.intersect(right).isSubsetOf(left)).toBe(true);
        expect(left.isSubsetOf(right)).toBe(left.intersect(right.complement()).isEmpty);
      }),
    );
  });

  it('come with the flag that says whether all matches count', () => {
    expect([/a/g, /a/].map(hasGlobalFlag)).toEqual([true, false]);
  });
});
