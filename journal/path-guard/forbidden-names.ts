import { STATE_FOLDER } from '../layout.ts';
import { ALLOW, reject, type PathVerdict } from './verdict.ts';

/** Folders into which nothing generated goes, at any depth, and why. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ...['.git', '.svn', '.hg', '.bzr', '.jj', '_darcs'].map((name): [string, string] => [name, 'it belongs to version control']),
  [STATE_FOLDER, 'it is our own state'],
  ['node_modules', 'it lies in an installed dependency'],
]);

/** Keys that reach the prototype when a path is used as the key of an object. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set([
  '__proto__', 'constructor', 'prototype', '__definegetter__', '__definesetter__', '__lookupgetter__', '__lookupsetter__',
]);

/** Our own rules: a generator that could write them could waive itself through. */
const OWN_RULES = /^lockstep(?:\.config\.[a-z]+|-baseline\.json)$/;

function judgeName(name: string): PathVerdict {
  const why = FOLDERS.get(name);
  if (why !== undefined) return reject(`${name}: ${why}`);
  if (PROTOTYPE_KEYS.has(name)) return reject(`${name}: it is a key of every object's prototype`);
  return OWN_RULES.test(name) ? reject(`${name}: policy and baseline never come from generated code`) : ALLOW;
}

/** Judges a segment by what it means. `name` is folded: lower case, no trailing dots or spaces. */
export function judgeForbidden(name: string): PathVerdict {
  return judgeName(name.replace(/[. ]+$/, ''));
}
