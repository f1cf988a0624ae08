import type { ImportRecord } from './imports.ts';
import { importsIn } from './module.ts';
import type { Module } from './module.ts';
import type { AnalysedProgram } from './program.ts';

/** One edge of the module graph: an import that leads to a file of the tree. */
export interface ModuleEdge {
  readonly from: string;
  readonly to: string;
  readonly record: ImportRecord;
}

/** The edges that go out of a module, in source order. */
export function edgesOf(program: AnalysedProgram, module: Module): readonly ModuleEdge[] {
  return module.units
    .flatMap((unit) => importsIn(unit))
    .flatMap((record) => {
      const resolution = program.resolve(module.path, record.specifier);
      return resolution.type === 'file' ? [{ from: module.path, to: resolution.path, record }] : [];
    });
}

/**
 * The shortest chain of run-time imports from one file to another, or undefined. Breadth first, so the answer does not
 * depend on the order in which files arrived. Dynamic imports break a cycle at load time and are not followed.
 */
export function importPath(program: AnalysedProgram, from: string, to: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) return unwind(cameFrom, to);
    const module = program.module(at);
    if (module === undefined) continue;
    for (const edge of edgesOf(program, module)) {
      if (edge.record.typeOnly || edge.record.kind === 'dynamic' || cameFrom.has(edge.to)) continue;
      cameFrom.set(edge.to, at);
      queue.push(edge.to);
    }
  }
  return undefined;
}

function unwind(cameFrom: ReadonlyMap<string, string | undefined>, to: string): readonly string[] {
  const path: string[] = [];
  for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) path.unshift(at);
  return path;
}
