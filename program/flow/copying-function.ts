import type { Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import { target, takenBy } from './taken-by.ts';
import { unchanged } from './unchanged.ts';
import type { Taken } from './taken-by.ts';

/** What a function makes one of its parameters take from another: `function copy(to, from) { for (const k in from) to[k] = from[k]; }`. */
interface Copying extends Omit<Taken, 'into' | 'from'> {
  readonly into: number;
  readonly from: number;
}

interface Given {
  readonly parameter: ValueOf<'parameter'>;
  readonly steps: readonly string[];
}

/** What calls of a file make their arguments take from each other, by functions of the file that do so with their parameters. */
export function takenByCalls(flow: ModuleFlow): readonly Taken[] {
  const copying = copyingIn(flow);
  if (copying.size === 0) return [];
  return flow.procedures.flatMap(({ values }) => values.flatMap((call) => (call.op === 'call' ? functionsNamed(call.callee, flow).flatMap((procedure) => takenIn(call, copying.get(procedure) ?? [])) : [])));
}

function takenIn({ args }: ValueOf<'call'>, copying: readonly Copying[]): readonly Taken[] {
  return copying.flatMap(({ into, from, isPrototype, ...rest }) => {
    const [to, source] = [args[into], args[from]];
    if (to === undefined || source === undefined || args.some(({ spread }) => spread)) return [];
    return [{ ...rest, ...(isPrototype ? { into: to.value, isPrototype } : target(to.value)), from: source.value }];
  });
}

function copyingIn(flow: ModuleFlow): ReadonlyMap<Procedure, readonly Copying[]> {
  const found = new Map<Procedure, Copying[]>();
  for (const { values } of flow.procedures)
    for (const value of values)
      for (const taken of takenBy(value)) {
        const [into, from] = [givenAs(taken.into, flow), givenAs(taken.from, flow)];
        if (into === undefined || from === undefined || into.steps.length > 0 || into.parameter.procedure !== from.parameter.procedure) continue;
        const { procedure, index } = into.parameter;
        found.set(procedure, [...(found.get(procedure) ?? []), { ...taken, into: index, from: from.parameter.index, steps: [...from.steps, ...taken.steps] }]);
      }
  return found;
}

/** The parameter that a value is, or that it was made of: `Object.create(Base.prototype)`, `new Base()`. */
function givenAs(given: Value, flow: ModuleFlow): Given | undefined {
  const value = unchanged(given);
  if (value.op === 'parameter') return { parameter: value, steps: [] };
  if (value.op === 'cell') {
    const [only, ...others] = flow.cell(value.cell).stores;
    return only?.op === 'cell-store' && others.length === 0 && only.input.op === 'parameter' ? { parameter: only.input, steps: [] } : undefined;
  }
  if (value.op === 'load' && value.key === 'prototype') return below(value.base, 'prototype', flow);
  if (value.op !== 'call') return undefined;
  if (value.construct) return below(value.callee, 'Instance', flow);
  const [first] = value.args;
  return first !== undefined && value.callee.op === 'load' && value.callee.key === 'create' ? givenAs(first.value, flow) : undefined;
}

function below(value: Value, step: string, flow: ModuleFlow): Given | undefined {
  const given = givenAs(value, flow);
  return given === undefined ? undefined : { ...given, steps: [step, ...given.steps] };
}

function functionsNamed(callee: Value, flow: ModuleFlow): readonly Procedure[] {
  if (callee.op === 'function') return [callee.callee];
  if (callee.op !== 'cell') return [];
  return flow.cell(callee.cell).stores.flatMap((store) => (store.op === 'cell-store' && store.input.op === 'function' ? [store.input.callee] : []));
}
