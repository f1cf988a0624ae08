import { isBuiltin } from 'node:module';
import path from 'node:path/posix';
import type { DependencyOptions, ViaCondition } from '../../contract/index.ts';
import { meetsPaths, patternMatches } from '../dependency-rules/index.ts';
import type { DependencyFacts } from '../dependency-rules/index.ts';
import { fieldsOf, parseJsonText } from '../json-text.ts';
import type { ModuleDependency } from '../module-graph/index.ts';
import { dependencyTypesOf, manifestFields } from './dependency-types.ts';
import type { Manifest, Texts } from './dependency-types.ts';
import type { PackageFiles } from './package-file.ts';

/** A dependency, and whether TypeScript takes it away when it compiles, where that is asked. */
export type CompiledDependency = ModuleDependency & { readonly preCompilationOnly?: boolean };

/** What the facts about dependencies are read from. */
interface FactSources extends Texts {
  readonly packageFile: PackageFiles;
}

/** A dependency as the rules of a configuration see it, without what the rest of the graph says about it. */
export interface SeenDependency {
  readonly dependency: ModuleDependency;
  readonly facts: DependencyFacts;
  /** False where `doNotFollow` stops, and for what is no file of the tree. */
  readonly followed: boolean;
  /** A file that is not there and may still come. */
  readonly pending: boolean;
}

/** What a configuration leaves of the dependencies of a file: one for each specifier and way of naming, in dependency-cruiser's order. */
export function seenDependencies(files: FactSources, dependencies: readonly CompiledDependency[], options: DependencyOptions): readonly SeenDependency[] {
  const byKey = new Map<string, CompiledDependency>();
  for (const dependency of inOrder(dependencies, options)) {
    if (!isWanted(dependency, options)) continue;
    const { specifier, system, types } = dependency.reference;
    const key = `${specifier} ${system} ${String(types.includes('type-only'))}`;
    if (!byKey.has(key)) byKey.set(key, dependency);
  }
  const manifests = new Map<string, Manifest>();
  return [...byKey]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, dependency]) => seen(files, dependency, { options, manifests }))
    .filter(({ facts }) => !isExcluded(facts, options));
}

/** Of several that are one, the first counts: in the text as it is compiled, or by their form where TypeScript itself is read. */
function inOrder(dependencies: readonly CompiledDependency[], { tsPreCompilationDeps }: DependencyOptions): readonly CompiledDependency[] {
  return tsPreCompilationDeps === false ? [...dependencies].sort((a, b) => a.reference.start - b.reference.start) : dependencies;
}

interface Seeing {
  readonly options: DependencyOptions;
  readonly manifests: Map<string, Manifest>;
}

/** Where the compiler reads the text nobody looks for AMD. */
function isWanted({ reference }: ModuleDependency, { moduleSystems, exclude, tsPreCompilationDeps }: DependencyOptions): boolean {
  if (reference.system === 'amd' && tsPreCompilationDeps !== false) return false;
  if (exclude?.dynamic !== undefined && exclude.dynamic === reference.dynamic) return false;
  return moduleSystems === undefined || moduleSystems.includes(reference.system);
}

function isExcluded({ resolved }: DependencyFacts, { exclude, includeOnly }: DependencyOptions): boolean {
  if (exclude?.path !== undefined && patternMatches(exclude.path, resolved)) return true;
  return includeOnly?.path !== undefined && !patternMatches(includeOnly.path, resolved);
}

function seen(files: FactSources, dependency: CompiledDependency, { options, manifests }: Seeing): SeenDependency {
  const { from, reference, resolution } = dependency;
  const target = targetOf(dependency, options, files);
  const manifest = manifests.get(from) ?? manifestFor(files, from, options);
  manifests.set(from, manifest);
  const license = resolution.type === 'package' ? licenseOf(files, target.resolved, resolution.name) : undefined;
  const facts: DependencyFacts = {
    ...target,
    dependencyTypes: [...dependencyTypesOf(dependency, target, manifest), ...(dependency.preCompilationOnly === true ? ['pre-compilation-only'] : [])],
    dynamic: reference.dynamic,
    exoticallyRequired: reference.exotic !== undefined,
    ...(reference.exotic === undefined ? {} : { exoticRequire: reference.exotic }),
    ...(license === undefined ? {} : { license }),
    ...(dependency.preCompilationOnly === undefined ? {} : { preCompilationOnly: dependency.preCompilationOnly }),
  };
  const followed = dependency.file !== undefined && !isNotFollowed(options.doNotFollow, facts);
  return { dependency, facts, followed, pending: resolution.type === 'missing' };
}

/** By kinds nothing of the tree is left out: each of its modules is read by itself as well. */
function isNotFollowed(doNotFollow: ViaCondition | undefined, { resolved }: DependencyFacts): boolean {
  return doNotFollow?.path !== undefined && meetsPaths({ path: doNotFollow.path }, resolved);
}

function targetOf({ from, reference, resolution, file }: ModuleDependency, { builtInModules, extensions }: DependencyOptions, { packageFile }: FactSources) {
  const { specifier } = reference;
  const name = builtInName(specifier);
  const unknown = { resolved: name, coreModule: false, couldNotResolve: true };
  if (isBuiltInFor(name, specifier, builtInModules)) return { resolved: name, coreModule: true, couldNotResolve: false };
  if (resolution.type === 'builtin') return unknown;
  if (file !== undefined) return isFoundWith(extensions, specifier, file) ? { resolved: file, coreModule: false, couldNotResolve: false } : unknown;
  const inPackage = resolution.type === 'package' ? packageFile(from, specifier) : undefined;
  if (inPackage !== undefined) return { resolved: inPackage, coreModule: false, couldNotResolve: false };
  return { resolved: specifier, coreModule: false, couldNotResolve: resolution.type !== 'outside' };
}

/** A list of one's own takes the place of the runtime's. */
function isBuiltInFor(name: string, specifier: string, given: DependencyOptions['builtInModules']): boolean {
  return given?.override === undefined ? isBuiltin(specifier) || specifier.startsWith('bun:') || (given?.add?.includes(name) ?? false) : given.override.includes(name);
}

/** Whether a specifier without an extension leads to the file when only these are tried. */
function isFoundWith(extensions: readonly string[] | undefined, specifier: string, file: string): boolean {
  if (extensions === undefined || !specifier.startsWith('.') || path.extname(specifier) !== '') return true;
  return extensions.some((extension) => file.endsWith(extension));
}

/** Built-ins are named without `node:`, but for those that have no other name. */
function builtInName(specifier: string): string {
  const bare = specifier.replace(/^node:/, '');
  return isBuiltin(bare) ? bare : specifier;
}

function manifestFor(files: Texts, from: string, { combinedDependencies, tsConfig }: DependencyOptions): Manifest {
  const fields = manifestFields(files, from, combinedDependencies);
  const config = tsConfig === undefined ? undefined : files.text(tsConfig);
  const paths = config === undefined ? {} : fieldsOf(fieldsOf(fieldsOf(parseJsonText(config))['compilerOptions'])['paths']);
  return { paths: Object.keys(paths), ...(fields === undefined ? {} : { fields }) };
}

function licenseOf(files: Texts, resolved: string, name: string): string | undefined {
  const end = resolved.lastIndexOf(`node_modules/${name}/`);
  const text = end === -1 ? undefined : files.text(`${resolved.slice(0, end)}node_modules/${name}/package.json`);
  const license = text === undefined ? undefined : fieldsOf(parseJsonText(text))['license'];
  return typeof license === 'string' ? license : undefined;
}
