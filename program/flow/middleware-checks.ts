import { NOTHING } from './checked.ts';
import type { Checked, Hook } from './checked.ts';
import { numberOf } from './derivation.ts';
import { basesOf, readOf } from './handed-over.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { Kinds } from './kinds.ts';
import { registrationsOf } from './middleware-behind.ts';
import type { Given } from './middleware-behind.ts';
import { testedBy } from './pattern-facts.ts';
import type { Referents } from './referents.ts';
import { checkedToGoOn } from './route-parameters.ts';
import type { Asking } from './route-parameters.ts';
import { acceptedAt, openingsBeforeSchema, written } from './schema.ts';

/**
 * What functions in front of a handler have checked of a part of the request before they let it go on, wherever the handler is
 * registered: `app.use((req, res, next) => (isGood(req.query.name) ? next() : res.sendStatus(400)))`.
 */
export function checkedInFront(load: ValueOf<'load'>, root: ValueOf<'parameter'>, asking: Asking): Checked {
  const number = numberOf(root);
  const path = root.index === 0 ? basesOf(load).find((base) => base.number === number)?.path : undefined;
  if (path === undefined) return NOTHING;
  const known = registrationsOf(root.procedure, asking.referents).map(({ address, given }) => given.reduce((set, each, index) => set | checkedByHook(each, { path, before: given.slice(0, index), asking }), checkedByAddress(address, path, asking.referents)));
  return known.length === 0 ? NOTHING : { clears: known.reduce((one, other) => one & other), isDoubtful: false };
}

/** `app.get('/:id(\\d+)', …)`: other addresses do not come here. */
function checkedByAddress(address: Value | undefined, [part, name = '', ...rest]: readonly string[], { constantOf }: Referents): Kinds {
  const text = address === undefined || part !== 'params' || rest.length > 0 ? undefined : constantOf(address);
  const parameter = typeof text === 'string' ? [...text.matchAll(PARAMETER)].find(([, own]) => own === name) : undefined;
  return parameter?.[2] === undefined ? 0 : testedBy({ source: `^(?:${parameter[2]})$`, flags: 'i' }, true, false);
}

/** A part of an address with a pattern of its own: https://expressjs.com/en/4x/guide/routing.html#route-parameters. */
const PARAMETER = /:(\w+)\(([^()]+)\)(?![*+?])/g;

interface Asked {
  readonly path: readonly string[];
  readonly before: readonly Given[];
  readonly asking: Asking;
}

/** `(req, res, next)`, `(ctx, next)`: the request comes first, and what lets it go on comes last. Of several functions, any may be meant. */
function checkedByHook({ value, procedures }: Given, { path, before, asking }: Asked): number {
  if (procedures.length === 0) return checkedByLibrary(value, path, asking.referents);
  const known = procedures.map((procedure) => {
    const [request, second, third, ...others] = procedure.parameters;
    if (request === undefined || others.length > 0) return 0;
    const next: Value | undefined = third ?? second;
    const hook: Hook = { bind: bindingOf(value, procedure, asking.referents), before: [...before.map((each) => each.value), ...runInside(value, procedure, asking.referents)] };
    return checkedToGoOn(next, [readOf(request, path), ...readsByKey(procedure, { request, path, hook, asking })], (part, place) => asking.at(part, place, hook)).clears;
  });
  return known.length === 0 ? 0 : known.reduce((one, other) => one & other);
}

/** `checked('name')`, which looks at `req.query[name]`. */
function readsByKey({ values }: Procedure, { request, path, hook, asking }: { readonly request: Value; readonly path: readonly string[]; readonly hook: Hook; readonly asking: Asking }): readonly Value[] {
  const base = numberOf(readOf(request, path.slice(0, -1)));
  const isMeant = (key: Value): boolean => hook.bind(key) !== key && asking.referents.constantOf(hook.bind(key)) === path.at(-1);
  return values.filter((value) => value.op === 'load' && typeof value.key !== 'string' && numberOf(value.base) === base && isMeant(value.key));
}

/** Libraries and functions whose name says that they refuse: others may only describe what is sent. */
const VALIDATING = /valid|celebrat|check|zod|joi|yup/i;

/** `celebrate({ body: Schema })`: what a library makes of schemas for parts of a request lets through what they accept. */
function checkedByLibrary(value: Value, [part = '', ...path]: readonly string[], referents: Referents): Kinds {
  const made = written(value, referents);
  const given = made?.op === 'call' && referents.placesOf(made.callee).some(({ root, path: steps }) => VALIDATING.test([root, ...steps].join('.'))) ? made.args[0]?.value : undefined;
  const object = given === undefined ? undefined : written(given, referents);
  const schema = object?.op === 'object' ? object.entries.find(({ key }) => (typeof key === 'string' ? key : key.op === 'load' ? String(key.key) : '').toLowerCase() === part)?.value : undefined;
  return schema === undefined ? 0 : acceptedAt(openingsBeforeSchema(schema, referents), path).clears;
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
