import type { Context, Fact } from './fact.ts';
import { handedTo } from './handed-to.ts';
import type { Value, ValueOf } from './ir.ts';
import { errorsBehind } from './middleware-behind.ts';
import { calledBack, isPromiseMethod, REJECTED, settledBy } from './promise-chain.ts';
import { handedByQueue, handedByTask } from './task-lists.ts';
import type { Handed } from './task-lists.ts';
import { writeBack } from './search.ts';
import type { Solver } from './search.ts';

type Call = ValueOf<'call'>;

/** `new Promise((resolve, reject) => resolve(x))`: what is resolved is what the promise holds; the same for the callback of a promisified function. */
export function settle(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: Call }): void {
  const parameter = behind(call.callee, solver);
  const position = call.args.findIndex(({ value }) => value === fact.value);
  if (position === 0 && isPromiseMethod(call, 'reject')) solver.add(context, { ...fact, value: call, path: [REJECTED, ...fact.path], from: fact });
  if (position === 0 && call.receiver !== undefined) for (const handed of handedByQueue({ call, made: behind(call.receiver, solver) }, fact, solver.referents)) enterHanded(solver, { context, fact, call }, handed);
  if (position === 0 && parameter?.op === 'load') resolveBeside(solver, context, { fact, load: parameter });
  if (parameter?.op !== 'parameter' || position < 0) return;
  if (position === 0) for (const error of errorsBehind(parameter, solver.referents)) solver.add(context.root, { ...fact, value: error, from: fact });
  for (const handed of handedByTask(parameter, position, solver.referents)) enterHanded(solver, { context, fact, call }, handed);
  const { promises, steps } = settledBy(parameter);
  if (position === 0) for (const promise of promises) solver.add(context, { ...fact, value: promise, path: [...steps, ...fact.path], from: fact });
  const { procedure } = parameter;
  const flow = solver.referents.flowOf(procedure.unit.path);
  const given: Value[] = [];
  if (promises.length === 0 && flow !== undefined) handedTo(procedure, (each) => given.push(each), flow);
  const back = calledBack(parameter, position, given);
  if (back === undefined) return;
  const settled = { ...fact, path: [...back, ...fact.path], from: fact };
  if (context.procedure === procedure) solver.exit(context, { ...settled, isReturned: true });
  else for (const each of solver.referents.callersOf(procedure)) solver.add(context.root, { ...settled, value: each });
}

function enterHanded(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: Call }, { parameter, steps }: Handed): void {
  const { state, kinds, isExact } = fact;
  solver.enter({ context, fact, call, procedure: parameter.procedure, returnsTo: undefined }, { value: parameter, path: [...steps, ...fact.path], state, kinds, isExact });
}

/** `const { promise, resolve, reject } = Promise.withResolvers()`: what is given to one is what another holds. */
function resolveBeside(solver: Solver, context: Context, { fact, load }: { readonly fact: Fact; readonly load: ValueOf<'load'> }): void {
  const made = behind(load.base, solver);
  if ((load.key !== 'resolve' && load.key !== 'reject') || made?.op !== 'call' || !isPromiseMethod(made, 'withResolvers')) return;
  writeBack(solver, context, { ...fact, value: load.base, path: ['promise', ...(load.key === 'reject' ? [REJECTED] : []), ...fact.path], from: fact });
}

function behind(value: Value, solver: Solver): Value | undefined {
  return value.op === 'cell' ? cellParameter(solver, value) : value;
}

/** What a variable stands for that is written once. */
export function cellParameter(solver: Solver, cell: ValueOf<'cell'>): Value | undefined {
  const stores = solver.referents.flowOf(cell.unit.path)?.cell(cell.cell).stores ?? [];
  const [only] = stores;
  return stores.length === 1 && only?.op === 'cell-store' ? only.input : undefined;
}
