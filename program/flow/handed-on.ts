import type { AnalysedProgram } from '../program.ts';
import type { Value } from './ir.ts';
import { EXPORTS } from './lower/index.ts';
import { isExports, moduleFlowOf } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';

/** Some exports of a file, by name; `*` for all of it. */
export interface Exports {
  readonly path: string;
  readonly names: readonly string[];
}

/** The files of a package that its entries load, the entries among them. */
export interface LoadedFiles {
  readonly entries: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/**
 * True when a package lets strangers have some exports of one of its files: an entry exports them, or exports what another file
 * hands on, or some file keeps them, passes them or makes objects with them. What the package's files only call is its own
 * affair: what strangers bring there, they bring through its callers. After the escape analysis of Choi et al., OOPSLA 1999,
 * without the flow in between.
 */
export function isHandedOn({ path, names }: Exports, loaded: LoadedFiles, program: AnalysedProgram): boolean {
  const seen = new Set<string>();
  const isOne = (file: string, name: string): boolean => {
    if (loaded.entries.has(file)) return true;
    const key = `${name} ${file}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return [...loaded.files].some((from) => {
      if (!program.graph.dependenciesOf(from).some((each) => each.file === file)) return false;
      const module = program.module(from);
      if (module === undefined || module.obstacle !== undefined) return true;
      return usesOf(file, moduleFlowOf(module), program).some((use) => isSame(use.name, name) && (use.as === undefined || isOne(from, use.as)));
    });
  };
  return names.some((name) => isOne(path, name));
}

/** What a file does with an export of another beside calling it: exports it under a name, or lets it out of sight. */
interface Use {
  readonly name: string;
  readonly as?: string;
}

function usesOf(file: string, flow: ModuleFlow, program: AnalysedProgram): readonly Use[] {
  const uses: Use[] = [];
  const seen = new Set<Value>();
  const follow = (value: Value, name: string): void => {
    if (seen.has(value)) return;
    seen.add(value);
    if (value.procedure.exits.some((exit) => exit.value === value)) uses.push({ name });
    for (const user of value.users) {
      if (user.op === 'cell-store' && user.cell !== EXPORTS) for (const load of flow.cell(user.cell).loads) follow(load, name);
      else if (user.op === 'load' && user.base === value && typeof user.key === 'string') follow(user, name === '*' ? user.key : name);
      else if (user.op === 'phi') follow(user, name);
      else if (!isOnlyAsked(user, value)) uses.push({ name, ...exportedAs(user, value) });
    }
  };
  for (const { values } of flow.procedures)
    for (const value of values) {
      if (value.op !== 'import') continue;
      const resolution = program.resolve(flow.path, value.specifier);
      if (resolution.type === 'file' && resolution.path === file) follow(value, value.name);
    }
  return uses;
}

/** Called, asked for its type or compared: it stays where it is. */
function isOnlyAsked(user: Value, value: Value): boolean {
  if (user.op === 'binary' || user.op === 'unary') return true;
  if (user.op === 'store') return user.base === value && user.input !== value;
  return user.op === 'call' && !user.construct && (user.callee === value || user.receiver === value) && !user.args.some((each) => each.value === value);
}

function exportedAs(user: Value, value: Value): { readonly as?: string } {
  if (user.op === 'cell-store') return { as: '*' };
  if (user.op !== 'store' || user.input !== value) return {};
  if (user.key === 'exports' && user.base.op === 'cell' && user.base.cell === 'module') return { as: '*' };
  return isExports(user.base) ? { as: typeof user.key === 'string' ? user.key : '*' } : {};
}

function isSame(one: string, other: string): boolean {
  return one === other || one === '*' || other === '*' || one === 'default' || other === 'default';
}
