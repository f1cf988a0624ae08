import type { Module } from '../../module.ts';
import type { ParsedUnit } from '../../parsed-unit.ts';
import type { AnalysedProgram } from '../../program.ts';
import { routesIn } from './all-routes.ts';
import { isAsking } from './asks-who.ts';
import { registeredRoutes } from './registered.ts';
import type { Root } from './roots.ts';
import { FILE_ROWS } from './route-rows.ts';
import type { Route } from './route.ts';
import { usesNest } from './search.ts';
import type { RouteSearch } from './search.ts';

/** A route of another file, on which what a file says bears. */
export interface CarriedRoute {
  readonly route: Route;
  readonly part: ParsedUnit;
}

const MOST_FILES = 50;
const MOST_ROUTE_FILES = 200;

/**
 * The routes of other files that the calls of a part mount: who takes a login step out of `app.use('/api', requireLogin, users)`
 * opens them, without a word about any of them.
 */
export function mountedRoutes(part: ParsedUnit, module: Module, search: RouteSearch): readonly CarriedRoute[] {
  const from = part.origin.offset;
  const roots = search.registrations(module).mounts.filter(({ offset }) => offset >= from && offset < from + part.text.length).map(({ mounted }) => mounted());
  return routesOn(roots, search).filter((each) => each.part.path !== module.path);
}

const MAY_STAND_IN_FRONT = /\.(?:use|addHook|register|default|useGlobalGuards|forRoutes)\s*\(|\bAPP_GUARD\b|\bcanActivate\b|\bfastify-plugin\b/;

/**
 * The routes of other files in front of which a file may put a login, now or as the disk has it: told for the whole file, before
 * a run and after it, they show what has lost its login although no line of it has changed.
 */
export function standingRoutes(module: Module, search: RouteSearch): readonly CarriedRoute[] {
  const { program } = search;
  const { path } = module;
  const texts = [module.units.map(({ text }) => text).join(''), program.textOnDisk(path) ?? ''];
  const isStep = module.exports.some(({ name }) => isAsking(name));
  const files = filesBeside(path, program) ?? (isStep || texts.some((text) => MAY_STAND_IN_FRONT.test(text)) ? filesBehind(module, search) : []);
  return files.filter((each) => each !== path && !search.isLeftOut(each)).flatMap((each) => {
    const other = program.module(each);
    return other === undefined ? [] : other.units.flatMap((part) => routesIn(part, { module: other, program }, search).map((route) => ({ route, part })));
  });
}

/** Those that reach a file, those that they mount, and where it is a file of Nest, those of Nest that they reach. */
function filesBehind({ path }: Module, search: RouteSearch): readonly string[] {
  const { program } = search;
  const found = new Set(search.above(path) ?? [path]);
  for (const each of found) {
    if (found.size >= MOST_ROUTE_FILES) break;
    const module = program.module(each);
    for (const { mounted } of module === undefined ? [] : search.registrations(module).mounts) found.add(mounted().module.path);
    if (usesNest(each, program)) for (const { file } of program.graph.dependenciesOf(each)) if (file !== undefined) found.add(file);
  }
  return [...found];
}

/** For Next's middleware, what lies in the folders beside it. */
function filesBeside(path: string, { graph }: AnalysedProgram): readonly string[] | undefined {
  const folder = /^((?:.*\/)?)(?:middleware|proxy)\.(?:[jt]sx?|mjs)$/.exec(path)?.[1];
  if (folder === undefined) return undefined;
  const isBeside = (each: string): boolean => each.startsWith(`${folder}app/`) || each.startsWith(`${folder}pages/`);
  return graph.paths().filter((each) => isBeside(each) && FILE_ROWS.some(({ framework, file }) => framework === 'next' && file.test(each))).slice(0, MOST_ROUTE_FILES);
}

/** What is registered on some applications and routers, and on those that they mount, each where it is made. */
function routesOn(roots: readonly Root[], search: RouteSearch): readonly CarriedRoute[] {
  const files = new Map<Module, Set<Root['key']>>();
  const open = [...roots];
  for (let root = open.pop(); root !== undefined && files.size < MOST_FILES; root = open.pop()) {
    const { key, module } = root;
    const keys = files.get(module) ?? new Set();
    if (keys.has(key) || search.isLeftOut(module.path)) continue;
    files.set(module, keys.add(key));
    open.push(...search.registrations(module).mounts.filter((mount) => mount.on.key === key).map(({ mounted }) => mounted()));
  }
  return [...files].flatMap(([module, keys]) => module.units.flatMap((part) => routesOf(part, module, search).filter(({ route }) => route.root !== undefined && keys.has(route.root.key))));
}

function routesOf(part: ParsedUnit, module: Module, search: RouteSearch): readonly CarriedRoute[] {
  const { program } = search;
  return registeredRoutes(part, { node: part.program, module, program }, search).map((route) => ({ route, part }));
}
