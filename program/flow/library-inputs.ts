import { componentInputs } from './component-inputs.ts';
import { numberOf } from './derivation.ts';
import { isDecorated } from './decorators.ts';
import type { Origin } from './fact.ts';
import type { ClassDefinition, Procedure, Value, ValueOf } from './ir.ts';
import { FRESH, kinds, REDIRECT } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { ModuleFlow } from './module-flow.ts';
import { textsOfLines } from './lines.ts';
import { nestedMembers } from './nested-members.ts';
import { listedMembers } from './receiver.ts';
import type { Referent } from './referent.ts';
import type { Referents } from './referents.ts';

/** The kinds for which a library's own construction does the harm, whatever its callers do. */
const BY_CONSTRUCTION = kinds('command', 'code', 'html', 'key', 'regex-input', 'template', 'sql') | REDIRECT.scheme;

const MAX_DEPTH = 4;

/** The functions that whoever holds some values can call: their members, classes, what the functions return. */
function callableFrom(values: readonly Value[], flow: ModuleFlow, referents: Referents): ReadonlySet<Procedure> {
  const procedures = new Set<Procedure>();
  const seen = new Set<unknown>();
  const visit = (referent: Referent, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (referent.kind === 'function') {
      if (referent.procedure.unit.path !== flow.path || seen.has(referent.procedure)) return;
      seen.add(referent.procedure);
      procedures.add(referent.procedure);
      for (const exit of referent.procedure.exits) if (exit.kind === 'return' && exit.value !== undefined) visitValue(exit.value, depth + 1);
      for (const member of [...prototypeStores(referent.procedure, flow, referents), ...ownStores(referent.procedure, flow)]) visitValue(member, depth + 1);
      if (referent.procedure.made !== undefined) for (const user of referent.procedure.made.users) visitUser(user, referent.procedure.made, depth);
    } else if (referent.kind === 'class') {
      visitClass(referent.definition, depth);
    } else if (referent.kind === 'object') {
      visitObject(referent.value, depth);
    } else if (referent.kind === 'instance') {
      if ('members' in referent.of) visitClass(referent.of, depth);
      else if ('exits' in referent.of) visit({ kind: 'function', procedure: referent.of }, depth);
    }
  };
  const visitValue = (value: Value, depth: number): void => {
    for (const referent of referents.of(value)) visit(referent, depth);
  };
  const visitUser = (user: Value, value: Value, depth: number): void => {
    if (user.op === 'cell-store') for (const load of flow.cell(user.cell).loads) for (const store of load.users) if (store.op === 'store' && store.base === load) visitValue(store.input, depth + 1);
    if (user.op === 'store' && user.base === value) visitValue(user.input, depth + 1);
    if (user.op === 'call' && user.args[0]?.value === value) for (const member of listedMembers(user)) visitValue(member.value, depth + 1);
  };
  const visitClass = (definition: ClassDefinition, depth: number): void => {
    if (seen.has(definition)) return;
    seen.add(definition);
    for (const list of [...definition.members.values(), ...definition.statics.values()]) for (const procedure of list) if (!procedure.name.startsWith('#')) visit({ kind: 'function', procedure }, depth + 1);
  };
  const visitObject = (value: Value, depth: number): void => {
    if (seen.has(value)) return;
    seen.add(value);
    if (value.op === 'object') for (const entry of value.entries) visitValue(entry.value, depth + 1);
    for (const user of value.users) {
      if (user.op === 'store' && user.base === value) visitValue(user.input, depth + 1);
      if (user.op === 'store' && user.input === value) for (const store of storesBelow(user, flow)) visitValue(store, depth + 1);
      if (user.op === 'cell-store') for (const load of flow.cell(user.cell).loads) for (const store of load.users) if (store.op === 'store' && store.base === load) visitValue(store.input, depth + 1);
    }
  };
  for (const value of values) visitValue(value, 0);
  return procedures;
}

/** The parameters of the functions a file hands out. */
export function libraryInputs(flow: ModuleFlow, referents: Referents): readonly Origin[] {
  const procedures = callableFrom([...flow.exported.map(({ value }) => value), ...nestedMembers(flow), ...plugins(flow, referents)], flow, referents);
  const shared = isScript(flow) ? flow.procedures.filter((procedure) => procedure.parent === undefined && procedure.node.type === 'FunctionDeclaration' && !procedures.has(procedure)) : [];
  const exported = [...procedures].flatMap((procedure) => procedure.parameters.flatMap((value) => inputAt(value, FRESH & BY_CONSTRUCTION).map((origin) => ({ ...origin, entry: procedure }))));
  const inner = flow.procedures.filter((procedure) => !procedures.has(procedure) && procedure.kind !== 'module' && walksKeys(procedure));
  const scripted = shared.flatMap((procedure) => procedure.parameters.flatMap((value) => inputAt(value, FRESH & kinds('html', 'code')).map((origin) => ({ ...origin, entry: procedure }))));
  return [...exported, ...scripted, ...listed([...procedures], FRESH & BY_CONSTRUCTION), ...inner.flatMap((procedure) => procedure.parameters.flatMap((value) => inputAt(value, kinds('key')))), ...listed(inner, kinds('key')), ...textsOfLines(flow), ...componentInputs(flow, referents)];
}

/**
 * The names under which a file exports a function; undefined where it may also leave in another way: as a member of an object
 * that others get, out of another function, by a library.
 */
export function exportedNames(procedure: Procedure, flow: ModuleFlow, referents: Referents): readonly string[] | undefined {
  if (procedure.member !== undefined || (procedure.parent !== undefined && procedure.parent.kind !== 'module')) return undefined;
  const names = flow.exported.flatMap(({ name, value }) => (callableFrom([value], flow, referents).has(procedure) ? [name] : []));
  return names.length === 0 || names.includes('?') ? undefined : names;
}

/** `module.exports = internals.Api = {}; internals.Api.run = f`: what is stored below the same property of the same variable. */
function storesBelow(store: Value, flow: ModuleFlow): readonly Value[] {
  if (store.op !== 'store' || typeof store.key !== 'string') return [];
  const number = numberOf(store.base);
  return flow.loadsOf(store.key).flatMap((load) => (load.op === 'load' && numberOf(load.base) === number ? load.users.flatMap((user) => (user.op === 'store' && user.base === load ? [user.input] : [])) : []));
}

/** A text that is neither a module nor loads one: what it declares at its top, every other script of the page calls. */
function isScript({ exported, module, top }: ModuleFlow): boolean {
  return exported.length === 0 && module.imports.length === 0 && !(top?.values.some((value) => value.op === 'cell' && (value.cell === 'require' || value.cell === 'define')) ?? false);
}

/** What functions read from `arguments`. */
function listed(procedures: readonly Procedure[], set: Kinds): readonly Origin[] {
  return procedures.flatMap((procedure) =>
    procedure.values.flatMap((value): readonly Origin[] => (value.op === 'arguments' ? [{ value, tier: 'library', what: 'arguments', isExact: false, kinds: set, path: ['Element'], state: 0 }] : [])),
  );
}

/** A function that walks over the keys of an object takes apart what its callers have from anywhere. */
export function walksKeys(procedure: Procedure): boolean {
  return procedure.values.some((value) => value.op === 'enumerate') || procedure.values.some((value) => value.op === 'call' && value.callee.op === 'load' && (value.callee.key === 'keys' || value.callee.key === 'entries'));
}

/** `$.fn.name = function (options) { … }`: a plugin is called by whoever uses the page's library. */
function plugins(flow: ModuleFlow, referents: Referents): readonly Value[] {
  const own = flow.procedures.flatMap(({ values }) => values.flatMap((value): readonly Value[] => (value.op === 'store' && value.input.op === 'function' && isJquery(value, referents) ? [value.input] : [])));
  return own.concat(flow.loadsOf('fn').flatMap((load) => {
    if (load.op !== 'load' || !referents.placesOf(load.base).some((place) => place.root === 'jquery' && place.path.length === 0)) return [];
    return load.users.flatMap((user) => (user.op === 'store' && user.base === load ? [user.input] : membersAdded(user, load)));
  }));
}

/** `$.confirm = function (options) { … }` */
function isJquery({ node, base }: ValueOf<'store'>, referents: Referents): boolean {
  const written = node.type === 'AssignmentExpression' ? node.left : node;
  if (written.type !== 'MemberExpression' || written.object.type !== 'Identifier' || !/^(?:\$|jQuery)$/.test(written.object.name)) return false;
  return referents.placesOf(base).some((place) => place.root === 'jquery' && place.path.length === 0);
}

/** `$.fn.extend({ name() { … } })`, `$.extend($.fn, { name() { … } })`. */
function membersAdded(user: Value, load: Value): readonly Value[] {
  const call = user.op === 'load' && user.base === load && user.key === 'extend' ? user.users.find((each) => each.op === 'call' && each.callee === user) : user;
  if (call?.op !== 'call' || call.callee.op !== 'load' || call.callee.key !== 'extend') return [];
  return call.args.flatMap(({ value }) => (value.op === 'object' ? value.entries.map((entry) => entry.value) : []));
}

function prototypeStores(procedure: Procedure, flow: ModuleFlow, referents: Referents): readonly Value[] {
  return flow.storesTo('prototype').flatMap((store) => (store.op === 'store' && referents.of(store.base).some((each) => each.kind === 'function' && each.procedure === procedure) ? [store.input] : [])).concat(memberStores(procedure, flow, referents));
}

/** `F.prototype.name = function …` */
function memberStores(procedure: Procedure, flow: ModuleFlow, referents: Referents): readonly Value[] {
  return flow.loadsOf('prototype').flatMap((load) => {
    if (load.op !== 'load' || !referents.of(load.base).some((each) => each.kind === 'function' && each.procedure === procedure)) return [];
    return load.users.flatMap((user) => (user.op === 'store' && user.base === load ? [user.input] : []));
  });
}

/** `function Client() { this.run = function … }`, also as `var self = this; self.run = …`: members that each instance is given. */
function ownStores(procedure: Procedure, flow: ModuleFlow): readonly Value[] {
  const isOwn = (base: Value): boolean => {
    if (base.op !== 'cell') return base.op === 'this';
    const { stores } = flow.cell(base.cell);
    return stores.length > 0 && stores.every((store) => store.op === 'cell-store' && store.input.op === 'this');
  };
  return procedure.values.flatMap((value) => (value.op === 'store' && typeof value.key === 'string' && isOwn(value.base) ? [value.input] : []));
}

/** A parameter as an input of those who call the function, unless its type says that it can do no harm. */
export function inputAt(value: Value, set: Kinds): readonly Origin[] {
  if (value.op !== 'parameter' || isSafeType(value) || isCallback(value) || isDecorated(value)) return [];
  const name = value.node.type === 'Identifier' ? value.node.name : value.node.type === 'AssignmentPattern' && value.node.left.type === 'Identifier' ? value.node.left.name : 'a parameter';
  return [{ value, tier: 'library', what: name, isExact: false, kinds: set, path: [], state: 0 }];
}

function isSafeType({ node }: Value): boolean {
  const annotation = node.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  return annotation?.type === 'TSNumberKeyword' || annotation?.type === 'TSBooleanKeyword' || annotation?.type === 'TSBigIntKeyword' || annotation?.type === 'TSFunctionType';
}

function isCallback(value: Value): boolean {
  return value.users.length > 0 && value.users.every((user) => user.op === 'call' && user.callee === value);
}
