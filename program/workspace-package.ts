import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf, parseJsonText } from './json-text.ts';
import { bestPattern, stringsIn } from './path-alias.ts';

/** The tree, as far as its workspace is asked about. */
interface Tree {
  readonly root: string;
  text(path: string): string | undefined;
}

/** Finds packages of a workspace that no install has linked. */
export interface Workspace {
  /** The files that a package and what stands behind its name may mean, likeliest first, without extension where it has none; empty for a foreign package. */
  targets(name: string, specifier: string): readonly string[];
}

/** Folders that one pattern with `**` may have to look into. */
const MOST_FOLDERS = 5_000;

/** The workspace of a tree by `workspaces` of its `package.json` or by `pnpm-workspace.yaml`. Its folders are listed once, its manifests read as they are. */
export function createWorkspace(tree: Tree): Workspace {
  let folders: readonly string[] | undefined;
  return {
    targets(name, specifier) {
      folders ??= patternsOf(tree).flatMap((pattern) => foldersFor(tree.root, pattern));
      for (const folder of folders) {
        const manifest = fieldsOf(parseJsonText(tree.text(`${folder}/package.json`) ?? ''));
        if (manifest['name'] === name) return entriesOf(folder, manifest, specifier.slice(name.length + 1));
      }
      return [];
    },
  };
}

function patternsOf({ text }: Tree): readonly string[] {
  const { workspaces } = fieldsOf(parseJsonText(text('package.json') ?? ''));
  const listed = Array.isArray(workspaces) ? workspaces : fieldsOf(workspaces)['packages'];
  const fromYaml = [...(text('pnpm-workspace.yaml') ?? '').matchAll(/^\s*-\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$/gm)].map((match) => match[1] ?? '');
  const all = [...(Array.isArray(listed) ? listed.map((each: unknown) => each) : []), ...fromYaml].filter((each): each is string => typeof each === 'string' && each !== '' && !each.startsWith('!'));
  return all.map((each) => each.replace(/^\.\//, '').replace(/\/$/, ''));
}

/** `*` is one folder, `**` any number of them. */
function foldersFor(root: string, pattern: string): readonly string[] {
  let found = [''];
  for (const part of pattern.split('/')) {
    if (part === '**') found = found.flatMap((folder) => [folder, ...below(root, folder)]).slice(0, MOST_FOLDERS);
    else if (part.includes('*')) found = found.flatMap((folder) => subfolders(root, folder).filter((each) => fits(part, path.posix.basename(each))));
    else found = found.map((folder) => path.posix.join(folder, part));
  }
  return found;
}

function below(root: string, folder: string): readonly string[] {
  const found = [...subfolders(root, folder)];
  for (let at = 0; at < found.length && found.length < MOST_FOLDERS; at++) found.push(...subfolders(root, found[at] as string));
  return found;
}

function subfolders(root: string, folder: string): readonly string[] {
  try {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')).map(({ name }) => path.posix.join(folder, name));
  } catch {
    return [];
  }
}

function fits(pattern: string, name: string): boolean {
  const [head = '', tail = ''] = pattern.split('*');
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

/** What the manifest says of an entry; where it names a file that is built, its source. */
function entriesOf(folder: string, manifest: Readonly<Record<string, unknown>>, subpath: string): readonly string[] {
  const named = subpath === '' ? mainEntries(manifest) : exportedAt(manifest['exports'], `./${subpath}`);
  const usual = subpath === '' ? ['src/index', 'index', 'src/main', 'lib/index'] : [subpath, `src/${subpath}`];
  return [...named.flatMap((each) => [each, ...sourcesOf(each)]), ...usual].map((each) => path.posix.join(folder, each));
}

function mainEntries(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return [...stringsIn(manifest['source']), ...exportedAt(manifest['exports'], '.'), ...['module', 'main', 'types'].flatMap((field) => stringsIn(manifest[field]))];
}

function exportedAt(exports: unknown, subpath: string): readonly string[] {
  const fields = fieldsOf(exports);
  const patterns = Object.keys(fields).filter((key) => key.startsWith('.'));
  if (patterns.length === 0) return subpath === '.' ? stringsIn(exports) : [];
  const mapped = bestPattern(patterns, subpath);
  return mapped === undefined ? [] : stringsIn(fields[mapped.pattern]).map((target) => target.replaceAll('*', mapped.rest));
}

const BUILT = /^(?:\.\/)?(?:dist|lib|build|out|esm|cjs)\/(?:(?:esm|cjs|es|types)\/)?/;

/** Where the source of a file that is built may lie, from the folder of its package. */
export function sourcesOf(target: string): readonly string[] {
  if (!BUILT.test(target)) return [];
  const bare = target.replace(BUILT, '').replace(/\.d\.([cm]?)ts$/, '.$1js');
  return [`src/${bare}`, bare];
}
