import path from 'node:path';
import { fileKindOf, parseUnit } from '../../program/index.ts';
import type { AnalysedProgram, Module } from '../../program/index.ts';
import { isGlobalName } from '../knowledge/index.ts';
import { isTestPath } from '../test-code.ts';
import { hasWord } from './excused-names.ts';

/** Files of a package that are looked through for the names of one file, those that are parsed for them, and users of a name that are kept. */
const MAX_FILES = 2000;
const MAX_PARSED = 100;
const ENOUGH = 12;
const MAX_LENGTH = 200_000;

/** The files on disk that use a name undeclared, by package folder and name. */
const known = new WeakMap<AnalysedProgram, Map<string, readonly string[]>>();

/** Where a name is used. */
interface UsePlace {
  readonly path: string;
  readonly module: Module;
  readonly program: AnalysedProgram;
}

/**
 * How many other files of the package use a name that none of them declares or imports: a page, a bundler or a build gives it then.
 * Only files that were there before count, and that nothing has changed since: neither a run nor a change excuses itself.
 * Copies of one file in several module formats are one. The package is looked through once for all such names of a file.
 */
export function undeclaredUses(name: string, { path: from, module, program }: UsePlace): number {
  const byName = known.get(program) ?? new Map<string, readonly string[]>();
  known.set(program, byName);
  const folder = packageFolder(from, program);
  const keyOf = (each: string): string => `${folder}\n${each}`;
  if (!byName.has(keyOf(name))) {
    const names = [...new Set([name, ...missingIn(module)])].filter((each) => !byName.has(keyOf(each)));
    for (const [each, users] of usersOf(names, folder, program)) byName.set(keyOf(each), users);
  }
  const changed = new Set(program.changesSince(0).map((change) => change.path));
  const places = new Set((byName.get(keyOf(name)) ?? []).filter((user) => !changed.has(user)).map(placeOf));
  places.delete(placeOf(from));
  return places.size;
}

function packageFolder(from: string, program: AnalysedProgram): string {
  const folder = path.posix.dirname(program.manifests(from)[0]?.path ?? 'package.json');
  return folder === '.' ? '' : `${folder}/`;
}

/** The names that a file reads and nobody gives it. */
function missingIn(module: Module): readonly string[] {
  const reads = module.units.flatMap((unit) => unit.scopes.unresolved.filter(({ access }) => access === 'read'));
  return reads.flatMap((each) => (isGlobalName(each.name, { isTest: true }) || module.resolve(each) !== undefined ? [] : [each.name]));
}

function usersOf(names: readonly string[], folder: string, program: AnalysedProgram): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>(names.map((name) => [name, []]));
  let parsed = 0;
  for (const each of program.graph.paths().filter((at) => at.startsWith(folder) && isAsked(at)).slice(0, MAX_FILES)) {
    const text = program.peek(each) ?? '';
    const open = text.length > MAX_LENGTH ? [] : [...users].filter(([name, found]) => found.length < ENOUGH && hasWord(text, name));
    if (open.length === 0) continue;
    const missing = missingInText(each, text);
    for (const [name, found] of open) if (missing.has(name)) found.push(each);
    parsed += 1;
    if (parsed >= MAX_PARSED) break;
  }
  return users;
}

function isAsked(at: string): boolean {
  return fileKindOf(at) === 'code' && !isTestPath(at) && !/\.d(?:\.[a-z]+)?\.[cm]?ts$/.test(at);
}

function missingInText(at: string, text: string): ReadonlySet<string> {
  const outcome = parseUnit(at, text);
  const isWhole = outcome.type === 'parsed' && outcome.unit.faults.length === 0;
  return new Set(isWhole ? outcome.unit.scopes.unresolved.flatMap(({ name, access }) => (access === 'read' ? [name] : [])) : []);
}

/** `esm/utils/poll.js` and `src/utils/poll.ts` are one file. */
function placeOf(at: string): string {
  return at.split('/').slice(-2).map((step) => step.split('.')[0]).join('/');
}
