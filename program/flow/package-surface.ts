import { packageEntriesOf } from '../package-entries.ts';
import type { PackageEntries } from '../package-entries.ts';
import type { AnalysedProgram } from '../program.ts';
import { isHandedOn } from './handed-on.ts';

/**
 * Answers whether others than the program itself may call what a file exports, all of it or under the names that are asked for;
 * `unknown` while an entry of its package is missing.
 */
export type PackageSurface = (path: string, names?: () => readonly string[]) => 'yes' | 'no' | 'unknown';

/** So many of the nearest files are looked through for a module that is loaded by a computed name. */
const MAX_LOOKED = 40;
/** So many files that load a file, and those that load them, are asked for. */
const MAX_LOADING = 256;

/**
 * What stands in a package's entries and in the files they load, after `PackageExports` of CodeQL's libraries for JavaScript.
 * It only decides what informs, so its looks are not noted: no verdict rests on the files in between.
 */
export function createPackageSurface(program: AnalysedProgram): PackageSurface {
  const known = new Map<string, ReadonlySet<string>>();
  const reached = (entries: readonly string[]): ReadonlySet<string> => {
    const key = entries.join('\n');
    const found = known.get(key) ?? loadedBy(entries, program);
    known.set(key, found);
    return found;
  };
  return (path, names) =>
    program.aside(() => {
      const entries = packageEntriesOf(path, program);
      if (entries === undefined) return 'yes';
      const entered = [...entries.files, ...enteredBy(path, entries, program)];
      const files = reached(entered);
      const isLoaded = files.has(path);
      if (isLoaded && (names === undefined || isHandedOn({ path, names: names() }, { entries: new Set(entered), files }, program))) return 'yes';
      return entries.isWhole && !loadsComputed(files, program) ? 'no' : 'unknown';
    });
}

/** The files through which a file is loaded, as far as entries with a `*` stand for them. */
function enteredBy(path: string, { matches }: PackageEntries, { graph }: AnalysedProgram): readonly string[] {
  if (matches === undefined) return [];
  const loading = new Set([path]);
  for (const each of loading) if (loading.size <= MAX_LOADING) for (const file of graph.dependentsOf(each)) loading.add(file);
  return [...loading].filter(matches);
}

/** The files that some files load, themselves among them, nearest first. */
function loadedBy(entries: readonly string[], { graph }: AnalysedProgram): ReadonlySet<string> {
  const found = new Set(entries);
  for (const path of found) for (const { file } of graph.dependenciesOf(path)) if (file !== undefined) found.add(file);
  return found;
}

/** `require(path.join(__dirname, name))`: it may load any file. */
function loadsComputed(files: ReadonlySet<string>, { text }: AnalysedProgram): boolean {
  return [...files].slice(0, MAX_LOOKED).some((path) => /\b(?:require|import)\s*\(\s*[^'"`\s)]/.test(text(path) ?? ''));
}
