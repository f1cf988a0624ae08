import type { SurfaceFact, Unit } from '../../contract/index.ts';
import { codeSurface, createRouteSearch, standingSurface, textSurface } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';
import { markNovel, newFileKind } from './novelty.ts';
import { isTestPath } from '../test-code.ts';
import type { JudgedParts } from '../judged-parts.ts';

/**
 * What a unit adds to the attack surface. Tests are no way into a program, an early look accepts nothing, and the pass over the
 * program brings nothing that was not told at the end of its files.
 */
export function surfaceOfUnit(unit: Unit, program: AnalysedProgram, judged: JudgedParts): readonly SurfaceFact[] {
  if (unit.phase === 'early' || unit.phase === 'program' || unit.operation === 'delete' || isTestPath(unit.path)) return [];
  const kind = newFileKind(unit, program);
  if (judged.type !== 'parts') return unit.kind === 'text' ? [...kind, ...textSurface(unit.path, unit.text)] : [];
  const search = createRouteSearch(program, isTestPath);
  const own = judged.parts.flatMap((part) => codeSurface(part, judged.module, search));
  return [...kind, ...markNovel(own, unit.path, program), ...(isWhole(unit) ? standingSurface(judged.module, search) : [])];
}

/** Edits are judged as the whole file that they make. */
function isWhole({ phase, operation }: Unit): boolean {
  return phase === 'file' || (phase === 'chunk' && operation === 'edit');
}
