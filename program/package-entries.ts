import path from 'node:path';
import { fieldsOf, parseJsonText } from './json-text.ts';
import { stringsIn } from './path-alias.ts';
import type { Resolution } from './resolve.ts';
import { sourcesOf } from './workspace-package.ts';

/** The files by which others enter a package. */
export interface PackageEntries {
  readonly files: readonly string[];
  /** False when an entry stands for many files, or for one that is not there (yet) and has no source that is. */
  readonly isWhole: boolean;
}

/** The tree, as far as its packages are asked about. */
interface Tree {
  text(path: string): string | undefined;
  resolve(from: string, specifier: string): Resolution;
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
  const files = targets.map((each) => (each.includes('*') ? undefined : fileAt(each, at, tree)));
  return { files: files.filter((each) => each !== undefined), isWhole: files.every((each) => each !== undefined) };
}

function nearestManifest(file: string, { text }: Tree): string | undefined {
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    const at = path.posix.join(folder, 'package.json');
    if (text(at) !== undefined) return at;
    if (folder === '.' || folder === '/') return undefined;
  }
}

/** The file that an entry names, or the source from which it is built. */
function fileAt(target: string, manifest: string, tree: Tree): string | undefined {
  for (const each of [target, ...sourcesOf(target)]) {
    const resolution = tree.resolve(manifest, `./${path.posix.normalize(each)}`);
    if (resolution.type === 'file') return resolution.path;
  }
  return undefined;
}
