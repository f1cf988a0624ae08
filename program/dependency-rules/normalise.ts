import type { DependencyOptions, DependencyRule, DependencyRuleSet, DependencySeverity, ToCondition, ViaCondition } from '../../contract/index.ts';
import type { RawConfiguration, RawFilter, RawRule, RawText, RawVia } from './raw-configuration.ts';

/** Fills in what a configuration leaves out. Rules with severity `ignore` are gone. */
export function normaliseRules(raw: RawConfiguration, source: string): DependencyRuleSet {
  return {
    source,
    forbidden: rulesOf(raw.forbidden),
    allowed: raw.allowedSeverity === 'ignore' ? [] : (raw.allowed ?? []).map((rule) => ({ ...normaliseRule(rule), name: 'not-in-allowed' })),
    allowedSeverity: severityOf(raw.allowedSeverity),
    required: rulesOf(raw.required),
    options: optionsOf(raw.options ?? {}),
  };
}

function rulesOf(rules: readonly RawRule[] = []): readonly DependencyRule[] {
  return rules.filter((rule) => rule.severity !== 'ignore').map(normaliseRule);
}

function severityOf(given: RawRule['severity']): DependencySeverity {
  return given === undefined || given === 'ignore' ? 'warn' : given;
}

function normaliseRule({ name = 'unnamed', severity, scope = 'module', comment, from, module, to }: RawRule): DependencyRule {
  return defined({
    name,
    severity: severityOf(severity),
    scope,
    comment,
    from: from === undefined ? undefined : joined(from),
    module: module === undefined ? undefined : joined(module),
    to: to === undefined ? undefined : conditionOf(to),
  });
}

/** `viaNot` and `viaSomeNot` are older words for `viaOnly.pathNot` and `via.pathNot`. */
function conditionOf({ via, viaOnly, viaNot, viaSomeNot, ...rest }: NonNullable<RawRule['to']>): ToCondition {
  return defined({ ...joined(rest), via: viaOf(via, viaSomeNot), viaOnly: viaOf(viaOnly, viaNot) });
}

function viaOf(given: RawVia | undefined, pathNot: RawText | undefined): ViaCondition | undefined {
  if (given === undefined && pathNot === undefined) return undefined;
  const condition = given === undefined ? {} : isText(given) ? { path: oneOf(given) } : joined(given);
  return condition.pathNot === undefined && pathNot !== undefined ? { ...condition, pathNot: oneOf(pathNot) } : condition;
}

const PATTERNS = ['path', 'pathNot', 'license', 'licenseNot', 'exoticRequire', 'exoticRequireNot'] as const;

type Joined<T> = { [K in keyof T]: K extends (typeof PATTERNS)[number] ? string : Exclude<T[K], undefined> };

/** Several patterns are one with alternatives. */
function joined<T extends object>(condition: T): Joined<T> {
  const entries = Object.entries(condition).map(([key, value]) => [key, isPattern(key) && Array.isArray(value) ? value.join('|') : value] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Joined<T>;
}

function isPattern(key: string): boolean {
  return (PATTERNS as readonly string[]).includes(key);
}

function isText(value: RawVia | RawFilter): value is RawText {
  return typeof value === 'string' || Array.isArray(value);
}

function oneOf(text: RawText): string {
  return typeof text === 'string' ? text : text.join('|');
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function filterOf(given: RawFilter | undefined): ViaCondition | undefined {
  if (given === undefined) return undefined;
  return isText(given) ? { path: oneOf(given) } : joined(given);
}

/** The options that matter to the rules; those that only shape a report or a cache are left where they are. */
function optionsOf(raw: NonNullable<RawConfiguration['options']>): DependencyOptions {
  const resolve = raw.enhancedResolveOptions ?? {};
  const { override, add } = raw.builtInModules ?? {};
  return defined({
    doNotFollow: filterOf(raw.doNotFollow),
    exclude: filterOf(raw.exclude),
    includeOnly: filterOf(raw.includeOnly),
    // The compiler as parser reads a text before it is compiled.
    tsPreCompilationDeps: raw.parser === 'tsc' ? (raw.tsPreCompilationDeps === 'specify' ? 'specify' : true) : (raw.tsPreCompilationDeps ?? false),
    moduleSystems: raw.moduleSystems,
    exoticRequireStrings: raw.exoticRequireStrings ?? [],
    detectProcessBuiltinModuleCalls: raw.detectProcessBuiltinModuleCalls ?? false,
    combinedDependencies: raw.combinedDependencies ?? false,
    preserveSymlinks: raw.preserveSymlinks ?? false,
    tsConfig: raw.tsConfig === undefined ? undefined : (raw.tsConfig.fileName ?? 'tsconfig.json'),
    exportsFields: resolve.exportsFields,
    conditionNames: resolve.conditionNames,
    mainFields: resolve.mainFields,
    aliasFields: resolve.aliasFields,
    extensions: resolve.extensions,
    builtInModules: raw.builtInModules === undefined ? undefined : defined({ override, add }),
    knownViolations: (raw.knownViolations ?? []).map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
  });
}
