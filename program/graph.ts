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
