import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import picomatch from 'picomatch';
import { LockstepError } from '../contract/index.ts';
import { languageOf } from './language.ts';
import { MAX_TEXT } from './limits.ts';

/** Which files of a tree are looked at. */
export interface SourceFilesOptions {
  readonly root: string;
  /** Files or folders, absolute or relative to the root; the whole root when empty. */
  readonly paths: readonly string[];
  /** Further globs to leave out. */
  readonly ignore: readonly string[];
  /** Looks at everything but `.git` and our own state. */
  readonly noIgnore: boolean;
}

/** What was found, and what was left out and why. Paths are relative to the root, with `/`, sorted. */
export interface SourceFiles {
  readonly files: readonly string[];
  readonly ignored: readonly { readonly path: string; readonly reason: string }[];
}

const ALWAYS = new Set(['.git', '.hg', '.svn', '.lockstep']);
const FOLDERS: Readonly<Record<string, string>> = {
  node_modules: 'installed packages',
  bower_components: 'installed packages',
  vendor: 'vendored',
  third_party: 'vendored',
  dist: 'build output',
  build: 'build output',
  out: 'build output',
  coverage: 'build output',
  '.next': 'build output',
  '.nuxt': 'build output',
  '.turbo': 'build output',
};
const LOCKS = /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer)\.json$|(?:^|\/)(?:yarn|pnpm-lock|bun|Cargo|poetry)\.(?:lock|yaml)$/;
const TEXT = /\.(?:json|jsonc|json5|ya?ml|toml|md|mdx|txt|html?|css|scss|less|svg|xml|sh|bash|env|ini|cfg|conf|properties|vue|svelte|graphql|sql|prisma|tf)$|(?:^|\/)(?:\.env[^/]*|\.npmrc|Dockerfile[^/]*|Makefile)$/i;

/**
 * Lists the files to check: code and plain text, without what `.gitignore` names, installed, built, minified, generated
 * or vendored. A file that is named itself is taken whatever it is. A path that does not exist is a caller's fault.
 */
export function listSourceFiles(options: SourceFilesOptions): SourceFiles {
  const files = new Set<string>();
  const ignored = new Map<string, string>();
  const custom = options.ignore.length === 0 ? () => false : picomatch([...options.ignore], { dot: true });
  const walk = createWalk(options, (file) => {
    const reason = custom(file) ? 'ignored by configuration' : options.noIgnore ? undefined : unwanted(options.root, file);
    if (reason === undefined) files.add(file);
    else ignored.set(file, reason);
  }, ignored);
  for (const given of options.paths.length === 0 ? ['.'] : options.paths) {
    const absolute = path.resolve(options.root, given);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (stat === undefined) throw missing(given, options.root);
    const relative = toRelative(options.root, absolute);
    if (stat.isDirectory()) walk(relative);
    else files.add(relative);
  }
  return { files: [...files].sort(), ignored: [...ignored].map(([at, reason]) => ({ path: at, reason })).sort(byPath) };
}

/** Walks a folder without recursion; `.gitignore` files count for what is below them. */
function createWalk(options: SourceFilesOptions, found: (file: string) => void, ignored: Map<string, string>): (folder: string) => void {
  return (folder) => {
    const stack: { folder: string; rules: readonly GitRules[] }[] = [{ folder, rules: rulesAbove(options, folder) }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const own = options.noIgnore ? undefined : readRules(options.root, at.folder);
      const rules = own === undefined ? at.rules : [...at.rules, own];
      for (const entry of readdirSync(path.join(options.root, at.folder), { withFileTypes: true })) {
        const child = at.folder === '' ? entry.name : `${at.folder}/${entry.name}`;
        if (ALWAYS.has(entry.name)) continue;
        const reason = options.noIgnore ? undefined : leftOut(child, entry.isDirectory(), rules);
        if (reason !== undefined) ignored.set(entry.isDirectory() ? `${child}/` : child, reason);
        else if (entry.isDirectory()) stack.push({ folder: child, rules });
        else if (entry.isFile() && isText(child)) found(child);
      }
    }
  };
}

interface GitRules {
  readonly folder: string;
  readonly rules: Ignore;
}

function rulesAbove({ root, noIgnore }: SourceFilesOptions, folder: string): readonly GitRules[] {
  if (noIgnore || folder === '') return [];
  const parts = folder.split('/');
  const above = parts.map((_, index) => parts.slice(0, index).join('/'));
  return above.flatMap((each) => readRules(root, each) ?? []);
}

function readRules(root: string, folder: string): GitRules | undefined {
  const file = path.join(root, folder, '.gitignore');
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return { folder, rules: ignore().add(readFileSync(file, 'utf8')) };
}

function leftOut(child: string, isFolder: boolean, rules: readonly GitRules[]): string | undefined {
  const name = child.slice(child.lastIndexOf('/') + 1);
  if (isFolder && Object.hasOwn(FOLDERS, name)) return FOLDERS[name];
  const hit = rules.some(({ folder, rules: git }) => git.ignores((folder === '' ? child : child.slice(folder.length + 1)) + (isFolder ? '/' : '')));
  return hit ? '.gitignore' : undefined;
}

function isText(file: string): boolean {
  return languageOf(file) !== undefined || TEXT.test(file);
}

/** Why a file that nobody named is not worth looking at. */
function unwanted(root: string, file: string): string | undefined {
  if (LOCKS.test(file)) return 'lock file';
  if (/[.-]min\.[cm]?js$/.test(file)) return 'minified';
  const absolute = path.join(root, file);
  if (languageOf(file) === undefined) return statSync(absolute).size > MAX_TEXT ? 'larger than 2 MB' : undefined;
  const head = readFileSync(absolute, 'utf8').slice(0, 20_000);
  if (/^\s*(?:\/\*[\s\S]{0,600}?|\/\/[^\n]{0,200})@generated\b/.test(head)) return 'generated';
  return isMinified(head) ? 'minified' : undefined;
}

function isMinified(head: string): boolean {
  const lines = head.split('\n');
  return head.length > 5_000 && head.length / lines.length > 400;
}

function toRelative(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/');
}

function missing(given: string, root: string): LockstepError {
  return new LockstepError('input-unreadable', `${given}: no such file or folder below ${root}`, { fault: 'caller', context: { path: given } });
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
