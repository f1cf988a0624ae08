import type { Value } from './ir.ts';

/** The name by which a function is called, the last one of a path: `extend` of `_.extend(…)`; that of the package for a function that is one. */
export function calledName(callee: Value): string {
  if (callee.op === 'load') return typeof callee.key === 'string' ? callee.key : '';
  if (callee.op === 'import') return callee.name === '*' || callee.name === 'default' ? callee.specifier : callee.name;
  return callee.op !== 'cell' ? '' : typeof callee.cell === 'string' ? callee.cell : callee.cell.name;
}
