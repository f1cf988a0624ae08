import { calledName } from './called-name.ts';
import { givenAtOnce } from './handed-to.ts';
import { isElement } from './positions.ts';
import { promisifies } from './wrapped.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Step } from './model.ts';

type Call = ValueOf<'call'>;

/**
 * The step below a promise at which the value stands that it is rejected with; what it is resolved with stands at the promise itself.
 * A promise with two places after Madsen, Lhoták, Tip, "A Model for Reasoning about JavaScript Promises", OOPSLA 2017.
 */
export const REJECTED = '#rejected';

/** What is left of a path that leads to what a promise, or one of a list of them, is rejected with. */
export function belowRejected([first, second, ...rest]: readonly string[]): readonly string[] | undefined {
  if (first === REJECTED) return second === undefined ? [] : [second, ...rest];
  return isElement(first) && second === REJECTED ? rest : undefined;
}

/** `promise.catch(f)` and `.finally(f)` hold what the promise holds, `.then(f)` what `f` gives back (ECMA-262, 27.2.5): a value, and steps below it. */
export function heldBy({ callee, args }: Call): { readonly value: Value; readonly steps: readonly string[] } | undefined {
  if (callee.op !== 'load') return undefined;
  if (callee.key === 'catch' || callee.key === 'finally') return { value: callee.base, steps: [] };
  if (callee.key !== 'then') return undefined;
  const [first] = args;
  return first === undefined || isNothing(first.value) ? { value: callee.base, steps: [] } : { value: first.value, steps: ['ReturnValue'] };
}

/** The promise whose value the first parameter of a function is: `promise.then(f)`. */
export function promiseOf(callee: Value, steps: readonly string[]): Value | undefined {
  return callee.op === 'load' && callee.key === 'then' && steps.length === 1 && steps[0] === 'Argument[0]' ? callee.base : undefined;
}

/** The promise whose value a parameter is, where its function is written at `promise.then(…)`. */
export function promiseBehind({ index, procedure }: ValueOf<'parameter'>): Value | undefined {
  const { made } = procedure;
  const call = index === 0 ? made?.users.find((user) => user.op === 'call' && user.callee !== made) : undefined;
  return call?.op === 'call' && call.callee.op === 'load' && call.callee.key === 'then' && call.args[0]?.value === made ? call.callee.base : undefined;
}

const CHAINING: ReadonlySet<unknown> = new Set(['then', 'catch', 'finally']);

/** True for `.then(…)`, `.catch(…)`, `.finally(…)`: what their functions throw is what the new promise is rejected with. */
export function isChained({ callee }: Call): boolean {
  return callee.op === 'load' && CHAINING.has(callee.key);
}

/** True for `Promise.all(…)` and the like, by the name. */
export function isPromiseMethod({ callee }: Call, name: string): boolean {
  return callee.op === 'load' && callee.key === name && callee.base.op === 'cell' && callee.base.cell === 'Promise';
}

/** True for `new Promise(…)`, also of a library: `new Q.Promise(…)`, `new _promise2.default(…)`, `when.promise(…)`. */
export function makesPromise({ callee, args, construct }: Call): boolean {
  if (callee.op === 'cell' && callee.cell === 'Promise') return construct;
  const named = callee.op === 'load' && callee.key === 'default' ? callee.base : callee;
  return PROMISE.test(calledName(named)) && (construct || named.op === 'load') && args.length === 1 && args[0]?.value.op === 'function';
}

/** `Promise`, `BbPromise`, `_promise2`, `bluebird` */
const PROMISE = /^(?:_?[A-Za-z]*Promise|_?promise\d*|_?bluebird\d*|babel-runtime\/core-js\/promise)$/;

const PASSED: readonly Step[] = [{ from: 'Receiver', to: 'ReturnValue', clears: 0 }];
const NONE: readonly Step[] = [];
const caughtBy = (position: number): readonly Step[] => [{ from: `Receiver.${REJECTED}`, to: `Argument[${position}].Parameter[0]`, clears: 0 }];

/** Where what a promise is rejected with goes: to the first handler behind it, past those that are not there. */
export function stepsOfRejection({ callee, args }: Call): readonly Step[] {
  if (callee.op !== 'load') return NONE;
  const position = callee.key === 'then' ? 1 : callee.key === 'catch' ? 0 : -1;
  const handler = args[position]?.value;
  return handler === undefined || isNothing(handler) ? PASSED : caughtBy(position);
}

/** Where what it is resolved with goes beside the first function of `then`: past `catch`, `finally` and a `then` without one. */
export function stepsPastHandlers({ callee, args }: Call): readonly Step[] {
  if (callee.op !== 'load' || !CHAINING.has(callee.key)) return NONE;
  return callee.key !== 'then' || args[0] === undefined || isNothing(args[0].value) ? PASSED : NONE;
}

function isNothing(value: Value): boolean {
  return value.op === 'constant' && (value.value === undefined || value.value === null);
}

/** What becomes of an argument of `resolve(x)`, `reject(x)` inside `new Promise(…)`: the promises, and the steps below them. */
export function settledBy(parameter: ValueOf<'parameter'>): { readonly promises: readonly Value[]; readonly steps: readonly string[] } {
  const { index, procedure } = parameter;
  const promises = index > 1 ? [] : handedOver(procedure).filter(makesPromise);
  return { promises, steps: index === 1 ? [REJECTED] : [] };
}

/** What the callback of a function that `promisify` is given is called with: `cb(error, value)` rejects and resolves. */
export function calledBack({ procedure, index }: ValueOf<'parameter'>, position: number, given: readonly Value[]): readonly string[] | undefined {
  if (index !== procedure.parameters.length - 1 || index === 0 || position > 1 || !given.some(promisifies)) return undefined;
  return position === 0 ? [REJECTED] : [];
}

/** The calls that settle what a function returns or throws when somebody else calls it: `.then(f)`, `new Promise(f)`. */
export function chainsOf(procedure: Procedure): readonly Call[] {
  return handedOver(procedure).filter((call) => isChained(call) || makesPromise(call));
}

/** The calls that a function is given to where it is written. */
function handedOver({ made }: Procedure): readonly Call[] {
  if (made === undefined) return [];
  return [made, ...givenAtOnce(made)].flatMap((value) => value.users.filter((user): user is Call => user.op === 'call' && user.callee !== value));
}
