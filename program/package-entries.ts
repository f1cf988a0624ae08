import path from 'node:path';
import { fieldsOf, parseJsonText } from './json-text.ts';
import { stringsIn } from './path-alias.ts';
import type { Resolution } from './resolve.ts';
import { sourcesOf } from './workspace-package.ts';

/** The files by which others enter a package. */
export interface PackageEntries {
  readonly files: readonly string[];
  /** The files that an entry with a `*` stands for (https://nodejs.org/api/packages.html#subpath-patterns); undefined where none has one. */
  readonly matches?: (file: string) => boolean;
  /** False when an entry is not there (yet) and has no source that is. */
  readonly isWhole: boolean;
}

/** The tree, as far as its packages are asked about. */
interface Tree {
  text(path: string): string | undefined;
  resolve(from: string, specifier: string): Resolution;
  /** The files directly in a folder. */
  filesIn(folder: string): readonly string[];
}

/**
 * The files by which others enter the package that a file belongs to: `main`, `module`, `exports`, `browser` and `bin` of the
 * nearest `package.json` (https://nodejs.org/api/packages.html). None where the package is private and names no entry; undefined
 * where there is no package.
 */
export function packageEntriesOf(file: string, tree: Tree): PackageEntries | undefined {
  const at = nearestManifest(file, tree);
  if (at === undefined) return undefined;
  const manifest = fieldsOf(parseJsonText(tree.text(at) ?? ''));
  const named = ['main', 'module', 'exports', 'browser', 'bin', 'source'].flatMap((field) => stringsIn(manifest[field])).filter((each) => !/\.(?:d\.[cm]?ts|json|css|node|wasm)$/.test(each));
  const targets = named.length > 0 ? named : manifest['private'] === true ? [] : ['index.js'];
  const files = targets.filter((each) => !each.includes('*')).map((each) => filesAt(each, at, tree));
  const patterns = targets.filter((each) => each.includes('*')).map((each) => patternsAt(each, at, tree));
  return {
    files: files.flat(),
    ...(patterns.length === 0 ? {} : { matches: (file) => patterns.some((each) => each.some((matches) => matches(file))) }),
    isWhole: [...files, ...patterns].every((each) => each.length > 0),
  };
}

/** `./dist/*.js`: what is built or its source; `*` stands for any text, with `/` too. None where there is no such folder. */
function patternsAt(target: string, manifest: string, { filesIn }: Tree): readonly ((file: string) => boolean)[] {
  return [target, ...sourcesOf(target)].flatMap((each) => {
    const [before = '', after = ''] = path.posix.join(path.posix.dirname(manifest), each).replace(CODE_ENDING, '').split('*');
    const matches = (file: string): boolean => {
      const bare = file.replace(CODE_ENDING, '');
      return bare.length >= before.length + after.length && bare.startsWith(before) && bare.endsWith(after);
    };
    return filesIn(path.posix.dirname(`${before}.`)).length === 0 ? [] : [matches];
  });
}

/** Sources and what is built of them differ in it. */
const CODE_ENDING = /\.[cm]?[jt]sx?$/;

function nearestManifest(file: string, { text }: Tree): string | undefined {
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    const at = path.posix.join(folder, 'package.json');
    if (text(at) !== undefined) return at;
    if (folder === '.' || folder === '/') return undefined;
  }
}

/** The file that an entry names, and the source from which it is built. */
function filesAt(target: string, manifest: string, tree: Tree): readonly string[] {
  return [target, ...sourcesOf(target)].flatMap((each) => {
    const resolution = tree.resolve(manifest, `./${path.posix.normalize(each)}`);
    return resolution.type === 'file' ? [resolution.path] : [];
  });
}
