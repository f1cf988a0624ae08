import { z } from 'zod';
import { closedObject } from '../closed-object.ts';
import { nearestName } from '../nearest-name.ts';
import type { RawConfiguration } from './raw-configuration.ts';

const text = z.union([z.string(), z.array(z.string())]);
const texts = z.array(z.string());
/** The kinds of dependencies that dependency-cruiser tells apart. */
const KINDS = [
  'aliased', 'aliased-subpath-import', 'aliased-tsconfig', 'aliased-tsconfig-base-url', 'aliased-tsconfig-paths', 'aliased-webpack', 'aliased-workspace',
  'amd-define', 'amd-exotic-require', 'amd-require', 'core', 'deprecated', 'dynamic-import', 'exotic-require', 'export', 'import', 'import-equals',
  'jsdoc', 'jsdoc-bracket-import', 'jsdoc-import-tag', 'local', 'localmodule', 'npm', 'npm-bundled', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'npm-peer',
  'npm-unknown', 'pre-compilation-only', 'process-get-builtin-module', 'require', 'triple-slash-amd-dependency', 'triple-slash-directive',
  'triple-slash-file-reference', 'triple-slash-type-reference', 'type-import', 'type-only', 'undetermined', 'unknown',
] as const;
const types = z.array(z.enum(KINDS, { error: ({ input }) => `expected a kind of dependency that dependency-cruiser knows${nearKind(input)}` }));

function nearKind(input: unknown): string {
  const near = typeof input === 'string' ? nearestName(input, KINDS) : undefined;
  return near === undefined ? '' : `, such as ${JSON.stringify(near)}`;
}

const severity = z.enum(['error', 'warn', 'info', 'ignore']);

const via = z.union([text, closedObject({ path: text.optional(), pathNot: text.optional(), dependencyTypes: types.optional(), dependencyTypesNot: types.optional() })], {
  error: 'expected a pattern, a list of patterns, or an object of path, pathNot, dependencyTypes, dependencyTypesNot',
});

const to = closedObject({
  path: text.optional(),
  pathNot: text.optional(),
  dependencyTypes: types.optional(),
  dependencyTypesNot: types.optional(),
  couldNotResolve: z.boolean().optional(),
  circular: z.boolean().optional(),
  dynamic: z.boolean().optional(),
  exoticallyRequired: z.boolean().optional(),
  preCompilationOnly: z.boolean().optional(),
  moreThanOneDependencyType: z.boolean().optional(),
  moreUnstable: z.boolean().optional(),
  ancestor: z.boolean().optional(),
  reachable: z.boolean().optional(),
  exoticRequire: text.optional(),
  exoticRequireNot: text.optional(),
  license: text.optional(),
  licenseNot: text.optional(),
  via: via.optional(),
  viaOnly: via.optional(),
  viaNot: text.optional(),
  viaSomeNot: text.optional(),
});
const from = closedObject({ path: text.optional(), pathNot: text.optional(), orphan: z.boolean().optional() });
const count = z.int().min(0).max(100).optional();
const module = closedObject({ path: text.optional(), pathNot: text.optional(), numberOfDependentsLessThan: count, numberOfDependentsMoreThan: count });

/** What every rule may have. In `allowed`, name and severity are passed over, as the rules of dependency-cruiser do; its check of the shape refuses them. */
const named = { name: z.string().optional(), comment: z.string().optional(), severity: severity.optional(), scope: z.enum(['module', 'folder']).optional() };
const forbidden = closedObject({ ...named, from: from.optional(), module: module.optional(), to: to.optional() });
const allowed = closedObject({ ...named, from: from.optional(), to: to.optional() });
const required = closedObject({
  ...named,
  module: closedObject({ path: text.optional(), pathNot: text.optional() }).optional(),
  to: closedObject({ path: text.optional(), reachable: z.boolean().optional() }).optional(),
});

const filter = z.union([
  text,
  z.looseObject({ path: text.optional(), pathNot: text.optional(), dependencyTypes: types.optional(), dynamic: z.boolean().optional() }),
]);

/** Options that say how a result is shown, cached or measured; they are passed over. */
const PASSED_OVER = ['args', 'babelConfig', 'cache', 'experimentalStats', 'forceDeriveDependents', 'highlight', 'metrics', 'outputTo', 'outputType', 'prefix', 'progress', 'reporterOptions', 'skipAnalysisNotInRules', 'suffix'] as const;
const passedOver = Object.fromEntries(PASSED_OVER.map((key) => [key, z.unknown().optional()]));

const cannot = (value: unknown, what: string) => z.literal(value as never, `expected none or ${JSON.stringify(value)}: ${what} is not supported here`).optional();

const part = (name: string) => z.undefined(`expected none: ${name} would judge a part of the tree only, which is not supported here; give it to the command that draws`).optional();

/** Options that change what the rules see. Those that cannot be honoured are refused: to leave them out would change the verdicts. */
const options = closedObject({
  ...passedOver,
  affected: part('affected'),
  baseDir: z.string().optional(),
  collapse: z.undefined('expected none: to judge folders in place of their modules is not supported here; rules with scope folder are').optional(),
  focus: part('focus'),
  reaches: part('reaches'),
  parser: z.enum(['acorn', 'tsc'], 'expected none, "acorn" or "tsc": reading by another parser is not supported here').optional(),
  detectJSDocImports: cannot(false, 'reading imports in comments'),
  externalModuleResolutionStrategy: cannot('node_modules', 'resolving packages by another strategy'),
  extraExtensionsToScan: z.array(z.string()).max(0, 'expected none or []: reading files of other languages is not supported here').optional(),
  maxDepth: cannot(0, 'to stop at a depth'),
  webpackConfig: z.undefined('expected none: aliases of webpack are not supported here; give them as paths of the tsconfig').optional(),
  doNotFollow: filter.optional(),
  exclude: filter.optional(),
  includeOnly: filter.optional(),
  tsPreCompilationDeps: z.union([z.boolean(), z.literal('specify')]).optional(),
  moduleSystems: z.array(z.enum(['cjs', 'amd', 'es6', 'tsd'])).optional(),
  exoticRequireStrings: z.array(z.string()).optional(),
  detectProcessBuiltinModuleCalls: z.boolean().optional(),
  combinedDependencies: z.boolean().optional(),
  preserveSymlinks: cannot(false, 'to keep links as they are'),
  tsConfig: z.looseObject({ fileName: z.string().optional() }).optional(),
  enhancedResolveOptions: closedObject({
      exportsFields: texts.optional(),
      conditionNames: texts.optional(),
      mainFields: texts.optional(),
      aliasFields: texts.optional(),
      extensions: texts.optional(),
      mainFiles: z.array(z.literal('index', 'expected "index": to find folders by another file is not supported here')).optional(),
      cachedInputFileSystem: z.unknown().optional(),
    })
    .optional(),
  builtInModules: closedObject({ override: texts.optional(), add: texts.optional() }).optional(),
  knownViolations: z.array(z.looseObject({ from: z.string(), to: z.string(), rule: z.looseObject({ name: z.string() }) })).optional(),
});

const configuration = closedObject({
  $schema: z.string().optional(),
  extends: text.optional(),
  forbidden: z.array(forbidden).optional(),
  allowed: z.array(allowed).optional(),
  allowedSeverity: severity.optional(),
  required: z.array(required).optional(),
  options: options.optional(),
});

/** The shape of a dependency-cruiser configuration, after its published schema. Keys that are no part of it are refused. */
export const configurationSchema: z.ZodType<RawConfiguration> = configuration;
