import { kinds, PATH } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** May hold `..` anywhere. */
const { rawRelative, rawAbsolute, normalRelative, normalAbsolute } = PATH;
const RELATIVE = rawRelative | normalRelative;
const ABSOLUTE = rawAbsolute | normalAbsolute;

/**
 * What a path from outside can still be, one bit each: {raw, normalised} x {relative, absolute}. Functions move between
 * them and checks take some away; harm is done while one is left. The states are those of CodeQL's query for path
 * injection, with rootedness kept beside them.
 */
export const ALL_PATHS: Kinds = kinds('path');

/** A part that can hold any text, cut out of an address that begins with `/`. */
export function asSent(set: Kinds): Kinds {
  return (set & rawAbsolute) !== 0 ? set | rawRelative : set;
}

/** True for what is known to begin with `/`. */
export function beginsAtRoot(set: Kinds): boolean {
  return (set & ABSOLUTE) !== 0 && (set & RELATIVE) === 0;
}

/** After `normalize`: `..` stands only at the beginning of a relative path. */
export function normalised(set: Kinds): Kinds {
  return moved(set, { [rawRelative]: normalRelative, [rawAbsolute]: normalAbsolute });
}

/** After `resolve` or `realpath`: absolute, without `..`. */
export function resolved(set: Kinds): Kinds {
  return moved(set, { [rawRelative]: normalAbsolute, [rawAbsolute]: normalAbsolute, [normalRelative]: normalAbsolute });
}

/** After all `..` were taken out: an absolute path says where it leads. */
export function dotless(set: Kinds): Kinds {
  return moved(set, { [rawAbsolute]: normalAbsolute });
}

/** As a later argument of `join`: what has no `..` of its own cannot leave what stands before it. */
export function joined(set: Kinds, before: string | undefined): Kinds {
  const after = before === undefined ? normalRelative | normalAbsolute : before.startsWith('/') ? normalAbsolute : normalRelative;
  return moved(set & ~normalAbsolute, { [rawRelative]: after, [rawAbsolute]: after, [normalRelative]: after });
}

/** Behind other text: an absolute path without `..` stays below it. Behind a slash all is absolute, and behind nothing else it stays free. */
export function prefixed(set: Kinds, before: string): Kinds {
  if (before === '/') return moved(set, { [rawRelative]: rawAbsolute, [normalRelative]: rawAbsolute });
  const raw = before.startsWith('/') ? rawAbsolute : rawRelative;
  return moved(set & ~normalAbsolute, { [rawRelative]: raw, [rawAbsolute]: raw, [normalRelative]: raw });
}

/** What a test of the beginning takes away when it holds; `text` is undefined when it is not constant. */
export function beginsWith(text: string | undefined): Kinds {
  if (text === '' || text === '.' || text?.startsWith('..') === true) return 0;
  if (text === '/') return RELATIVE;
  return normalRelative | normalAbsolute | (text?.startsWith('/') === true ? rawRelative : 0);
}

/** What a test of the beginning takes away when it does not hold. */
export function beginsNotWith(text: string): Kinds {
  if (text.startsWith('.')) return normalRelative;
  return text === '/' ? ABSOLUTE : 0;
}

/** What is taken away where no `..` is left: all of it behind a root, what is relative elsewhere. */
export function withoutDots(isRooted: boolean): Kinds {
  return isRooted ? ALL_PATHS : RELATIVE;
}

/** What the answer of `isAbsolute` takes away. */
export function isAbsolute(holds: boolean): Kinds {
  return holds ? RELATIVE : ABSOLUTE;
}

/** A function that refuses `..` itself (`res.sendFile`) is harmed by paths that hold none. */
export function escapesWithoutDots(set: Kinds, isRooted: boolean): boolean {
  return (set & (isRooted ? normalAbsolute | normalRelative : ABSOLUTE | normalRelative)) !== 0;
}

function moved(set: Kinds, moves: Readonly<Record<number, Kinds>>): Kinds {
  let result = set & ~ALL_PATHS;
  for (const bit of [rawRelative, rawAbsolute, normalRelative, normalAbsolute]) if ((set & bit) !== 0) result |= moves[bit] ?? bit;
  return result;
}
