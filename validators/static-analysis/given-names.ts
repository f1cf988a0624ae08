import { fileKindOf } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';

/** Names that a file gives to others without exporting them. */
export interface GivenNames {
  /** `window.app = …`, also in a text that becomes code: every file has the name. */
  readonly globals: ReadonlySet<string>;
  /** `declare module './config.js' { export interface Port … }`: another module of the tree has the name. */
  readonly augmented: ReadonlySet<string>;
}

const GLOBAL = /\b(?:globalThis|global|window|self)\s*(?:\.\s*([A-Za-z_$][\w$]*)|\[\s*['"]([A-Za-z_$][\w$]*)['"]\s*\])\s*(?:\?\?|\|\|)?=(?!=)/g;
const AUGMENTING = /\bdeclare\s+module\s+['"]/;
const DECLARED = /\b(?:interface|type|class|enum|const|let|function|namespace)\s+([A-Za-z_$][\w$]*)/g;
/** More is not looked through: the names of a larger tree are then judged without it. */
const MAX_FILES = 5000;
const MAX_LENGTH = 200_000;

const known = new WeakMap<AnalysedProgram, GivenNames>();

/** What the files of the tree give, read once a program from the disk; what a run itself brings is read at each question. */
export function givenNames(program: AnalysedProgram): readonly GivenNames[] {
  const onDisk = known.get(program) ?? namesIn(program.graph.paths().slice(0, MAX_FILES), program.peek);
  known.set(program, onDisk);
  return [onDisk, namesIn(program.runPaths(), program.text)];
}

function namesIn(paths: readonly string[], textOf: (path: string) => string | undefined): GivenNames {
  const globals = new Set<string>();
  const augmented = new Set<string>();
  for (const path of paths) {
    const text = fileKindOf(path) === 'code' ? textOf(path) : undefined;
    if (text === undefined || text.length > MAX_LENGTH) continue;
    for (const [, member, key] of text.matchAll(GLOBAL)) globals.add(member ?? key ?? '');
    if (AUGMENTING.test(text)) for (const [, name] of text.matchAll(DECLARED)) augmented.add(name ?? '');
  }
  return { globals, augmented };
}
