import path from 'node:path';
import type { AnalysedProgram } from '../../program/index.ts';
import { foldersAbove } from '../folders-above.ts';
import { hasWord } from './excused-names.ts';
import { givenNames } from './given-names.ts';

/** Where projects keep declarations of names that every file has. */
const FOLDERS = ['', 'src/', 'types/', 'typings/', '@types/', 'src/types/', 'src/@types/', 'src/typings/', 'app/', 'lib/'];
const NAMES = ['global', 'globals', 'env', 'index', 'types', 'typings', 'ambient', 'declarations', 'custom', 'vite-env', 'auto-imports', 'components', 'next-env', 'shims', 'window', 'main'];
const AUTO_IMPORTING = ['nuxt', 'nuxt3', 'nitropack', 'nitro', 'unplugin-auto-import', 'unimport', '@dcloudio/vite-plugin-uni'];

/** True when a declaration elsewhere in the project may give the name to every file. */
export function isAmbient(name: string, from: string, program: AnalysedProgram): boolean {
  const manifests = program.manifests(from);
  if (manifests.some(({ declared }) => AUTO_IMPORTING.some((each) => declared.has(each)))) return true;
  const typed = manifests.flatMap(({ path: at, declared }) => typePackages(at, declared));
  const declarations = program.graph.paths().filter((each) => /\.d\.[cm]?ts$/.test(each));
  const candidates = [...foldersAbove(from).flatMap(declarationsIn), ...declarations, ...typed];
  return candidates.some((each) => mentions(each, name, program)) || program.runPaths().some((each) => declaresGlobal(each, name, program)) || givenNames(program).some(({ globals }) => globals.has(name));
}

function mentions(file: string, name: string, program: AnalysedProgram): boolean {
  return program.has(file) && hasWord(program.text(file) ?? '', name);
}

/** A file of this run that declares names for all others. */
function declaresGlobal(file: string, name: string, program: AnalysedProgram): boolean {
  if (!/\.[cm]?tsx?$/.test(file)) return false;
  const text = program.text(file) ?? '';
  return (/\.d\.[cm]?ts$/.test(file) || text.includes('declare global')) && hasWord(text, name);
}

function declarationsIn(folder: string): readonly string[] {
  return FOLDERS.flatMap((inner) => NAMES.map((name) => `${folder}${inner}${name}.d.ts`));
}

function typePackages(manifest: string, declared: ReadonlySet<string>): readonly string[] {
  const folder = path.posix.dirname(manifest);
  const base = folder === '.' ? '' : `${folder}/`;
  return [...declared].filter((each) => each.startsWith('@types/')).map((each) => `${base}node_modules/${each}/index.d.ts`);
}
