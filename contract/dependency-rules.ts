/** Which modules a rule speaks of, by regular expressions on their paths. */
export interface PathCondition {
  readonly path?: string;
  readonly pathNot?: string;
}

/** Conditions on the steps of a cycle. */
export interface ViaCondition extends PathCondition {
  readonly dependencyTypes?: readonly string[];
  readonly dependencyTypesNot?: readonly string[];
}

/** Conditions on the module from which a dependency goes out. */
export interface FromCondition extends PathCondition {
  readonly orphan?: boolean;
}

/** Conditions on a module by itself. */
export interface ModuleCondition extends PathCondition {
  readonly numberOfDependentsLessThan?: number;
  readonly numberOfDependentsMoreThan?: number;
}

/** Conditions on a dependency and on what it leads to. */
export interface ToCondition extends ViaCondition {
  readonly couldNotResolve?: boolean;
  readonly circular?: boolean;
  readonly dynamic?: boolean;
  readonly exoticallyRequired?: boolean;
  readonly preCompilationOnly?: boolean;
  readonly moreThanOneDependencyType?: boolean;
  readonly moreUnstable?: boolean;
  readonly ancestor?: boolean;
  readonly reachable?: boolean;
  readonly exoticRequire?: string;
  readonly exoticRequireNot?: string;
  readonly license?: string;
  readonly licenseNot?: string;
  /** Some step of the cycle fits. */
  readonly via?: ViaCondition;
  /** Every step of the cycle fits. */
  readonly viaOnly?: ViaCondition;
}

/** How bad a violation is in the words of dependency-cruiser; only `error` blocks. */
export type DependencySeverity = 'error' | 'warn' | 'info';

/** One rule of the user's dependency-cruiser configuration, with everything filled in. */
export interface DependencyRule {
  readonly name: string;
  readonly severity: DependencySeverity;
  readonly comment?: string;
  readonly scope: 'module' | 'folder';
  readonly from?: FromCondition;
  readonly module?: ModuleCondition;
  readonly to?: ToCondition;
}

/** The options that change which modules and dependencies the rules see. */
export interface DependencyOptions {
  readonly doNotFollow?: ViaCondition;
  readonly exclude?: PathCondition & { readonly dynamic?: boolean };
  readonly includeOnly?: PathCondition;
  /** True: imports that vanish when TypeScript is compiled count; `specify`: they count and say so. */
  readonly tsPreCompilationDeps: boolean | 'specify';
  readonly moduleSystems?: readonly string[];
  readonly exoticRequireStrings: readonly string[];
  readonly detectProcessBuiltinModuleCalls: boolean;
  readonly combinedDependencies: boolean;
  readonly preserveSymlinks: boolean;
  readonly tsConfig?: string;
  readonly exportsFields?: readonly string[];
  readonly conditionNames?: readonly string[];
  readonly mainFields?: readonly string[];
  readonly aliasFields?: readonly string[];
  readonly extensions?: readonly string[];
  readonly builtInModules?: { readonly override?: readonly string[]; readonly add?: readonly string[] };
  readonly knownViolations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/** The rules and options of a dependency-cruiser configuration, plain data. */
export interface DependencyRuleSet {
  /** The file they were read from, for messages. */
  readonly source: string;
  readonly forbidden: readonly DependencyRule[];
  readonly allowed: readonly DependencyRule[];
  readonly allowedSeverity: DependencySeverity;
  readonly required: readonly DependencyRule[];
  readonly options: DependencyOptions;
}
