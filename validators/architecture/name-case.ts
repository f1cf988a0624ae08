import type { NameCase } from '../../contract/index.ts';

/** A name in the wanted case; the same when it is in it already. What is no letter or number separates words; a leading dot, `_` or `[` stays. */
export function inCase(name: string, wanted: NameCase): string {
  const [head = ''] = /^[._[\]$]*/.exec(name) ?? [];
  const tail = /\]*$/.exec(name)?.[0] ?? '';
  const body = name.slice(head.length, tail === '' ? undefined : -tail.length);
  if (body === '' || FORMS[wanted].test(body)) return name;
  return head + joined(wordsIn(body), wanted) + tail;
}

const FORMS: Readonly<Record<NameCase, RegExp>> = {
  'kebab-case': /^[a-z\d]+(?:-[a-z\d]+)*$/,
  snake_case: /^[a-z\d]+(?:_[a-z\d]+)*$/,
  camelCase: /^[a-z][a-zA-Z\d]*$/,
  PascalCase: /^[A-Z][a-zA-Z\d]*$/,
};

/** `userCard`, `HTTPServer`, `user-card` and `user_card` have two words each. */
function wordsIn(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];
}

function joined(words: readonly string[], wanted: NameCase): string {
  const lower = words.map((word) => word.toLowerCase());
  if (wanted === 'kebab-case') return lower.join('-');
  if (wanted === 'snake_case') return lower.join('_');
  const capital = lower.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('');
  return wanted === 'PascalCase' ? capital : `${capital[0]?.toLowerCase() ?? ''}${capital.slice(1)}`;
}

/** What is asked of names in words, for the brief. */
export function namingWords({ case: written, pattern }: { readonly case?: NameCase; readonly pattern?: string }): string {
  return [written === undefined ? '' : `in ${written}`, pattern === undefined ? '' : `so that it matches ${pattern}`].filter((each) => each !== '').join(' and ');
}
