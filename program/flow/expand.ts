import type { Resolution } from '../resolve.ts';
import type { Node } from '../syntax.ts';
import { annotationOf, contextualType, typeReferent } from './annotation.ts';
import { conventionsOf, namedReceiver, namedRoot } from './conventions.ts';
import { declaredClass } from './declared-class.ts';
import { declaredType } from './declared-fields.ts';
import { decoratedParameter } from './decorators.ts';
import { handedTo } from './handed-to.ts';
import type { CellName, ClassDefinition, Procedure, Value, ValueOf } from './ir.ts';
import type { FlowIndex, Place } from './model.ts';
import { belowElements, belowListed, listingOf } from './list-steps.ts';
import { staticsOf } from './model-statics.ts';
import { isExports, isHosted } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import { patternsOf } from './pattern-text.ts';
import { heldBy, promiseOf } from './promise-chain.ts';
import { listedMembers, receiverGroup } from './receiver.ts';
import type { Group, Referent, Registration } from './referent.ts';
import { cellStoresOf, storesUnder } from './stored-under.ts';
import { importBehind, isWrapper, isWrapperOfAll, membersBehind } from './wrapped.ts';

type Call = ValueOf<'call'>;

/** A question of type tracking: what stands at a path below a value. */
export interface State {
  readonly value: Value;
  readonly path: readonly string[];
}

/** What an expansion asks while it goes on. */
export interface Tracker {
  readonly index: FlowIndex;
  resolve(from: string, specifier: string): Resolution;
  flowOf(path: string): ModuleFlow | undefined;
  of(value: Value, path?: readonly string[]): readonly Referent[];
  callersOf(procedure: Procedure): readonly Call[];
  registered(procedure: Procedure): readonly Registration[];
}

/** Where an expansion puts what it finds. */
export interface Expansion {
  push(value: Value, path: readonly string[]): void;
  add(referent: Referent): void;
  readonly tracker: Tracker;
}

/** One step back from a state. */
export function expand({ value, path }: State, to: Expansion): void {
  const [first, ...rest] = path;
  if (first !== undefined) storedUnder(value, first, { rest, to });
  switch (value.op) {
    case 'constant':
      if (first === undefined) to.add({ kind: 'constant', value: value.value });
      else if (typeof value.value === 'string') to.add({ kind: 'api', place: { root: 'String', path } });
      return;
    case 'template':
      if (first !== undefined) to.add({ kind: 'api', place: { root: 'String', path } });
      return;
    case 'regexp':
      to.add(first === undefined ? { kind: 'regexp', source: value.source, flags: value.flags } : { kind: 'api', place: { root: 'RegExp', path } });
      return;
    case 'phi':
      for (const input of value.inputs) to.push(input, path);
      return;
    case 'logical':
      to.push(value.left, path);
      to.push(value.right, path);
      return;
    case 'await':
    case 'rest':
      to.push(value.input, path);
      return;
    case 'load':
      if (typeof value.key === 'string' && to.tracker.index.namedMembers.has(value.key)) place({ root: 'any', path: [value.key, ...path] }, to);
      to.push(value.base, [keyStep(value, to), ...path]);
      return;
    case 'call':
      return expandCall(value, path, to);
    case 'iterate':
      to.push(value.input, ['Element', ...path]);
      return;
    case 'array':
      return expandArray(value, path, to);
    case 'object':
      return expandObject(value, path, to);
    case 'function':
      return expandFunction(value.callee, path, to);
    case 'class':
      return expandClass(value.definition, path, to);
    case 'cell':
      return expandCell(value, path, to);
    case 'import':
      return expandImport(value, path, to);
    case 'parameter':
      return expandParameter(value, path, to);
    case 'this':
      return expandThis(value, path, to);
    default:
  }
}

function keyStep(value: Extract<Value, { op: 'load' }>, { tracker }: Expansion): string {
  if (typeof value.key === 'string') return /^\d+$/.test(value.key) ? 'Element' : value.key;
  const constants = value.key.op === 'constant' || value.key.op === 'cell' ? tracker.of(value.key) : [];
  const [only] = constants;
  return constants.length === 1 && only?.kind === 'constant' ? String(only.value) : 'Element';
}

/** `object.name = x` after the object was made, also through a shared variable. */
function storedUnder(value: Value, name: string, { rest, to }: { readonly rest: readonly string[]; readonly to: Expansion }): void {
  if (value.op === 'constant' || value.op === 'load') return;
  for (const store of storesUnder(value, name)) to.push(store.input, rest);
  const shared = cellStoresOf(value);
  const flow = shared.length === 0 ? undefined : to.tracker.flowOf(value.unit.path);
  for (const { cell } of shared) for (const store of flow?.storesBelow(cell, name) ?? []) to.push(store.input, rest);
}

function expandCall(value: Call, path: readonly string[], to: Expansion): void {
  const { callee, args } = value;
  const first = args[0]?.value;
  if (callee.op === 'load' && callee.key === 'bind') {
    to.push(callee.base, path);
    if (first !== undefined) to.push(first, path);
    return;
  }
  if (callee.op === 'load' && callee.key === 'createPolicy' && args[1] !== undefined) return to.push(args[1].value, path);
  if (callee.op === 'load' && callee.key === 'pipe' && first !== undefined) to.push(first, path);
  const held = heldBy(value);
  if (held !== undefined) to.push(held.value, [...held.steps, ...path]);
  if (callee.op === 'load' && (callee.key === 'freeze' || callee.key === 'create' || callee.key === 'assign' || callee.key === 'seal') && callee.base.op === 'cell' && callee.base.cell === 'Object') {
    for (const each of args) to.push(each.value, path);
    if (path.length === 0) to.add({ kind: 'object', value });
    return;
  }
  if (listingOf(value) !== undefined && first !== undefined && path.length > 0) {
    const listed = belowListed(listingOf(value), path);
    return listed === undefined ? to.add({ kind: 'api', place: { root: 'Array', path } }) : to.push(first, ['Element', ...listed]);
  }
  const imported = importBehind(callee, to.tracker);
  if (path[0] !== undefined) for (const input of staticsOf(value, { name: path[0], flow: to.tracker.flowOf(value.unit.path) })) to.push(input, path.slice(1));
  if (first !== undefined && imported?.name === 'inject' && imported.specifier === '@angular/core') to.push(first, ['Instance', ...path]);
  if (first !== undefined && isWrapper(value, imported)) return to.push(first, path);
  if (first !== undefined && isWrapperOfAll(callee)) for (const each of membersBehind(path)) to.push(first, each);
  if (callee.op === 'cell' && callee.cell === 'RegExp' && path.length === 0) return patternsOf(value, to.tracker).forEach(to.add);
  if (value.construct && path.length === 0) to.add({ kind: 'object', value });
  to.push(callee, [value.construct ? 'Instance' : 'ReturnValue', ...path]);
}

function expandArray(value: Extract<Value, { op: 'array' }>, path: readonly string[], to: Expansion): void {
  if (path.length === 0) return to.add({ kind: 'object', value });
  const below = belowElements(path);
  if (below === undefined) return to.add({ kind: 'api', place: { root: 'Array', path } });
  for (const element of value.elements) to.push(element.value, element.spread ? ['Element', ...below] : below);
}

function expandObject(value: Extract<Value, { op: 'object' }>, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'object', value });
  for (const entry of value.entries) {
    if (entry.kind === 'spread') to.push(entry.value, [first, ...rest]);
    else if (entry.kind === 'get' && entry.key === first) to.push(entry.value, ['ReturnValue', ...rest]);
    else if (entry.key === first || (first === 'Element' && entry.kind === 'init')) to.push(entry.value, rest);
  }
}

function expandFunction(procedure: Procedure, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'function', procedure });
  if (first === 'ReturnValue') {
    for (const exit of procedure.exits) if (exit.kind === 'return' && exit.value !== undefined) to.push(exit.value, rest);
    return;
  }
  if (first === 'call' && rest[0] === 'ReturnValue') return expandFunction(procedure, rest, to);
  if (first.startsWith('Argument[')) return expandCallback(procedure, [first, ...rest], to);
  if (first === 'Instance') expandInstance(procedure, rest, to);
}

/** What a function hands to a function it is given: the arguments where it calls that parameter. */
function expandCallback(procedure: Procedure, [argument, parameter, ...rest]: readonly string[], to: Expansion): void {
  const given = procedure.parameters[positionIn(argument)];
  const handed = positionIn(parameter);
  for (const user of given?.users ?? []) {
    if (user.op !== 'call' || user.callee !== given) continue;
    const value = user.args[handed];
    if (value !== undefined && !value.spread) to.push(value.value, rest);
  }
}

function positionIn(step: string | undefined): number {
  return Number(/\[(\d+)\]$/.exec(step ?? '')?.[1] ?? -1);
}

function expandClass(definition: ClassDefinition, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'class', definition });
  if (first === 'Instance') return expandInstance(definition, rest, to);
  for (const procedure of definition.statics.get(first) ?? []) expandFunction(procedure, procedure.member?.kind === 'get' ? ['ReturnValue', ...rest] : rest, to);
  for (const store of definition.initialiser?.values ?? []) if (store.op === 'store' && store.key === first && store.node.type === 'PropertyDefinition' && store.node.static) to.push(store.input, rest);
  if (definition.superclass !== undefined && !definition.statics.has(first)) to.push(definition.superclass, [first, ...rest]);
}

/** A member of what `new` made: methods, fields that methods store, what the prototype was given, the superclass. */
function expandInstance(group: Group, path: readonly string[], to: Expansion): void {
  const [name, ...rest] = path;
  if (name === undefined) return to.add({ kind: 'instance', of: group });
  const isClass = 'members' in group;
  if (isClass) {
    for (const procedure of group.members.get(name) ?? []) if (procedure.member?.kind !== 'set') expandFunction(procedure, procedure.member?.kind === 'get' ? ['ReturnValue', ...rest] : rest, to);
    if (group.superclass !== undefined) to.push(group.superclass, ['Instance', ...path]);
  }
  if (isClass) typedField(group, { path, to });
  const made = 'made' in group ? group.made : undefined;
  for (const user of made?.users ?? []) if (user.op === 'call' && user.args[0]?.value === made) for (const member of listedMembers(user)) if (member.name === name) to.push(member.value, rest);
  const unit = isClass ? group.initialiser?.unit : group.unit;
  const flow = unit === undefined ? undefined : to.tracker.flowOf(unit.path);
  for (const store of flow?.storesTo(name) ?? []) if (store.op === 'store' && storesInto(store.base, group, to)) to.push(store.input, rest);
}

/** `class Repository { db: Pool; … }`: a field is what its type says, whoever fills it in. */
function typedField(group: ClassDefinition, { path: [name = '', ...rest], to }: { readonly path: readonly string[]; readonly to: Expansion }): void {
  const type = declaredType(group, name);
  const flow = type === undefined || group.initialiser === undefined ? undefined : to.tracker.flowOf(group.initialiser.unit.path);
  if (type === undefined || flow === undefined) return;
  typeReferent(type, flow, (root, steps) => place({ root, path: [...steps, ...rest] }, to));
  typedByClass(type, flow, { path: rest, to });
}

function storesInto(base: Value, group: Group, to: Expansion): boolean {
  if (base.op === 'this') return receiverGroup(base.procedure, to.tracker.of) === group;
  if (base.op === 'load' && base.key === 'prototype') return to.tracker.of(base.base).some((each) => (each.kind === 'function' && each.procedure === group) || (each.kind === 'class' && each.definition === group));
  if (base.op === 'object') return base.users.some((user) => user.op === 'store' && user.key === 'prototype' && to.tracker.of(user.base).some((each) => each.kind === 'function' && each.procedure === group));
  return false;
}

/** Objects whose functions are members of something else: `$.fn`, `schema.statics`, `schema.query`. */
const MEMBERS_OF: ReadonlySet<string> = new Set(['fn', 'statics', 'query']);

function expandThis(value: Value, path: readonly string[], to: Expansion): void {
  const group = receiverGroup(value.procedure, to.tracker.of);
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow !== undefined && value.procedure.kind === 'function') handedTo(value.procedure, (callee, steps) => to.push(callee, [...steps, 'This', ...path]), flow);
  for (const user of value.procedure.made?.users ?? []) if (user.op === 'store' && typeof user.key === 'string' && user.base.op === 'load' && typeof user.base.key === 'string' && MEMBERS_OF.has(user.base.key)) to.push(user.base, [user.key, 'This', ...path]);
  if (value.procedure.kind === 'module') place({ root: 'global', path }, to);
  const named = namedReceiver(value.procedure);
  if (named !== undefined) place({ root: named, path }, to);
  if (group === undefined) return;
  if ('op' in group) to.push(group, path);
  else expandInstance(group, path, to);
}

function expandCell(value: Extract<Value, { op: 'cell' }>, path: readonly string[], to: Expansion): void {
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow === undefined) return;
  for (const store of flow.cell(value.cell).stores) if (store.op === 'cell-store') to.push(store.input, path);
  const [first, ...rest] = path;
  if (isExports(value) && first !== undefined) return exportedBy(flow, first, { rest, to });
  if (typeof value.cell === 'string' && !flow.declares(value.cell) && !isHosted(value.cell)) place({ root: 'global', path: [value.cell, ...path] }, to);
  else typeReferent(cellAnnotation(value.cell, flow), flow, (referent, steps) => place({ root: referent, path: [...steps, ...path] }, to));
}

function cellAnnotation(name: CellName, flow: ModuleFlow) {
  const binding = typeof name === 'string' ? flow.module.lookup(name) : name;
  return binding?.identifier.type === 'Identifier' ? binding.identifier.typeAnnotation?.typeAnnotation : undefined;
}

function place(at: Place, { add, tracker }: Pick<Expansion, 'add' | 'tracker'>): void {
  add({ kind: 'api', place: tracker.index.normalise(at) });
}

function expandImport(value: Extract<Value, { op: 'import' }>, path: readonly string[], to: Expansion): void {
  const { specifier, name } = value;
  const resolution = to.tracker.resolve(value.unit.path, specifier);
  if (resolution.type === 'file') {
    const flow = to.tracker.flowOf(resolution.path);
    const [first, ...rest] = name === '*' ? path : [name, ...path];
    if (flow === undefined) return;
    if (first === undefined) {
      for (const { name: exported, value: input } of flow.exported) if (exported === '*') to.push(input, []);
      return;
    }
    return exportedBy(flow, first, { rest, to });
  }
  if (/^[./#]/.test(specifier)) return;
  const root = specifier.replace(/^node:/, '');
  const steps = name === '*' || name === 'default' ? path : [name, ...path];
  place({ root, path: steps[0] === 'default' ? steps.slice(1) : steps }, to);
}

/** What a file hands out under a name; `default` of a CommonJS file is all of it. */
function exportedBy(flow: ModuleFlow, name: string, { rest, to }: { readonly rest: readonly string[]; readonly to: Pick<Expansion, 'push'> }): void {
  for (const { name: exported, value } of flow.exported) {
    if (exported === name) to.push(value, rest);
    else if (exported === '*') to.push(value, name === 'default' && value.op !== 'import' ? rest : [name, ...rest]);
  }
}

function expandParameter(value: Extract<Value, { op: 'parameter' }>, path: readonly string[], to: Expansion): void {
  const { procedure, index, node } = value;
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow === undefined) return;
  const typed = annotationOf(node);
  if (typed) {
    typeReferent(typed, flow, (root, steps) => place({ root, path: [...steps, ...path] }, to));
    typedByClass(typed, flow, { path, to });
  }
  const contextual = contextualType(procedure);
  if (contextual !== undefined) typeReferent(contextual, flow, (root, steps) => place({ root, path: [...steps, `Parameter[${index}]`, ...path] }, to));
  for (const at of decoratedParameter(value, flow)) place({ root: at.root, path: [...at.path, ...path] }, to);
  for (const call of to.tracker.callersOf(procedure)) {
    const argument = call.args[index];
    if (argument !== undefined && !argument.spread && !value.rest) to.push(argument.value, path);
  }
  handedTo(procedure, (callee, steps) => {
    const promise = index === 0 ? promiseOf(callee, steps) : undefined;
    if (promise !== undefined) to.push(promise, path);
    to.push(callee, [...steps, `Parameter[${index}]`, ...path]);
  }, flow);
  for (const { callee, steps } of to.tracker.registered(procedure)) to.push(callee, [...steps, `Parameter[${index}]`, ...path]);
  for (const root of conventionsOf({ procedure, index }, flow)) place({ root, path }, to);
  const named = namedRoot(procedure, index);
  if (named !== undefined) place({ root: named, path }, to);
}

/** `(users: UserService)` is an instance of that class of the program. */
function typedByClass(type: Node, flow: ModuleFlow, { path, to }: { readonly path: readonly string[]; readonly to: Expansion }): void {
  const declared = declaredClass(type, flow);
  for (const value of declared?.values ?? []) to.push(value, ['Instance', ...path]);
  const resolution = declared?.from === undefined ? undefined : to.tracker.resolve(flow.path, declared.from.specifier);
  const other = resolution?.type === 'file' ? to.tracker.flowOf(resolution.path) : undefined;
  if (other !== undefined && declared?.from !== undefined) exportedBy(other, declared.from.name, { rest: ['Instance', ...path], to });
}
