import type { Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

/** The calls a function is given to: itself, in an array or object, or by the name of a variable; also `object.onevent = f`. */
export function handedTo(procedure: Procedure, tell: (callee: Value, steps: readonly string[]) => void, flow: ModuleFlow): void {
  const seen = new Set<Value>();
  const stack: { readonly value: Value; readonly inside: readonly string[] }[] = [];
  if (procedure.made !== undefined) stack.push({ value: procedure.made, inside: [] });
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at.value) || seen.size > 60) continue;
    seen.add(at.value);
    for (const given of givenAtOnce(at.value)) stack.push({ value: given, inside: at.inside });
    const maker = at.value.op === 'object' ? thunkOf(at.value) : undefined;
    if (maker !== undefined) stack.push({ value: maker, inside: ['ReturnValue', ...at.inside] });
    for (const user of at.value.users) {
      if (user.op === 'phi' || user.op === 'logical') stack.push({ value: user, inside: at.inside });
      if (user.op === 'cell-store' && user.input === at.value) for (const load of flow.cell(user.cell).loads) stack.push({ value: load, inside: at.inside });
      if (user.op === 'array') stack.push({ value: user, inside: at.inside });
      if (user.op === 'object') for (const entry of user.entries) if (entry.value === at.value && typeof entry.key === 'string') stack.push({ value: user, inside: [entry.key, ...at.inside] });
      if (user.op === 'store' && user.input === at.value && typeof user.key === 'string' && user.key.startsWith('on')) tell(user.base, [user.key, ...at.inside]);
      if (user.op !== 'call') continue;
      user.args.forEach((argument, position) => {
        if (argument.value !== at.value) return;
        tell(user.callee, [`Argument[${position}]`, ...at.inside]);
        if (isWrapper(user)) stack.push({ value: user, inside: at.inside });
      });
    }
  }
}

/** `(function (self) { return function () { … }; })(this)`: what is given back where its maker is written and called. */
export function givenAtOnce(value: Value): readonly Value[] {
  const { made, exits } = value.procedure;
  if (made === undefined || !exits.some((exit) => exit.kind === 'return' && exit.value === value)) return [];
  return made.users.filter((user) => user.op === 'call' && user.callee === made && !user.construct);
}

/** `fields: () => ({ … })`: the function that gives an object back as it is written. */
function thunkOf(object: Value): Value | undefined {
  const { procedure } = object;
  return procedure.kind === 'arrow' && procedure.parameters.length === 0 && procedure.exits.some((exit) => exit.kind === 'return' && exit.value === object) ? procedure.made : undefined;
}

/** `wrap(handler)`, `asyncHandler(handler)`, `handler.bind(x)`: what comes back is used as the function itself. */
function isWrapper(call: ValueOf<'call'>): boolean {
  return call.args.length === 1 && !call.construct;
}
