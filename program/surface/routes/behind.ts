import { ancestorsOf, enclosingFunction } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { mayMountUnseen } from './handed-on.ts';
import { decidedBy } from './mounts.ts';
import type { Step, Mount, Place } from './mounts.ts';
import type { Root } from './roots.ts';
import type { Importers, RouteSearch } from './search.ts';

/** Something that is registered on an application. */
export interface Registered extends Place {
  readonly root: Root;
  readonly path: string;
}

const MOST_MOUNTS = 6;

/**
 * True when a step that asks who is calling stands in front: one that was registered on the application before, or in front of
 * every place at which the application itself is mounted, in whichever file. What cannot be followed is not behind a login.
 */
export function isBehindLogin(it: Registered, search: RouteSearch, depth: number = MOST_MOUNTS): boolean {
  const { root, module, path } = it;
  if (depth <= 0) return false;
  if (search.registrations(module).steps.some((step) => stands(step, it))) return true;
  // Whoever makes the application has put its steps there before it is handed out.
  if (root.module !== module && search.registrations(root.module).steps.some((step) => step.on.key === root.key && covers(step, path) && runsWith(step.call, root.key) && step.asks())) return true;
  const mounts = mountsOf(root, search);
  return mounts !== undefined && mounts.length > 0 && mounts.every((mount) => mount.asks() || isBehindLogin({ ...mount, root: mount.on, path: joined(mount.prefix, path) }, search, depth - 1));
}

function joined(prefix: string, path: string): string {
  return `${prefix.replace(/\/$/, '')}${path.startsWith('/') ? '' : '/'}${path}`;
}

/** The places at which an application or plug-in is mounted; undefined where not all can be known. */
function mountsOf(root: Root, search: RouteSearch): readonly Mount[] | undefined {
  const { module } = root;
  const importers = module.exports.length > 0 || module.opaqueExports ? search.importersOf(module.path) : NOBODY;
  if (importers === undefined) return undefined;
  const { modules, files } = importers;
  if (modules.some((each) => mayMountUnseen({ module: each, files, mounts: search.registrations(each).mounts }, search.program))) return undefined;
  const own = search.registrations(module).mounts;
  const others = modules.flatMap((each) => search.mountsFrom(each, files));
  return [...own, ...others].filter((mount) => mount.mounted().key === root.key && mount.on.key !== root.key);
}

const NOBODY: Importers = { modules: [], files: new Set() };

function stands(step: Step, { root, path, call, offset }: Registered): boolean {
  return step.on.key === root.key && step.offset < offset && covers(step, path) && runsWith(step.call, call) && step.asks();
}

function covers({ prefix }: Step, path: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix.replace(/\/$/, '')}/`);
}

/** True when whoever runs a call has run the step before: it lies in no other function and hangs on no other condition. */
function runsWith(step: Node, call: Node): boolean {
  const around = new Set(ancestorsOf(call));
  const owner = enclosingFunction(step);
  return (owner === undefined || around.has(owner)) && decidedBy(step).every((condition) => around.has(condition));
}
