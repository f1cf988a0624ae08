import type { DependencyRule, DependencyRuleSet } from '../../contract/index.ts';
import { subjectOf } from '../dependency-rules/index.ts';
import type { DependencyFacts } from '../dependency-rules/index.ts';
import type { ModuleDependency, ModuleGraph } from '../module-graph/index.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import type { Texts } from './dependency-types.ts';
import { keepsImportEquals } from './import-equals.ts';
import { createPackageFiles } from './package-file.ts';
import { seenDependencies } from './seen-dependencies.ts';
import type { CompiledDependency, SeenDependency } from './seen-dependencies.ts';

/** The program, as far as a view asks it. */
export interface ViewedProgram extends Texts {
  readonly root: string;
  readonly graph: ModuleGraph;
  /** Rises with every change. */
  readonly version: number;
  /** True when TypeScript takes an import out, because its names are used as types only. */
  isErased(dependency: ModuleDependency): boolean;
}

/** The module graph as the rules and options of one configuration see it. */
export interface DependencyView {
  readonly rules: DependencyRuleSet;
  /** Of the program. */
  readonly version: number;
  dependenciesOf(path: string): readonly SeenDependency[];
  /** What the rules are asked about: with the cycle a dependency closes and, with the whole tree read, instability. */
  factsOf(from: string, seen: SeenDependency, scope: 'near' | 'whole'): DependencyFacts;
  /** The modules that depend on one. Reads the whole tree. */
  dependentsOf(path: string): readonly string[];
  /** Share of a module's couplings that go out, 0 to 1 (Martin). Reads the whole tree. */
  instabilityOf(path: string): number;
  /** What a module reaches, each with the dependency that leads to it first. */
  reachedFrom(path: string): ReadonlyMap<string, { readonly from: string; readonly seen: SeenDependency }>;
  /** All modules of the tree that the options leave in. Reads the whole tree. */
  modules(): readonly string[];
}

/** A view of a program; what was seen of a file is kept as long as its dependencies are. */
export function createDependencyView(program: ViewedProgram, rules: DependencyRuleSet): DependencyView {
  const kept = new WeakMap<readonly ModuleDependency[], readonly SeenDependency[]>();
  const needs = needsOf(rules);
  const { graph } = program;
  const { exoticRequireStrings, detectProcessBuiltinModuleCalls } = rules.options;
  graph.readWith({ exoticRequireStrings, detectProcessBuiltinModuleCalls });
  const files = { text: program.text, packageFile: createPackageFiles(program.root, rules.options) };
  const view: DependencyView = {
    rules,
    get version() {
      return program.version;
    },
    dependenciesOf(path) {
      const dependencies = graph.dependenciesOf(path);
      const known = kept.get(dependencies) ?? (isLeftAlone(path, rules) ? [] : seenDependencies(files, compiledAway(dependencies, program, rules), rules.options));
      kept.set(dependencies, known);
      return known;
    },
    factsOf(from, seen, scope) {
      const file = seen.dependency.file;
      const mayCircle = needs.cycles && file !== undefined && seen.followed && (file === from || graph.wayBack(from, file) !== undefined);
      const cycle = mayCircle ? dependencyCycle(from, seen, view.dependenciesOf) : undefined;
      const measured = needs.stability && scope === 'whole' ? { instability: file === undefined || !seen.followed ? 0 : view.instabilityOf(file) } : {};
      return { ...seen.facts, circular: cycle !== undefined, ...(cycle === undefined ? {} : { cycle }), ...measured };
    },
    dependentsOf: (path) => graph.dependentsOf(path).filter((from) => view.dependenciesOf(from).some(({ facts }) => facts.resolved === path)),
    instabilityOf(path) {
      const out = view.dependenciesOf(path).length;
      const all = out + view.dependentsOf(path).length;
      return all === 0 ? 0 : out / all;
    },
    reachedFrom: (path) => reached(path, view),
    modules: () => graph.files().filter((path) => isModule(path, rules) && (!isLeftAlone(path, rules) || view.dependentsOf(path).length > 0)),
  };
  return view;
}

/** Nothing is read of what `doNotFollow` names by its path, be it found over a dependency or in its folder. */
function isLeftAlone(path: string, { options: { doNotFollow } }: DependencyRuleSet): boolean {
  return doNotFollow?.path !== undefined && new RegExp(doNotFollow.path).test(path);
}

/** Leaves out, or marks, what TypeScript takes away when it compiles. */
function compiledAway(dependencies: readonly ModuleDependency[], program: ViewedProgram, { options }: DependencyRuleSet): readonly CompiledDependency[] {
  const { tsPreCompilationDeps } = options;
  const isTypeScript = /\.[cm]?tsx?$/.test(dependencies[0]?.from ?? '');
  if (tsPreCompilationDeps === true || (tsPreCompilationDeps === false && !isTypeScript)) return dependencies;
  const keepsEquals = keepsImportEquals(program, options.tsConfig);
  const left = !isTypeScript ? dependencies : dependencies.filter((each) => !each.reference.typeOnly && !program.isErased(each) && (keepsEquals || !each.reference.types.includes('import-equals')));
  if (tsPreCompilationDeps === false) return left;
  const names = new Set(left.map(compiledName));
  return dependencies.map((each) => ({ ...each, preCompilationOnly: !names.has(compiledName(each)) }));
}

function compiledName({ reference: { specifier, dynamic, exotic } }: ModuleDependency): string {
  return `${specifier} ${String(dynamic)} ${exotic ?? ''}`;
}

function isModule(path: string, { options: { exclude, includeOnly } }: DependencyRuleSet): boolean {
  if (exclude?.path !== undefined && new RegExp(exclude.path).test(path)) return false;
  return includeOnly?.path === undefined || new RegExp(includeOnly.path).test(path);
}

function needsOf({ forbidden, allowed, required }: DependencyRuleSet): { readonly cycles: boolean; readonly stability: boolean } {
  const rules: readonly DependencyRule[] = [...forbidden, ...allowed, ...required];
  return {
    cycles: rules.some(({ to }) => to?.circular !== undefined || to?.via !== undefined || to?.viaOnly !== undefined),
    stability: rules.some((rule) => rule.to?.moreUnstable !== undefined && subjectOf(rule) === 'dependency'),
  };
}

function reached(start: string, view: DependencyView): ReadonlyMap<string, { readonly from: string; readonly seen: SeenDependency }> {
  const found = new Map<string, { readonly from: string; readonly seen: SeenDependency }>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] as string;
    for (const seen of view.dependenciesOf(from)) {
      const { resolved } = seen.facts;
      if (resolved === start || found.has(resolved)) continue;
      found.set(resolved, { from, seen });
      if (seen.followed) queue.push(resolved);
    }
  }
  return found;
}
