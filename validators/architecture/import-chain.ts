import { edgesOf } from '../../program/index.ts';
import type { AnalysedProgram, ModuleEdge } from '../../program/index.ts';
import { isRunTimeImport } from './run-time-import.ts';

/**
 * The shortest chain of imports that exist at run time from one file to another; undefined when there is none. Breadth
 * first in source order, so the answer does not depend on the order in which files arrived.
 */
export function importChain(program: AnalysedProgram, from: string, to: string): readonly ModuleEdge[] | undefined {
  const cameBy = new Map<string, ModuleEdge | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const path = queue[at] as string;
    if (path === to) return unwind(cameBy, to);
    for (const edge of runTimeEdges(program, path)) {
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return undefined;
}

function runTimeEdges(program: AnalysedProgram, path: string): readonly ModuleEdge[] {
  const module = program.module(path);
  if (module === undefined) return [];
  return edgesOf(program, module).filter(({ record }) => isRunTimeImport(record, module, program) === 'yes');
}

function unwind(cameBy: ReadonlyMap<string, ModuleEdge | undefined>, to: string): readonly ModuleEdge[] {
  const chain: ModuleEdge[] = [];
  for (let edge = cameBy.get(to); edge !== undefined; edge = cameBy.get(edge.from)) chain.unshift(edge);
  return chain;
}
