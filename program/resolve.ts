import { isBuiltin } from 'node:module';
import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { aliasTargets } from './path-alias.ts';
import { createWorkspace } from './workspace-package.ts';

/** Where a specifier leads. Paths are relative to the root, with `/`. */
export type Resolution =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'builtin'; readonly name: string }
  /** `file` is where the package's module lies, or its types where only they are installed, from the root; it may lie outside. */
  | { readonly type: 'package'; readonly name: string; readonly installed: boolean; readonly file?: string }
  /** A relative path at which nothing stands; `candidates` are the paths that would satisfy it, likeliest first. */
  | { readonly type: 'missing'; readonly candidates: readonly string[] }
  | { readonly type: 'outside' }
  /** An alias or URL whose meaning we do not know. */
  | { readonly type: 'unknown' };

/** What resolution needs to know about the files. */
export interface FileLookup {
  readonly root: string;
  has(path: string): boolean;
  text(path: string): string | undefined;
}

/** Answers where specifiers lead, in the prospective program first and then on disk. */
export interface Resolver {
  resolve(from: string, specifier: string): Resolution;
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.node'];
const DECLARATIONS = ['.d.ts', '.d.mts', '.d.cts'];
const SOURCE_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx', '.d.ts'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
};

/** Makes a resolver. Relative specifiers are answered from `files`; packages, aliases and `paths` by oxc-resolver. */
export function createResolver(files: FileLookup): Resolver {
  let factory: ResolverFactory | undefined;
  const workspace = createWorkspace(files);
  const fromDisk = (from: string, specifier: string): string | undefined => {
    factory ??= new ResolverFactory({
      extensions: EXTENSIONS,
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
      conditionNames: ['node', 'import', 'require', 'types', 'default'],
      mainFields: ['main', 'module', 'types'],
      tsconfig: 'auto',
    });
    return factory.resolveFileSync(path.join(files.root, from), specifier).path;
  };
  return {
    resolve(from, specifier) {
      if (isBuiltin(specifier)) return { type: 'builtin', name: specifier.replace(/^node:/, '') };
      const relative = /^\.{1,2}(?:\/|$)/.test(specifier) ? resolveRelative(files, from, specifier) : undefined;
      if (relative !== undefined && !(relative.type === 'missing' && isPackageFolder(files, from, specifier))) return relative;
      const found = fromDisk(from, specifier);
      const inside = found === undefined ? undefined : relativeInside(files.root, found);
      if (relative !== undefined && inside === undefined) return relative;
      if (inside !== undefined && !inside.includes('node_modules/')) return { type: 'file', path: inside };
      const name = packageName(specifier);
      if (found !== undefined && name !== undefined) return { type: 'package', name, installed: true, file: toRoot(files.root, found) };
      const aliased = relative === undefined ? resolveAlias(files, from, specifier) : undefined;
      if (aliased !== undefined) return { type: 'file', path: aliased };
      const member = name === undefined ? undefined : resolveMember(files, workspace.targets(name, specifier));
      if (member !== undefined) return { type: 'file', path: member };
      if (name === undefined) return { type: 'unknown' };
      const types = fromDisk(from, typesPackage(name));
      return { type: 'package', name, installed: false, ...(types === undefined ? {} : { file: toRoot(files.root, types) }) };
    },
  };
}

function resolveRelative(files: FileLookup, from: string, specifier: string): Resolution {
  const clean = specifier.replace(/[?#].*$/, '');
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(from), clean));
  if (target === '..' || target.startsWith('../')) return { type: 'outside' };
  const candidates = candidatesOf(target === '.' ? 'index' : target, specifier);
  const found = candidates.find((candidate) => files.has(candidate));
  return found === undefined ? { type: 'missing', candidates } : { type: 'file', path: found };
}

/** What the disk does not know yet: an alias that leads to a file of the run. */
function resolveAlias(files: FileLookup, from: string, specifier: string): string | undefined {
  for (const target of aliasTargets(files, from, specifier)) {
    const found = candidatesOf(target, target).find((candidate) => files.has(candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A package of the workspace that no install has linked: what its manifest names, or the source of that. */
function resolveMember(files: FileLookup, targets: readonly string[]): string | undefined {
  return targets.flatMap((target) => candidatesOf(target, target)).find((candidate) => files.has(candidate));
}

/** A folder with a `package.json` leads to what that names as `main`. */
function isPackageFolder(files: FileLookup, from: string, specifier: string): boolean {
  return files.has(path.posix.join(path.posix.dirname(from), specifier, 'package.json'));
}

function candidatesOf(target: string, specifier: string): readonly string[] {
  const base = target.replace(/\/$/, '');
  const extension = path.posix.extname(base);
  const stem = base.slice(0, base.length - extension.length);
  const sources = (SOURCE_OF[extension] ?? []).map((each) => stem + each);
  const exact = /\/$/.test(specifier) ? [] : [base, ...sources];
  const extended = [...EXTENSIONS, ...DECLARATIONS].map((each) => base + each);
  const indexes = [...EXTENSIONS, ...DECLARATIONS].map((each) => `${base}/index${each}`);
  return [...exact, ...extended, ...indexes];
}

/** The package that DefinitelyTyped gives for a package: `@types/x`, `@types/scope__x`. */
function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

function toRoot(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/');
}

function relativeInside(root: string, absolute: string): string | undefined {
  const relative = toRoot(root, absolute);
  return relative.startsWith('../') || path.isAbsolute(relative) ? undefined : relative;
}

/** The package a bare specifier names, undefined for aliases (`#x`, `~/x`, `@/x`) and URLs. */
export function packageName(specifier: string): string | undefined {
  return /^(?:@[a-z0-9~][a-z0-9._~-]*\/)?[a-zA-Z0-9_][a-zA-Z0-9._~-]*(?=\/|$)/.exec(specifier)?.[0];
}
