export const words = /^\w+(?:\s\w+)*\s?$/;
export const alwaysMatches = /(a*)*/;
export const oneWay = /^(?:[^"\\]|\\.)*"/;
export const square = /\s+$/;
export const counted = /^(?:\d{1,3}\.){3}\d{1,3}$/;
export const guarded = /^(?=(\w+))\1:/;

export function matcher(source: string): RegExp {
  return new RegExp(source, 'u');
}

export function shadowed(RegExp: (source: string) => string): string {
  return RegExp('^(a+)+$');
}

const NAME = '[a-z]+';
export const host = new RegExp('^' + NAME + '\\.' + NAME + '$', 'i');

/** What a part of the pattern is comes from elsewhere. */
export function between(open: string): RegExp {
  return new RegExp(open + '(a+)+$');
}

// At most 2^8 ways, then there is an end.
export const octets = /^(?:\w{1,2}:?){0,8}$/;

// What stands for a part is put in before anything is matched.
export const nested = new RegExp(/\((?:[^()]|<self>)*\)/.source.replace('<self>', '\\([^()]*\\)'));
