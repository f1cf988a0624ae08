import path from 'node:path';
import { fileKindOf, parseUnit } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';
import { isTestPath } from '../test-code.ts';
import { hasWord } from './excused-names.ts';

/** Files of a package that are looked through for a name, those that are parsed for it, and those after which no more are asked. */
const MAX_FILES = 2000;
const MAX_PARSED = 40;
const ENOUGH = 12;
const MAX_LENGTH = 200_000;

/** The files on disk that use a name undeclared, by package folder and name. */
const known = new WeakMap<AnalysedProgram, Map<string, readonly string[]>>();

/**
 * How many other files of the package use a name that none of them declares or imports: a page, a bundler or a build gives it then.
 * Only files that were there before count, and that nothing has changed since: neither a run nor a change excuses itself.
 * Copies of one file in several module formats are one.
 */
export function undeclaredUses(name: string, from: string, program: AnalysedProgram): number {
  const byName = known.get(program) ?? new Map<string, readonly string[]>();
  known.set(program, byName);
  const folder = packageFolder(from, program);
  const key = `${folder}\n${name}`;
  const users = byName.get(key) ?? usersIn(folder, name, program);
  byName.set(key, users);
  const changed = new Set(program.changesSince(0).map((change) => change.path));
  const places = new Set(users.filter((user) => !changed.has(user)).map(placeOf));
  places.delete(placeOf(from));
  return places.size;
}

function packageFolder(from: string, program: AnalysedProgram): string {
  const folder = path.posix.dirname(program.manifests(from)[0]?.path ?? 'package.json');
  return folder === '.' ? '' : `${folder}/`;
}

function usersIn(folder: string, name: string, program: AnalysedProgram): readonly string[] {
  const users: string[] = [];
  let parsed = 0;
  for (const each of program.graph.paths().filter((at) => at.startsWith(folder) && isAsked(at)).slice(0, MAX_FILES)) {
    const text = program.peek(each);
    if (text === undefined || text.length > MAX_LENGTH || !hasWord(text, name)) continue;
    if (usesUndeclared(name, each, text)) users.push(each);
    parsed += 1;
    if (parsed >= MAX_PARSED || users.length >= ENOUGH) break;
  }
  return users;
}

function isAsked(at: string): boolean {
  return fileKindOf(at) === 'code' && !isTestPath(at) && !/\.d(?:\.[a-z]+)?\.[cm]?ts$/.test(at);
}

function usesUndeclared(name: string, at: string, text: string): boolean {
  const outcome = parseUnit(at, text);
  return outcome.type === 'parsed' && outcome.unit.faults.length === 0 && outcome.unit.scopes.unresolved.some((each) => each.name === name && each.access === 'read');
}

/** `esm/utils/poll.js` and `src/utils/poll.ts` are one file. */
function placeOf(at: string): string {
  return at.replace(/\.[^/]*$/, '').split('/').slice(-2).join('/');
}
