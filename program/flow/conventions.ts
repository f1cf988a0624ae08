import type { Procedure } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

/** Files that Next.js takes for route handlers: https://nextjs.org/docs/app/api-reference/file-conventions/route. */
const ROUTE_FILE = /(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$/;
const PAGE_FILE = /(?:^|\/)pages\/.*\.[cm]?[jt]sx?$/;

const exportNames = new WeakMap<ModuleFlow, ReadonlyMap<Procedure, readonly string[]>>();

/**
 * What a platform gives to a function by the name under which its file exports it: `exports.handler` of a cloud function,
 * `export function GET` of a route. Where the file lies where the platform looks, that is sure; elsewhere the name alone
 * says it, and the root begins with `named.`.
 */
export function conventionsOf({ procedure, index }: { readonly procedure: Procedure; readonly index: number }, flow: ModuleFlow): readonly string[] {
  return namesOf(flow).get(procedure)?.flatMap((name) => rootsOf(name, index, flow.path)) ?? [];
}

function rootsOf(name: string, index: number, path: string): readonly string[] {
  if (name === 'default' && /(?:^|\/)pages\/api\//.test(path)) return index === 0 ? ['next.Request'] : index === 1 ? ['express.Response'] : [];
  if (index > 0) return [];
  if (/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name)) return [ROUTE_FILE.test(path) ? 'web.Request' : 'named.WebRequest'];
  if (name === 'getServerSideProps') return [PAGE_FILE.test(path) ? 'next.PageContext' : 'named.PageContext'];
  return name === 'handler' ? ['named.Event'] : [];
}

function namesOf(flow: ModuleFlow): ReadonlyMap<Procedure, readonly string[]> {
  const known = exportNames.get(flow) ?? collect(flow);
  exportNames.set(flow, known);
  return known;
}

function collect({ exported }: ModuleFlow): ReadonlyMap<Procedure, readonly string[]> {
  const names = new Map<Procedure, string[]>();
  for (const { name, value } of exported) {
    const whole = value.op === 'object' ? value.entries.flatMap((entry) => (entry.value.op === 'function' && typeof entry.key === 'string' ? [[entry.key, entry.value.callee] as const] : [])) : [];
    const all = value.op === 'function' ? [[name, value.callee] as const, ...whole] : whole;
    for (const [own, procedure] of all) names.set(procedure, [...(names.get(procedure) ?? []), own]);
  }
  return names;
}
