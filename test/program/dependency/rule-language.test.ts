import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyViolations, folderViolations, moduleViolations, readDependencyRules } from '../../../program/index.ts';
import type { DependencyFacts, FolderFacts, ModuleFacts, Violation } from '../../../program/index.ts';

/** dependency-cruiser's own reading of its rules, which it does not export. */
interface Oracle {
  readonly validateDependency: (rules: object, from: object, to: object) => { readonly rules?: readonly Violation[] };
  readonly validateModule: (rules: object, module: object) => { readonly rules?: readonly Violation[] };
  readonly validateFolder: (rules: object, from: object, to: object) => { readonly rules?: readonly Violation[] };
}
const inside = (file: string): string => new URL(`../../../node_modules/dependency-cruiser/src/${file}`, import.meta.url).href;
const oracle = (await import(inside('validate/index.mjs'))) as Oracle;
const { default: normalise } = (await import(inside('main/rule-set/normalize.mjs'))) as { readonly default: (rules: object) => object };

const TYPES = ['local', 'localmodule', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core', 'deprecated', 'aliased', 'aliased-tsconfig', 'aliased-tsconfig-paths', 'aliased-subpath-import', 'aliased-workspace', 'type-only', 'type-import', 'import', 'export', 'require', 'import-equals', 'dynamic-import', 'exotic-require', 'triple-slash-directive', 'triple-slash-file-reference', 'triple-slash-type-reference', 'pre-compilation-only', 'undetermined', 'unknown'];
const PATHS = ['src/ui/a.ts', 'src/ui/deep/b.ts', 'src/data/c.ts', 'src/d.ts', 'lib/e.js', 'node_modules/x/index.js', 'fs'];
const RULE_NAMES = ['one', 'two', 'not-in-allowed'];

const pattern = fc.constantFrom('^src/', 'ui', '^src/([^/]+)/', '[.]ts$', '^lib|data', '', 'node_modules', '(a|b)[.]ts', '^(src)/(ui|data)?/?(.+)', '(x)?src');
const target = fc.oneof(pattern, fc.constantFrom('^src/$1/', '$1', '$0', '$2', '^$1/$2', '[^$1]', '(?!$1)src'));
const several = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> => fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) });
const types = fc.subarray(TYPES, { minLength: 0, maxLength: 4 });
/** A rule says a few things, not all: most values are none. */
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
/** Without the keys that are undefined. */
const bare = <T>(value: object): T => JSON.parse(JSON.stringify(value)) as T;

// `pathNot` with several patterns inside of a `via` is read as one list on purpose, where dependency-cruiser reads it as text.
const viaObject = fc.record({ path: several(target), pathNot: target, dependencyTypes: types, dependencyTypesNot: types }, { requiredKeys: [] });
const via = fc.oneof(several(target), viaObject);
const flag = fc.boolean();
const dependencyTo = fc
  .record({
    path: rarely(several(target)), pathNot: rarely(several(target)), dependencyTypes: rarely(types), dependencyTypesNot: rarely(types), couldNotResolve: rarely(flag), circular: rarely(flag), dynamic: rarely(flag),
    exoticallyRequired: rarely(flag), preCompilationOnly: rarely(flag), moreThanOneDependencyType: rarely(flag), moreUnstable: rarely(flag), ancestor: rarely(flag), exoticRequire: rarely(several(fc.constantFrom('use', 'want'))),
    exoticRequireNot: rarely(several(fc.constantFrom('use', 'want'))), license: rarely(several(fc.constantFrom('MIT', 'GPL'))), licenseNot: rarely(several(fc.constantFrom('MIT', 'GPL'))), via: rarely(via), viaOnly: rarely(via),
    viaNot: rarely(several(target)), viaSomeNot: rarely(several(target)),
  });
const from = fc.record({ path: several(pattern), pathNot: several(pattern) }, { requiredKeys: [] });
const head = { name: fc.constantFrom('one', 'two'), severity: fc.constantFrom('error', 'warn', 'info', 'ignore') };
const dependencyRule = fc.record({ ...head, from, to: dependencyTo });
const orphanRule = fc.record({ ...head, from: fc.record({ path: rarely(several(pattern)), pathNot: rarely(several(pattern)), orphan: flag }), to: fc.constant({}) });
const reachRule = fc.record({ ...head, from, to: fc.record({ path: rarely(several(target)), pathNot: rarely(several(target)), reachable: flag }) });
const dependentsRule = fc.record({ ...head, from, module: fc.record({ path: rarely(several(pattern)), pathNot: rarely(several(pattern)), numberOfDependentsLessThan: rarely(fc.nat(3)), numberOfDependentsMoreThan: rarely(fc.nat(3)) }), to: fc.constant({}) });
const folderRule = fc.record({ ...head, scope: fc.constant('folder'), from, to: fc.record({ path: several(target), pathNot: several(target), circular: flag, moreUnstable: flag }, { requiredKeys: [] }) });
const requiredRule = fc.record({ ...head, module: fc.record({ path: rarely(several(pattern)), pathNot: rarely(several(pattern)) }), to: fc.record({ path: several(target), reachable: rarely(flag) }) });
const anyRule = fc.oneof(dependencyRule, dependencyRule, orphanRule, reachRule, dependentsRule, folderRule);
// A `module` in an allowed rule is refused by the schema of dependency-cruiser.
const allowedRule = fc.oneof(dependencyRule, dependencyRule, orphanRule, reachRule, folderRule);
const ruleSet = fc
  .record({ forbidden: fc.array(anyRule, { maxLength: 3 }), allowed: rarely(fc.array(allowedRule, { maxLength: 2 })), allowedSeverity: rarely(fc.constantFrom('error', 'warn', 'info', 'ignore')), required: rarely(fc.array(requiredRule, { maxLength: 2 })) })
  .map((value) => bare<object>(value));

const place = fc.constantFrom(...PATHS);
const instability = rarely(fc.constantFrom(0, 0.5, 1));
const step = fc.record({ name: place, dependencyTypes: types });
const source = fc.record({ source: place, instability }).map((value) => bare<ModuleFacts>(value));
const dependency = fc
  .record({
    resolved: place, dependencyTypes: types, coreModule: rarely(flag), couldNotResolve: rarely(flag), circular: rarely(flag), cycle: rarely(fc.array(step, { minLength: 1, maxLength: 3 })), dynamic: rarely(flag), exoticallyRequired: rarely(flag),
    exoticRequire: rarely(fc.constantFrom('use', 'want')), preCompilationOnly: rarely(flag), license: rarely(fc.constantFrom('MIT', 'GPL-3.0')), instability,
  })
  .map((value) => bare<DependencyFacts>(value));
const module = fc
  .record({
    source: place, orphan: rarely(flag), dependents: fc.array(place, { maxLength: 4 }), dependencies: fc.array(fc.record({ resolved: place }), { maxLength: 3 }),
    reachable: rarely(fc.array(fc.record({ value: flag, asDefinedInRule: fc.constantFrom(...RULE_NAMES), matchedFrom: place }), { maxLength: 2 })),
    reaches: rarely(fc.array(fc.record({ asDefinedInRule: fc.constantFrom(...RULE_NAMES), modules: fc.array(fc.record({ source: place }), { minLength: 1, maxLength: 2 }) }), { maxLength: 2 })),
  })
  .map((value) => bare<ModuleFacts>(value));
const folder = fc.record({ name: fc.constantFrom('src', 'src/ui', 'src/ui/deep', 'lib'), instability, circular: flag }).map((value) => bare<FolderFacts>(value));

const keys = (violations: readonly Violation[] = []): readonly string[] => violations.map(({ name, severity }) => `${name} ${severity}`);

/** Compares on many inputs; both must find something on many of them, or nothing was compared. */
function agree<T extends readonly unknown[]>(inputs: fc.Arbitrary<T>, judge: (...input: T) => readonly Violation[], oracleOf: (...input: T) => { readonly rules?: readonly Violation[] }): void {
  let broken = 0;
  fc.assert(fc.property(inputs, (input) => {
    const expected = keys(oracleOf(...input).rules);
    broken += expected.length > 0 ? 1 : 0;
    expect(keys(judge(...input))).toEqual(expected);
  }), { numRuns: 3_000 });
  expect(broken).toBeGreaterThan(50);
}

/** The matchers of the oracle want a `to` beside every `module`; its check of the shape refuses one there, and so do we. */
function read(rules: object): ReturnType<typeof readDependencyRules> {
  const given = rules as { readonly forbidden?: readonly { readonly module?: object; readonly to?: object }[] };
  return readDependencyRules({ ...given, ...(given.forbidden === undefined ? {} : { forbidden: given.forbidden.map(({ to, ...rest }) => (rest.module === undefined && to !== undefined ? { ...rest, to } : rest)) }) }, 'test');
}

describe('the rule language, key by key, against dependency-cruiser', () => {
  it('says the same of any dependency by any rule', () => {
    agree(fc.tuple(ruleSet, source, dependency), (rules, own, to) => dependencyViolations(read(rules), own, to), (rules, own, to) => oracle.validateDependency(normalise(rules), own, to));
  });

  it('says the same of any module by any rule', () => {
    agree(fc.tuple(ruleSet, module), (rules, own) => moduleViolations(read(rules), own), (rules, own) => oracle.validateModule(normalise(rules), own));
  });

  it('says the same of any two folders by any rule', () => {
    agree(fc.tuple(ruleSet, folder, folder), (rules, own, to) => folderViolations(read(rules), own, to), (rules, own, to) => oracle.validateFolder(normalise(rules), own, to));
  });

  it('puts what a group found into a pattern as text, so that no path brings a pattern of its own', () => {
    const rules = readDependencyRules({ forbidden: [{ name: 'own', from: { path: '^src/([^/]+)/' }, to: { pathNot: '^src/$1/' } }] }, 'test');
    const broken = (source: string, resolved: string): number => dependencyViolations(rules, { source }, { resolved }).length;
    expect([broken('src/.*/a.ts', 'src/data/b.ts'), broken('src/[id]/a.ts', 'src/[id]/b.ts'), broken('src/c++/a.ts', 'src/c++/b.ts'), broken('src/(a+)+/a.ts', 'src/x/b.ts')]).toEqual([1, 0, 0, 1]);
  });

  it('refuses patterns that are none together, and kinds of dependencies that there are not', () => {
    const read = (from: object, to: object) => () => readDependencyRules({ forbidden: [{ name: 'r', from, to }] }, 'rules.cjs');
    expect(read({ path: ['(?<n>a)', '(?<n>b)'] }, {})).toThrow(/rules\.cjs: forbidden\[0\] \(r\)\.from\.path: expected a regular expression \(.*Duplicate capture group name.*got "\(\?<n>a\)\|\(\?<n>b\)"/);
    expect(read({}, { dependencyTypes: ['npm-deb'] })).toThrow(/rules\.cjs: forbidden\.0\.to\.dependencyTypes\.0: expected a kind of dependency that dependency-cruiser knows, such as "npm-dev", got "npm-deb"/);
  });
});
