/** One pattern or several as they are written. */
export type RawText = string | string[];

/** Conditions on the steps of a cycle as they are written; a bare pattern is a `path`. */
export type RawVia =
  | RawText
  | {
      path?: RawText | undefined;
      pathNot?: RawText | undefined;
      dependencyTypes?: string[] | undefined;
      dependencyTypesNot?: string[] | undefined;
    };

/** A filter of the options as it is written; a bare pattern is a `path`. */
export type RawFilter =
  | RawText
  | {
      path?: RawText | undefined;
      pathNot?: RawText | undefined;
      dependencyTypes?: string[] | undefined;
      dynamic?: boolean | undefined;
    };

/** Conditions on a dependency as they are written. */
export interface RawTo {
  path?: RawText | undefined;
  pathNot?: RawText | undefined;
  dependencyTypes?: string[] | undefined;
  dependencyTypesNot?: string[] | undefined;
  couldNotResolve?: boolean | undefined;
  circular?: boolean | undefined;
  dynamic?: boolean | undefined;
  exoticallyRequired?: boolean | undefined;
  preCompilationOnly?: boolean | undefined;
  moreThanOneDependencyType?: boolean | undefined;
  moreUnstable?: boolean | undefined;
  ancestor?: boolean | undefined;
  reachable?: boolean | undefined;
  exoticRequire?: RawText | undefined;
  exoticRequireNot?: RawText | undefined;
  license?: RawText | undefined;
  licenseNot?: RawText | undefined;
  via?: RawVia | undefined;
  viaOnly?: RawVia | undefined;
  viaNot?: RawText | undefined;
  viaSomeNot?: RawText | undefined;
}

/** A rule as it is written. */
export interface RawRule {
  name?: string | undefined;
  comment?: string | undefined;
  severity?: 'error' | 'warn' | 'info' | 'ignore' | undefined;
  scope?: 'module' | 'folder' | undefined;
  from?: { path?: RawText | undefined; pathNot?: RawText | undefined; orphan?: boolean | undefined } | undefined;
  module?:
    | {
        path?: RawText | undefined;
        pathNot?: RawText | undefined;
        numberOfDependentsLessThan?: number | undefined;
        numberOfDependentsMoreThan?: number | undefined;
      }
    | undefined;
  to?: RawTo | undefined;
}

/** The options that change what the rules see. */
export interface RawOptions {
  doNotFollow?: RawFilter | undefined;
  exclude?: RawFilter | undefined;
  includeOnly?: RawFilter | undefined;
  tsPreCompilationDeps?: boolean | 'specify' | undefined;
  moduleSystems?: ('cjs' | 'amd' | 'es6' | 'tsd')[] | undefined;
  exoticRequireStrings?: string[] | undefined;
  detectProcessBuiltinModuleCalls?: boolean | undefined;
  combinedDependencies?: boolean | undefined;
  preserveSymlinks?: false | undefined;
  parser?: 'acorn' | 'tsc' | undefined;
  baseDir?: string | undefined;
  tsConfig?: { fileName?: string | undefined } | undefined;
  enhancedResolveOptions?:
    | { exportsFields?: string[] | undefined; conditionNames?: string[] | undefined; mainFields?: string[] | undefined; aliasFields?: string[] | undefined; extensions?: string[] | undefined }
    | undefined;
  builtInModules?: { override?: string[] | undefined; add?: string[] | undefined } | undefined;
  knownViolations?: { from: string; to: string; rule: { name: string } }[] | undefined;
}

/** A configuration as it is written. */
export interface RawConfiguration {
  $schema?: string | undefined;
  extends?: RawText | undefined;
  forbidden?: RawRule[] | undefined;
  allowed?: RawRule[] | undefined;
  allowedSeverity?: RawRule['severity'];
  required?: RawRule[] | undefined;
  options?: RawOptions | undefined;
}
