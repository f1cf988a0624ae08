import path from 'node:path';
import { fileKindOf, parseUnit } from '../../program/index.ts';
import type { AnalysedProgram, Module } from '../../program/index.ts';
import { isGlobalName } from '../knowledge/index.ts';
import { isTestPath } from '../test-code.ts';
import { hasWord } from './excused-names.ts';

/** Files of a package that are looked through for names, those with a name that are parsed for it, and users of a name that are kept. */
const MAX_FILES = 2000;
const MAX_PARSED = 60;
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

/** The bounds count for each name: what is found of one does not rest on which others were asked for with it. */
function usersOf(names: readonly string[], folder: string, program: AnalysedProgram): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>(names.map((name) => [name, []]));
  const parsed = new Map<string, number>();
  for (const each of program.graph.paths().filter((at) => at.startsWith(folder) && isAsked(at)).slice(0, MAX_FILES)) {
    const text = program.peek(each) ?? '';
    if (text.length > MAX_LENGTH) continue;
    for (const [name, found] of users) {
      const before = parsed.get(name) ?? 0;
      if (found.length >= ENOUGH || before >= MAX_PARSED || !hasWord(text, name)) continue;
      parsed.set(name, before + 1);
      if (missingInFile(each, text, program).has(name)) found.push(each);
    }
  }
  return users;
}

const missing = new WeakMap<AnalysedProgram, Map<string, ReadonlySet<string>>>();

/** The names that a file on disk reads and does not have, found once. */
function missingInFile(at: string, text: string, program: AnalysedProgram): ReadonlySet<string> {
  const byPath = missing.get(program) ?? new Map<string, ReadonlySet<string>>();
  missing.set(program, byPath);
  const names = byPath.get(at) ?? missingInText(at, text);
  byPath.set(at, names);
  return names;
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
