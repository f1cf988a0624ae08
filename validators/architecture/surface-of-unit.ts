import type { SurfaceFact, Unit } from '../../contract/index.ts';
import { codeSurface, textSurface } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';
import { markNovel, newFileKind } from './novelty.ts';
import { isTestPath } from '../test-code.ts';
import type { JudgedParts } from '../judged-parts.ts';

/** What a unit adds to the attack surface. Tests are no way into a program, and an early look accepts nothing. */
export function surfaceOfUnit(unit: Unit, program: AnalysedProgram, judged: JudgedParts): readonly SurfaceFact[] {
  if (unit.phase === 'early' || unit.operation === 'delete' || isTestPath(unit.path)) return [];
  const kind = newFileKind(unit, program);
  if (judged.type === 'parts') return [...kind, ...markNovel(judged.parts.flatMap((part) => codeSurface(part, judged.module, program)), unit.path, program)];
  return unit.kind === 'text' ? [...kind, ...textSurface(unit.path, unit.text)] : [];
}
