import { isBuiltin } from 'node:module';
import type { DependencyOptions, ViaCondition } from '../../contract/index.ts';
import { meetsPaths, patternMatches } from '../dependency-rules/index.ts';
import type { DependencyFacts } from '../dependency-rules/index.ts';
import { fieldsOf, parseJsonText } from '../json-text.ts';
import type { ModuleDependency } from '../module-graph/index.ts';
import { dependencyTypesOf, manifestFields } from './dependency-types.ts';
import type { Manifest, Texts } from './dependency-types.ts';

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
export function seenDependencies(files: Texts, dependencies: readonly ModuleDependency[], options: DependencyOptions): readonly SeenDependency[] {
  const byKey = new Map<string, ModuleDependency>();
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
function inOrder(dependencies: readonly ModuleDependency[], { tsPreCompilationDeps }: DependencyOptions): readonly ModuleDependency[] {
  return tsPreCompilationDeps === false ? [...dependencies].sort((a, b) => a.reference.start - b.reference.start) : dependencies;
}

interface Seeing {
  readonly options: DependencyOptions;
  readonly manifests: Map<string, Manifest>;
}

function isWanted({ reference }: ModuleDependency, { moduleSystems, exclude }: DependencyOptions): boolean {
  if (exclude?.dynamic !== undefined && exclude.dynamic === reference.dynamic) return false;
  return moduleSystems === undefined || moduleSystems.includes(reference.system);
}

function isExcluded({ resolved }: DependencyFacts, { exclude, includeOnly }: DependencyOptions): boolean {
  if (exclude?.path !== undefined && patternMatches(exclude.path, resolved)) return true;
  return includeOnly?.path !== undefined && !patternMatches(includeOnly.path, resolved);
}

function seen(files: Texts, dependency: ModuleDependency, { options, manifests }: Seeing): SeenDependency {
  const { from, reference, resolution } = dependency;
  const target = targetOf(dependency, options);
  const manifest = manifests.get(from) ?? manifestFor(files, from, options);
  manifests.set(from, manifest);
  const license = resolution.type === 'package' ? licenseOf(files, target.resolved, resolution.name) : undefined;
  const facts: DependencyFacts = {
    ...target,
    dependencyTypes: dependencyTypesOf(dependency, target, manifest),
    dynamic: reference.dynamic,
    exoticallyRequired: reference.exotic !== undefined,
    ...(reference.exotic === undefined ? {} : { exoticRequire: reference.exotic }),
    ...(license === undefined ? {} : { license }),
    ...(options.tsPreCompilationDeps === 'specify' ? { preCompilationOnly: reference.typeOnly } : {}),
  };
  const followed = dependency.file !== undefined && !(options.doNotFollow !== undefined && meets(options.doNotFollow, facts));
  return { dependency, facts, followed, pending: resolution.type === 'missing' };
}

function meets({ path, dependencyTypes }: ViaCondition, { resolved, dependencyTypes: types = [] }: DependencyFacts): boolean {
  return (path !== undefined && meetsPaths({ path }, resolved)) || (dependencyTypes?.some((type) => types.includes(type)) ?? false);
}

function targetOf({ reference, resolution, file }: ModuleDependency, { builtInModules }: DependencyOptions) {
  const { specifier } = reference;
  const builtIn = resolution.type === 'builtin' ? isBuiltInFor(specifier, builtInModules) : (builtInModules?.add?.includes(specifier) ?? false);
  if (builtIn) return { resolved: builtInName(specifier), coreModule: true, couldNotResolve: false };
  if (file !== undefined) return { resolved: file, coreModule: false, couldNotResolve: false };
  if (resolution.type === 'package' && resolution.file !== undefined) return { resolved: resolution.file, coreModule: false, couldNotResolve: false };
  return { resolved: specifier, coreModule: false, couldNotResolve: resolution.type !== 'outside' };
}

function isBuiltInFor(specifier: string, given: DependencyOptions['builtInModules']): boolean {
  return given?.override === undefined || given.override.includes(specifier.replace(/^node:/, ''));
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
