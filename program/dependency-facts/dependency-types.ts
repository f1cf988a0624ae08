import picomatch from 'picomatch';
import { fieldsOf, parseJsonText } from '../json-text.ts';
import type { ModuleDependency } from '../module-graph/index.ts';

/** The texts of a program. */
export interface Texts {
  text(path: string): string | undefined;
}

/** What is told of a dependency beside the way it is written. */
export interface TypedTarget {
  /** Path, name of a built-in, or the specifier. */
  readonly resolved: string;
  readonly couldNotResolve: boolean;
  readonly coreModule: boolean;
}

const DECLARED: Readonly<Record<string, string>> = {
  dependencies: 'npm',
  devDependencies: 'npm-dev',
  optionalDependencies: 'npm-optional',
  peerDependencies: 'npm-peer',
};

/** The kinds of a dependency in dependency-cruiser's words: where it is declared, by which alias it is named, how it is written. */
export function dependencyTypesOf({ reference }: ModuleDependency, target: TypedTarget, manifest: Manifest): readonly string[] {
  const { specifier, types } = reference;
  if (target.couldNotResolve) return ['unknown'];
  const installed = target.resolved.includes('node_modules');
  const aliases = isRelative(specifier) ? [] : aliasesOf(specifier, target.resolved, manifest);
  if (target.coreModule) return [...aliases, 'core', ...types];
  if (isRelative(specifier) || (aliases.length > 0 && !installed)) return [...aliases, 'local', ...types];
  return [...aliases, ...(installed ? declaredTypes(packageOf(specifier), manifest) : ['undetermined']), ...types];
}

/** A `package.json`, and the patterns of the TypeScript project's `paths`. */
export interface Manifest {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly paths: readonly string[];
}

function declaredTypes(name: string, { fields }: Manifest): readonly string[] {
  if (fields === undefined) return ['npm-unknown'];
  const found = keysWith(fields, name);
  const types = found.length > 0 ? found : keysWith(fields, `@types/${name}`);
  const bundled = fields['bundledDependencies'] ?? fields['bundleDependencies'];
  const all = types.length > 0 ? types.map((key) => DECLARED[key] ?? 'npm-no-pkg') : ['npm-no-pkg'];
  return Array.isArray(bundled) && bundled.includes(name) ? [...all, 'npm-bundled'] : all;
}

function keysWith(fields: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  return Object.keys(fields).filter((key) => key.includes('ependencies') && Object.hasOwn(fieldsOf(fields[key]), name));
}

function aliasesOf(specifier: string, resolved: string, { fields = {}, paths }: Manifest): readonly string[] {
  if (paths.some((pattern) => fitsStar(pattern, specifier))) return ['aliased', 'aliased-tsconfig', 'aliased-tsconfig-paths'];
  if (specifier.startsWith('#') && Object.keys(fieldsOf(fields['imports'])).some((pattern) => fitsStar(pattern, specifier))) return ['aliased', 'aliased-subpath-import'];
  const globs = workspacesOf(fields).map((glob) => `${glob.replace(/\/$/, '')}/**`);
  return globs.length > 0 && picomatch.isMatch(resolved, globs) ? ['aliased', 'aliased-workspace'] : [];
}

function workspacesOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const { workspaces } = fields;
  const list = Array.isArray(workspaces) ? workspaces : fieldsOf(workspaces)['packages'];
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
}

/** `*` stands for one character or more. */
function fitsStar(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text;
  return text.length > pattern.length - 1 && text.startsWith(pattern.slice(0, star)) && text.endsWith(pattern.slice(star + 1));
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The nearest manifest above a file, or all up to the root laid over each other, the nearest first. */
export function manifestFields(files: Texts, from: string, combined: boolean): Readonly<Record<string, unknown>> | undefined {
  let found: Record<string, unknown> | undefined;
  const parts = from.split('/').slice(0, -1);
  for (let length = parts.length; length >= 0; length--) {
    const text = files.text([...parts.slice(0, length), 'package.json'].join('/'));
    if (text === undefined) continue;
    const fields = fieldsOf(parseJsonText(text));
    if (!combined) return fields;
    found = { ...fields, ...found };
    for (const key of Object.keys(DECLARED)) found[key] = { ...fieldsOf(fields[key]), ...fieldsOf(found[key]) };
  }
  return found;
}
