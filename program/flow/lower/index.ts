import type { ParsedUnit } from '../../parsed-unit.ts';
import type { Lowering } from './types.ts';
import { lowerClass } from './class.ts';
import { lowerElement } from './element.ts';
import { lowerCondition, lowerExpression, lowerKey } from './expression.ts';
import { lowerFunction } from './procedure.ts';
import { hoist, lowerDeclaration, lowerStatement, lowerStatements } from './statement.ts';
import { createUnitLowering } from './unit-lowering.ts';
import type { UnitLowering } from './types.ts';

export { EXPORTS } from './module-statement.ts';
export { lowerTop } from './procedure.ts';
export { fileCells } from './unit-lowering.ts';
export type { UnitLowering } from './types.ts';

/** The rules of lowering, put together: each calls the others through this table. */
const LOWERING: Lowering = {
  expression: lowerExpression,
  condition: lowerCondition,
  key: lowerKey,
  statement: lowerStatement,
  statements: lowerStatements,
  hoist,
  declaration: lowerDeclaration,
  function: lowerFunction,
  class: lowerClass,
  element: lowerElement,
};

/** Prepares the lowering of one parsed unit. */
export function prepareUnit(unit: ParsedUnit): UnitLowering {
  return createUnitLowering(unit, LOWERING);
}
