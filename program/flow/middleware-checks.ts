import { NOTHING } from './checked.ts';
import type { Checked, Hook } from './checked.ts';
import { numberOf } from './derivation.ts';
import { basesOf, readOf } from './handed-over.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import { inFrontOf } from './middleware-behind.ts';
import type { Given } from './middleware-behind.ts';
import type { Referents } from './referents.ts';
import { checkedToGoOn } from './route-parameters.ts';
import type { Asking } from './route-parameters.ts';
import { written } from './schema.ts';

/**
 * What functions in front of a handler have checked of a part of the request before they let it go on, wherever the handler is
 * registered: `app.use((req, res, next) => (isGood(req.query.name) ? next() : res.sendStatus(400)))`.
 */
export function checkedInFront(load: ValueOf<'load'>, root: ValueOf<'parameter'>, asking: Asking): Checked {
  const number = numberOf(root);
  const path = root.index === 0 ? basesOf(load).find((base) => base.number === number)?.path : undefined;
  if (path === undefined) return NOTHING;
  const known = inFrontOf(root.procedure, asking.referents).map((given) => given.reduce((set, each, index) => set | checkedByHook(each, { path, before: given.slice(0, index), asking }), 0));
  return known.length === 0 ? NOTHING : { clears: known.reduce((one, other) => one & other), isDoubtful: false };
}

interface Asked {
  readonly path: readonly string[];
  readonly before: readonly Given[];
  readonly asking: Asking;
}

/** `(req, res, next)`, `(ctx, next)`: the request comes first, and what lets it go on comes last. Of several functions, any may be meant. */
function checkedByHook({ value, procedures }: Given, { path, before, asking }: Asked): number {
  const known = procedures.map((procedure) => {
    const [request, second, third, ...others] = procedure.parameters;
    if (request === undefined || others.length > 0) return 0;
    const next: Value | undefined = third ?? second;
    const hook: Hook = { bind: bindingOf(value, procedure, asking.referents), before: [...before.map((each) => each.value), ...runInside(value, procedure, asking.referents)] };
    return checkedToGoOn(next, [readOf(request, path)], (part, place) => asking.at(part, place, hook)).clears;
  });
  return known.length === 0 ? 0 : known.reduce((one, other) => one & other);
}

/** `validate([body('id').isInt()])`: what a function is given that runs it itself. */
function runInside(made: Value, { unit }: Procedure, { flowOf }: Referents): readonly Value[] {
  if (made.op !== 'call' || (flowOf(unit.path)?.loadsOf('run').length ?? 0) === 0) return [];
  return made.args.flatMap(({ value }) => (value.op === 'array' ? value.elements.map((each) => each.value) : [value]));
}

/** What a function captures of the call that made it: `validate(schema)` gives `(req, res, next) => … schema.parse(req.body) …`. */
function bindingOf(made: Value, { parent }: Procedure, referents: Referents): Hook['bind'] {
  const call = made.op === 'call' ? made : undefined;
  const bind = (value: Value): Value => {
    if (value.op === 'load' && typeof value.key === 'string') {
      const base = bind(value.base);
      const object = base === value.base ? undefined : written(base, referents);
      return (object?.op === 'object' ? object.entries.find(({ key }) => key === value.key)?.value : undefined) ?? value;
    }
    const root = variableOf(value, referents);
    return root.op === 'parameter' && root.procedure === parent ? (call?.args[root.index]?.value ?? value) : value;
  };
  return call !== undefined && parent !== undefined && referents.calleesOf(call).includes(parent) ? bind : (value) => value;
}
