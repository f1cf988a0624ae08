import { expect, it } from 'vitest';
import { cruised, judged, writeProject } from './oracle.ts';

const manifest = (name: string, fields: object = {}): string => JSON.stringify({ name, main: 'i.js', ...fields });
const PACKAGES = Object.fromEntries(['dev', 'peer', 'opt', 'undeclared'].flatMap((name) => [[`node_modules/${name}/package.json`, manifest(name)], [`node_modules/${name}/i.js`, '']]));
const MAIN = `/// <reference path="./ref.d.ts" />
/// <reference types="dev" />
import type { T } from './types';
import { a } from './inner/a';
import { onlyType } from './only-type';
import b = require('./b.cjs');
import '#in/a';
import fs from 'node:fs';
import 'path';
import 'exp';
import 'exp/sub';
import 'main';
import 'nomain';
import 'dev';
import 'peer';
import 'opt';
import 'undeclared';
import 'absent';
import './absent';
import 'electron';
import type { X } from 'typed';
export * from './inner';
export type { Z } from './types2';
const lazy = () => import('./lazy');
let q: onlyType; let i: import('./type-import').I;
export { a, b, fs, lazy };
`;
const PROJECT = {
  ...PACKAGES,
  'package.json': JSON.stringify({ name: 'p', type: 'module', imports: { '#in/*': './src/inner/*.ts' }, dependencies: { exp: '1', main: '1', nomain: '1' }, devDependencies: { dev: '1', typed: '1' }, peerDependencies: { peer: '1' }, optionalDependencies: { opt: '1' }, bundledDependencies: ['opt'] }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '@in/*': ['src/inner/*'], exact: ['src/inner/a.ts'] } } }),
  'tsconfig.cjs.json': JSON.stringify({ compilerOptions: { module: 'commonjs' } }),
  'src/main.ts': MAIN,
  'src/types.ts': 'export type T = 1;\n',
  'src/types2.ts': 'export type Z = 1;\n',
  'src/only-type.ts': 'export type onlyType = 1;\n',
  'src/type-import.ts': 'export interface I {}\n',
  'src/ref.d.ts': 'declare const r: 1;\n',
  'src/inner/a.ts': "import { c } from '../c.js';\nexport const a = c;\n",
  'src/inner/index.ts': "export * from './a';\n",
  'src/b.cjs': "const x = require('./c.js'); const w = want('./d.js'); window.want('./e.js'); process.getBuiltinModule('os'); module.exports = x;\n",
  'src/c.js': "export const c = 1;\nimport './inner/a';\n",
  'src/d.js': '',
  'src/e.js': '',
  'src/lazy.ts': "import './main';\n",
  'src/amd.js': "define(['./d', 'exports'], function (d) {});\nrequire(['./e'], function () {});\n",
  'src/orphan.js': '',
  'src/nested/package.json': manifest('nested', { dependencies: { deep: '1' } }),
  'src/nested/n.js': "import 'dev';\nimport 'deep';\n",
  'node_modules/deep/package.json': manifest('deep'),
  'node_modules/deep/i.js': '',
  'node_modules/exp/package.json': manifest('exp', { license: 'MIT', main: 'main.js', module: 'module.js', exports: { '.': { types: './t.d.ts', import: './esm.js', require: './cjs.js', custom: './custom.js' }, './sub': { custom: './custom.js', default: './subfile.js' } } }),
  ...Object.fromEntries(['main.js', 'module.js', 'esm.js', 'cjs.js', 'custom.js', 't.d.ts', 'subfile.js', 'sub.js'].map((file) => [`node_modules/exp/${file}`, ''])),
  'node_modules/main/package.json': manifest('main', { license: 'GPL-3.0', main: 'lib/x.js', module: 'lib/m.js', types: 'lib/x.d.ts', browser: { './lib/x.js': './lib/b.js' } }),
  ...Object.fromEntries(['x.js', 'm.js', 'b.js', 'x.d.ts'].map((file) => [`node_modules/main/lib/${file}`, ''])),
  'node_modules/nomain/package.json': '{"name":"nomain"}',
  'node_modules/nomain/index.js': '',
  'node_modules/@types/typed/package.json': '{"name":"@types/typed","types":"index.d.ts"}',
  'node_modules/@types/typed/index.d.ts': 'export interface X {}',
};

const KINDS = ['local', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core', 'aliased', 'aliased-subpath-import', 'aliased-tsconfig-paths', 'type-only', 'type-import', 'import', 'export', 'require', 'import-equals', 'dynamic-import', 'exotic-require', 'triple-slash-directive', 'triple-slash-file-reference', 'triple-slash-type-reference', 'amd-define', 'process-get-builtin-module', 'pre-compilation-only', 'undetermined', 'unknown'];
/** Whatever a dependency is, one of them says so. */
const RULES = [
  ...KINDS.map((kind) => ({ name: kind, severity: 'info', from: {}, to: { dependencyTypes: [kind] } })),
  { name: 'any', severity: 'error', from: {}, to: {} },
  { name: 'circular', from: {}, to: { circular: true } },
  { name: 'orphan', from: { orphan: true }, to: {} },
  { name: 'dynamic', from: {}, to: { dynamic: true } },
  { name: 'exotic', from: {}, to: { exoticRequire: 'want' } },
  { name: 'vanishes', from: {}, to: { preCompilationOnly: true } },
  { name: 'stays', from: {}, to: { preCompilationOnly: false } },
  { name: 'several', from: {}, to: { moreThanOneDependencyType: true } },
  { name: 'license', from: {}, to: { license: 'GPL' } },
  { name: 'reached', from: { path: 'main' }, to: { path: '/d\\.js', reachable: true } },
];

const resolving = (enhancedResolveOptions: object): object => ({ enhancedResolveOptions });
const OPTIONS: readonly object[] = [
  {},
  { tsPreCompilationDeps: true },
  { tsConfig: { fileName: 'tsconfig.json' } },
  { tsConfig: { fileName: 'tsconfig.cjs.json' }, tsPreCompilationDeps: 'specify', exclude: { dynamic: true } },
  { doNotFollow: ['inner', 'node_modules'] },
  { doNotFollow: { path: 'node_modules', dependencyTypes: ['local'] } },
  { exclude: { path: ['inner', 'peer'], dynamic: true } },
  { includeOnly: '^src/(?!c)' },
  { includeOnly: { path: ['^src', 'main'] }, exclude: 'inner' },
  { moduleSystems: ['es6'] },
  { moduleSystems: ['cjs', 'amd'] },
  { moduleSystems: ['cjs', 'tsd'], tsPreCompilationDeps: true },
  { exoticRequireStrings: ['want', 'window.want'], detectProcessBuiltinModuleCalls: true },
  { combinedDependencies: true, builtInModules: { add: ['electron'] } },
  { builtInModules: { override: ['path'], add: ['electron'] } },
  resolving({ exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] }),
  resolving({ exportsFields: ['exports'], conditionNames: ['custom'] }),
  resolving({ exportsFields: ['exports'], conditionNames: ['types', 'import'], mainFields: ['module', 'main', 'types'] }),
  resolving({ aliasFields: ['browser'], cachedInputFileSystem: { cacheDuration: 1_000 } }),
  resolving({ extensions: ['.js', '.d.ts'] }),
  { parser: 'tsc' },
  { parser: 'acorn', skipAnalysisNotInRules: true, metrics: true, prefix: 'https://example.org/', highlight: '^src', progress: { type: 'none' } },
];

const root = writeProject(PROJECT);

it.each(OPTIONS.map((options) => [JSON.stringify(options), options]))('with the options %s the verdicts are those of dependency-cruiser', async (_, options) => {
  const configuration = { forbidden: RULES, options: { doNotFollow: 'node_modules', ...options } };
  const verdicts = await cruised(root, configuration);
  expect(judged(root, configuration)).toEqual(verdicts);
  expect(verdicts.length).toBeGreaterThan(10);
});
