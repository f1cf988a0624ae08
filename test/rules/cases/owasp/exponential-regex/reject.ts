export const words = /^(\w+\s?)*$/; // reject: owasp/exponential-regex likely

export function isIdentifier(text: string): boolean {
  return /^([a-z]+)+$/i.test(text); // reject: owasp/exponential-regex likely, owasp/polynomial-regex likely
}

const QUOTED = "^'(?:[^']|\\\\.)*'$";

// reject: owasp/exponential-regex likely
export const quoted = new RegExp(QUOTED, 'u');

// reject: owasp/exponential-regex likely
export const numbers = RegExp('^(?:\\d|\\d\\d)*$');

export const header = 'a: b'.split(/(?:\s*;\s*|\s)*,/); // reject: owasp/exponential-regex likely

const NAME = '(?:[a-z]+)+';
const DOT = '\\.';
// reject: owasp/exponential-regex likely
export const host = new RegExp('^' + NAME + DOT + NAME + '$', 'i');
// reject: owasp/exponential-regex likely
export const address = new RegExp(`^${NAME}@`);

// Two repetitions with an end, ambiguous inside: 4^16 ways for 64 letters.
export const groups = /^(?:\w{1,4}:?){0,8}(?:::)?(?:\w{1,4}:?){0,8}$/; // reject: owasp/exponential-regex likely

// reject: owasp/exponential-regex likely
export const anyCase = new RegExp(/^(?:[a-z]+)+$/.source, 'i');
