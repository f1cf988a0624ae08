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

/** What the files on disk give, and the version of the program up to which that is so. */
interface Kept {
  readonly version: number;
  readonly byPath: Map<string, GivenNames>;
}

const known = new WeakMap<AnalysedProgram, Kept>();

/** What the files of the tree give, read once from the disk and again where a file changed; what a run itself brings is read at each question. */
export function givenNames(program: AnalysedProgram): readonly GivenNames[] {
  const kept = known.get(program);
  const paths = kept === undefined ? program.graph.paths().slice(0, MAX_FILES) : program.changesSince(kept.version).map(({ path }) => path);
  const byPath = kept?.byPath ?? new Map<string, GivenNames>();
  const inRun = new Set(program.runPaths());
  for (const path of paths) keep(byPath, path, inRun.has(path) ? undefined : namesIn(path, program.peek));
  known.set(program, { version: program.version, byPath });
  return [...byPath.values(), ...[...inRun].map((path) => namesIn(path, program.text))];
}

function keep(byPath: Map<string, GivenNames>, path: string, names: GivenNames | undefined): void {
  if (names !== undefined && names.globals.size + names.augmented.size > 0) byPath.set(path, names);
  else byPath.delete(path);
}

function namesIn(path: string, textOf: (path: string) => string | undefined): GivenNames {
  const text = fileKindOf(path) === 'code' ? (textOf(path) ?? '') : '';
  if (text.length > MAX_LENGTH) return { globals: new Set(), augmented: new Set() };
  return {
    globals: new Set([...text.matchAll(GLOBAL)].map(([, member, key]) => member ?? key ?? '')),
    augmented: new Set(AUGMENTING.test(text) ? [...text.matchAll(DECLARED)].map(([, name]) => name ?? '') : []),
  };
}
