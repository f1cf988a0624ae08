/** One step of a cycle: the module it leads to and what kind of dependency leads there. */
export interface CycleStep {
  readonly name: string;
  readonly dependencyTypes: readonly string[];
}

/** What is known of one dependency, in the words of dependency-cruiser's result. */
export interface DependencyFacts {
  /** Path from the root, name of a built-in, or the specifier where nothing was found. */
  readonly resolved: string;
  readonly dependencyTypes?: readonly string[];
  readonly coreModule?: boolean;
  readonly couldNotResolve?: boolean;
  readonly circular?: boolean;
  readonly cycle?: readonly CycleStep[];
  readonly dynamic?: boolean;
  readonly exoticallyRequired?: boolean;
  readonly exoticRequire?: string;
  readonly preCompilationOnly?: boolean;
  readonly license?: string;
  readonly instability?: number;
}

/** Whether a module is reached from the modules of a rule's `from`. */
export interface ReachedBy {
  readonly value: boolean;
  readonly asDefinedInRule: string;
  readonly matchedFrom: string;
}

/** Which modules of a rule's `to` a module reaches. */
export interface Reaches {
  readonly asDefinedInRule: string;
  readonly modules: readonly { readonly source: string }[];
}

/** What is known of one module. What was not computed is absent, and rules about it do not match. */
export interface ModuleFacts {
  readonly source: string;
  readonly orphan?: boolean;
  readonly instability?: number;
  readonly dependents?: readonly string[];
  readonly reachable?: readonly ReachedBy[];
  readonly reaches?: readonly Reaches[];
  readonly dependencies?: readonly Pick<DependencyFacts, 'resolved'>[];
}

/** What is known of one folder, or of a folder that another depends on. */
export interface FolderFacts {
  readonly name: string;
  readonly instability?: number;
  readonly circular?: boolean;
}
