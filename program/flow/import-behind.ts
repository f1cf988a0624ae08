import type { Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

/** The import that a name stands for. */
export function importBehind(callee: Value, { flowOf }: { flowOf(path: string): ModuleFlow | undefined }): ValueOf<'import'> | undefined {
  if (callee.op !== 'cell') return callee.op === 'import' ? callee : undefined;
  const [only, ...others] = flowOf(callee.unit.path)?.cell(callee.cell).stores ?? [];
  return only?.op === 'cell-store' && others.length === 0 && only.input.op === 'import' ? only.input : undefined;
}

/** `promisify` of Node.js and packages that do the same. */
export function isPromisify(callee: ValueOf<'import'>): boolean {
  return callee.name === 'promisify' || /^(?:pify|thenify|thenify-all|es6-promisify|util-promisify|util\.promisify|universalify)$/.test(callee.specifier);
}
