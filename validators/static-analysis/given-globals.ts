import { fileKindOf } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';

const GIVEN = /\b(?:globalThis|global|window|self)\s*(?:\.\s*([A-Za-z_$][\w$]*)|\[\s*['"]([A-Za-z_$][\w$]*)['"]\s*\])\s*(?:\?\?|\|\|)?=(?!=)/g;
/** More is not looked through: the names of a larger tree are then judged without it. */
const MAX_FILES = 5000;
const MAX_LENGTH = 200_000;

const known = new WeakMap<AnalysedProgram, ReadonlySet<string>>();

/**
 * The names that code of the tree gives to everybody (`window.app = …`), also in a text that becomes code. Read once a program, from the
 * disk: what a run itself brings is asked for by name.
 */
export function globalsGiven(program: AnalysedProgram): ReadonlySet<string> {
  const found = known.get(program) ?? namesIn(program);
  known.set(program, found);
  return found;
}

/** The names that a text gives to everybody. */
export function namesGiven(text: string): readonly string[] {
  return Array.from(text.matchAll(GIVEN), ([, member, key]) => member ?? key ?? '');
}

function namesIn(program: AnalysedProgram): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of program.graph.paths().slice(0, MAX_FILES)) {
    const text = fileKindOf(path) === 'code' ? program.peek(path) : undefined;
    if (text === undefined || text.length > MAX_LENGTH) continue;
    for (const name of namesGiven(text)) names.add(name);
  }
  return names;
}
