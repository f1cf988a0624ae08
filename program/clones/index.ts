export { methodsIn, signatureOf, topLevelFunctions } from './exported-functions.ts';
export type { DeclaredFunction } from './exported-functions.ts';
export { functionIndexOf } from './function-index.ts';
export type { Clone, FunctionIndex } from './function-index.ts';
export { shapeOf } from './shape.ts';
export type { FunctionShape } from './shape.ts';
