import type { Unit } from '../contract/index.ts';
import type { AnalysedProgram, Module, ParsedUnit } from '../program/index.ts';

/** The syntax a unit stands for, or why there is none. */
export type JudgedParts =
  | { readonly type: 'parts'; readonly module: Module; readonly parts: readonly ParsedUnit[] }
  | { readonly type: 'none'; readonly status: 'pass' | 'skipped' | 'not-analysed'; readonly reason: string };

/** Finds what a unit judges: one piece of its file at `early` and `chunk`, all pieces at `file` and `program`. */
export function judgedParts(unit: Unit, program: AnalysedProgram): JudgedParts {
  if (unit.operation === 'delete') return { type: 'none', status: 'pass', reason: 'the file is deleted: nothing is left to judge' };
  if (unit.kind === 'text') return { type: 'none', status: 'skipped', reason: 'not code' };
  const module = program.module(unit.path);
  if (module === undefined) return notAnalysed(`${unit.path} is not in the program`);
  const parts = partsOf(unit, module);
  if (parts.length > 0) return { type: 'parts', module, parts };
  return notAnalysed(module.obstacle ?? `no part of ${unit.path} begins at ${unit.span.start}`);
}

function partsOf(unit: Unit, module: Module): readonly ParsedUnit[] {
  if (unit.phase === 'file' || unit.phase === 'program') return module.obstacle === undefined ? module.units : [];
  return module.units.filter((part) => part.origin.offset === unit.span.start).slice(-1);
}

function notAnalysed(reason: string): JudgedParts {
  return { type: 'none', status: 'not-analysed', reason };
}
