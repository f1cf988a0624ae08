import { controlFlowOf } from './dominators.ts';
import type { Alternatives } from './guard.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import type { ComesBack } from './model.ts';
import type { Referents } from './referents.ts';

/** The ways that come through: behind `if (!ok) fail();`, where `fail` always throws or ends the program, `ok` holds. None where nothing is known. */
export function waysThrough({ anyOf, endings, isEither }: Alternatives, referents: Referents): Alternatives['anyOf'] {
  if (endings === undefined) return anyOf;
  const through = anyOf.filter((_, index) => !neverReturns(endings[index], referents));
  if (through.length > 0 && through.length < anyOf.length) return through;
  return isEither === true ? [] : anyOf;
}

/** So many functions inside each other are asked whether they come back. */
const MAX_DEPTH = 3;

/** True for a call that has no way back: of functions of the program, of what ends it, of an assertion that is told `false`. */
export function neverReturns(call: Value | undefined, referents: Referents, depth: number = MAX_DEPTH): boolean {
  if (call?.op !== 'call' || depth === 0) return false;
  const isFalse = call.args[0]?.value.op === 'constant' && call.args[0].value.value === false;
  const callees = referents.calleesOf(call);
  if (callees.length > 0) return callees.every((procedure) => isWithoutReturn(procedure, { isFalse, depth }, referents));
  return comingBack(call, referents).some((word) => word === 'never' || (isFalse && word === 'where true'));
}

/** What the rows say of when a call of a library comes back; nothing where it may be of another function as well. */
export function comingBack({ callee }: ValueOf<'call'>, { index, placesOf }: Referents): readonly ComesBack[] {
  if (callee.op === 'load' && !(typeof callee.key === 'string' && index.endingNames.has(callee.key))) return [];
  if (callee.op === 'import' && !WHOLE.has(callee.name) && !index.endingNames.has(callee.name)) return [];
  const [first, ...others] = placesOf(callee).map(index.endingsOf);
  return first === undefined ? [] : first.filter((word) => others.every((each) => each.includes(word)));
}

/** Names of what a package is as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['*', 'default']);

/** Whether a function has no way back, asked once for each depth: functions that call each other would be gone through once for each way. */
function isWithoutReturn(procedure: Procedure, { isFalse, depth }: { readonly isFalse: boolean; readonly depth: number }, referents: Referents): boolean {
  const own = referents.withoutReturn.get(procedure) ?? new Map<number, boolean>();
  referents.withoutReturn.set(procedure, own);
  const key = 2 * depth + Number(isFalse);
  const found = own.get(key) ?? hasNoReturn(procedure, isFalse, (each) => neverReturns(each, referents, depth - 1));
  own.set(key, found);
  return found;
}

/** True where every exit throws, is never reached, comes behind a call that does not return, or asks that the first parameter holds, which it does not. */
function hasNoReturn(procedure: Procedure, isFalse: boolean, neverReturn: (call: Value) => boolean): boolean {
  if (procedure.isAsync || procedure.isGenerator) return false;
  const { isReachable, guardsOf, dominates } = controlFlowOf(procedure);
  const asksFirst = (block: Block): boolean => isFalse && guardsOf(block).some((guard) => 'condition' in guard && guard.holds && guard.condition === procedure.parameters[0]);
  const last = procedure.values.filter((value) => value.op === 'call' && value.users.length === 0);
  const isEnded = (block: Block): boolean => last.some((call) => (call.block === block || dominates(call.block, block)) && neverReturn(call));
  return procedure.exits.every(({ kind, block }) => kind === 'throw' || !isReachable(block) || asksFirst(block) || isEnded(block));
}
