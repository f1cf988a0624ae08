import type { AnalysedProgram, ImportRecord, Manifest } from '../../program/index.ts';
import { isHostModule } from '../knowledge/index.ts';

/** True when a `package.json` above gives a right to import the package. */
export function isDeclared(name: string, record: ImportRecord, manifests: readonly Manifest[]): boolean {
  if (isHostModule(name)) return true;
  return manifests.some((manifest) => manifest.name === name || manifest.declared.has(name) || (record.typeOnly && manifest.declared.has(typesOf(name))));
}

/** The package that DefinitelyTyped gives for a package: `@types/x`, `@types/scope__x`. */
function typesOf(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

/** True when the specifier may be an alias or a member of a workspace whose meaning only a bundler or an install knows. */
export function mayBeAlias(specifier: string, from: string, program: AnalysedProgram): boolean {
  const first = specifier.split('/')[0] ?? specifier;
  if (from.split('/').slice(0, -1).includes(first)) return true;
  const manifests = program.manifests(from);
  return manifests.some(({ path: at }) => {
    const folder = at.slice(0, -'package.json'.length);
    return (isWorkspace(folder, program) && mayBeMember(packageOf(specifier), folder, program)) || CONFIGS.some((config) => mentions(program.text(folder + config), first));
  });
}

const CONFIGS = [
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.app.json',
  'jsconfig.json',
  'vite.config.ts',
  'vite.config.js',
  'vite.config.mts',
  'vite.config.mjs',
  'vitest.config.ts',
  'webpack.config.js',
  'webpack.config.ts',
  'rollup.config.js',
  'rollup.config.mjs',
  'babel.config.js',
  '.babelrc',
  'jest.config.js',
  'jest.config.ts',
  'next.config.js',
  'deno.json',
];

/** `paths`, `alias` or `moduleNameMapper` for the first part of the specifier, or a base folder for all of them. */
function mentions(config: string | undefined, first: string): boolean {
  if (config === undefined) return false;
  return /"baseUrl"\s*:/.test(config) || config.includes(`"${first}`) || config.includes(`'${first}`) || config.includes(`^${first}`);
}

function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

/** The lock file of npm lists every member of a workspace: a name that it does not hold is none. */
function mayBeMember(name: string, folder: string, program: AnalysedProgram): boolean {
  const lock = program.textOnDisk(`${folder}package-lock.json`);
  return lock === undefined || lock.includes(`"node_modules/${name}"`);
}

function isWorkspace(folder: string, program: AnalysedProgram): boolean {
  return program.has(`${folder}pnpm-workspace.yaml`) || program.has(`${folder}lerna.json`) || /"workspaces"\s*:/.test(program.text(`${folder}package.json`) ?? '');
}
