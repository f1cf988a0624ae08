import { annotationOf, contextualReferent, typeReferent } from './annotation.ts';
import { COMPUTED, constantName, stepOf } from './constant-key.ts';
import { namedReceiver } from './conventions.ts';
import { givenByName } from './given-by-name.ts';
import { handedTo } from './handed-to.ts';
import type { Argument, CellName, Procedure, Value, ValueOf } from './ir.ts';
import { belowElements, belowListed, listingOf } from './list-steps.ts';
import { expandClass, expandFunction, expandInstance, expandSuper } from './members.ts';
import { staticsOf } from './model-statics.ts';
import { isExports, isHosted } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import { patternsOf } from './pattern-text.ts';
import { heldBy, promiseOf } from './promise-chain.ts';
import { elementsPutInto, entriesUnder, isSet } from './put-into.ts';
import { receiverGroup } from './receiver.ts';
import { exportedBy, place } from './tracker.ts';
import type { Expansion, State } from './tracker.ts';
import { typedByClass } from './typed-by-class.ts';
import { takenInto } from './taken-members.ts';
import { cellStoresOf, namedStoresUnder, storesUnder } from './stored-under.ts';
import { importBehind, isWrapper, isWrapperOfAll, membersBehind } from './wrapped.ts';

type Call = ValueOf<'call'>;

/** One step back from a state. */
export function expand({ value, path }: State, to: Expansion): void {
  const [first, ...rest] = path;
  if (first !== undefined) storedUnder(value, first, { rest, to });
  if (first === 'Element' && value.op === 'object') storedInTable(value, rest, to);
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
      to.push(value.base, [stepOf(value.key, to.tracker.of), ...path]);
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

/** More than so many entries of a table are not looked at. */
const MAX_ENTRIES = 64;

/** `handlers['/show'] = show`, `handlers[pathname](…)`: what is read under a name that is computed may be any of what was put there by name. */
function storedInTable(table: Value, rest: readonly string[], to: Expansion): void {
  const shared = cellStoresOf(table);
  const flow = shared.length === 0 ? undefined : to.tracker.flowOf(table.unit.path);
  const stores = [...namedStoresUnder(table), ...shared.flatMap(({ cell }) => flow?.namedStoresBelow(cell) ?? [])];
  if (stores.length <= MAX_ENTRIES) for (const store of stores) to.push(store.input, rest);
}

/** What is an object of its own, to which members are copied. */
const HOLDS: ReadonlySet<Value['op']> = new Set(['object', 'call', 'function', 'class']);

/** `object.name = x` after the object was made, also through a shared variable. */
function storedUnder(value: Value, name: string, { rest, to }: { readonly rest: readonly string[]; readonly to: Expansion }): void {
  if (value.op === 'constant' || value.op === 'load') return;
  const isNamed = ({ key }: ValueOf<'store'>): boolean => constantName(key, to.tracker.of) === name;
  for (const store of [...storesUnder(value, name), ...storesUnder(value, COMPUTED).filter(isNamed)]) to.push(store.input, rest);
  const shared = cellStoresOf(value);
  const flow = shared.length === 0 ? undefined : to.tracker.flowOf(value.unit.path);
  for (const { cell } of shared) for (const store of [...(flow?.storesBelow(cell, name) ?? []), ...(flow?.storesBelow(cell, COMPUTED) ?? []).filter(isNamed)]) to.push(store.input, rest);
  const taken = HOLDS.has(value.op) ? to.tracker.flowOf(value.unit.path) : undefined;
  if (taken !== undefined) for (const { from, steps } of takenInto(value, taken)) to.push(from, [...steps, name, ...rest]);
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
  if (callee.op === 'load' && callee.key === 'get' && expandEntries(value, path, to)) return;
  const imported = importBehind(callee, to.tracker);
  if (path[0] !== undefined) for (const input of staticsOf(value, { name: path[0], flow: to.tracker.flowOf(value.unit.path) })) to.push(input, path.slice(1));
  if (first !== undefined && imported?.name === 'inject' && imported.specifier === '@angular/core') to.push(first, ['Instance', ...path]);
  if (first !== undefined && isWrapper(value, imported)) return to.push(first, path);
  if (first !== undefined && isWrapperOfAll(callee)) for (const each of membersBehind(path)) to.push(first, each);
  if (callee.op === 'cell' && callee.cell === 'RegExp' && path.length === 0) return patternsOf(value, to.tracker).forEach(to.add);
  if (value.construct && path.length === 0) to.add({ kind: 'object', value });
  if (isSet(value) && path.length > 0) return expandSet(value, path, to);
  to.push(callee, [value.construct ? 'Instance' : 'ReturnValue', ...path]);
}

function expandArray(value: Extract<Value, { op: 'array' }>, path: readonly string[], to: Expansion): void {
  if (path.length === 0) return to.add({ kind: 'object', value });
  const below = belowElements(path);
  if (below === undefined) return to.add({ kind: 'api', place: { root: 'Array', path } });
  for (const element of value.elements) to.push(element.value, element.spread ? ['Element', ...below] : below);
  putInto(value, below, to);
}

/** `new Set([f])` */
function expandSet(value: Call, path: readonly string[], to: Expansion): void {
  const below = belowElements(path);
  if (below === undefined) return to.add({ kind: 'api', place: { root: 'Array', path } });
  const [first] = value.args;
  if (first !== undefined) to.push(first.value, ['Element', ...below]);
  putInto(value, below, to);
}

function putInto(value: Value, below: readonly string[], to: Expansion): void {
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow !== undefined) for (const each of elementsPutInto(value, flow)) to.push(each, below);
}

/** `handlers.get(name)` */
function expandEntries(value: Call, path: readonly string[], to: Expansion): boolean {
  const flow = to.tracker.flowOf(value.unit.path);
  const held = flow === undefined ? undefined : entriesUnder(value, { flow, constantOf: (key) => constantName(key, to.tracker.of) });
  for (const each of held ?? []) to.push(each, path);
  return held !== undefined;
}

function expandObject(value: Extract<Value, { op: 'object' }>, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'object', value });
  for (const entry of value.entries) {
    if (entry.kind === 'spread') to.push(entry.value, [first, ...rest]);
    else if (entry.kind === 'get' && constantName(entry.key, to.tracker.of) === first) to.push(entry.value, ['ReturnValue', ...rest]);
    else if (constantName(entry.key, to.tracker.of) === first || (first === 'Element' && entry.kind === 'init')) to.push(entry.value, rest);
  }
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
  if (value.node.type === 'Super' && path.length > 0) expandSuper(group, path, to);
  else if ('op' in group) to.push(group, path);
  else expandInstance(group, path, to);
}

function expandCell(value: Extract<Value, { op: 'cell' }>, path: readonly string[], to: Expansion): void {
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow === undefined) return;
  for (const store of flow.cell(value.cell).stores) if (store.op === 'cell-store') to.push(store.input, path);
  const [first, ...rest] = path;
  if (isExports(value) && first !== undefined) return exportedBy(flow, first, { rest, to });
  if (typeof value.cell === 'string' && !flow.declares(value.cell) && !isHosted(value.cell)) place({ root: 'global', path: [value.cell, ...path] }, to);
  else typeReferent(cellAnnotation(value.cell, flow), { flow, elsewhere: to.tracker }, (referent, steps) => place({ root: referent, path: [...steps, ...path] }, to));
}

function cellAnnotation(name: CellName, flow: ModuleFlow) {
  const binding = typeof name === 'string' ? flow.module.lookup(name) : name;
  return binding?.identifier.type === 'Identifier' ? binding.identifier.typeAnnotation?.typeAnnotation : undefined;
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

function expandParameter(value: Extract<Value, { op: 'parameter' }>, path: readonly string[], to: Expansion): void {
  const { procedure, index, node } = value;
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow === undefined) return;
  const typed = annotationOf(node);
  if (typed) {
    typeReferent(typed, { flow, elsewhere: to.tracker }, (root, steps) => place({ root, path: [...steps, ...path] }, to));
    typedByClass(typed, flow, { path, to });
  }
  contextualReferent(procedure, index, { where: { flow, elsewhere: to.tracker }, tell: (root, steps) => place({ root, path: [...steps, ...path] }, to) });
  const { decorated, roots } = givenByName(value, flow);
  for (const at of decorated) place({ root: at.root, path: [...at.path, ...path] }, to);
  if (!value.rest) return expandGiven({ procedure, index, flow, roots }, path, to);
  for (const call of to.tracker.callersOf(procedure)) expandRest(call.args.slice(index), path, to);
  expandHanded({ procedure, index, flow, roots }, path, to);
}

/** A position at which a function is given something, and what the names there say. */
interface Given {
  readonly procedure: Procedure;
  readonly index: number;
  readonly flow: ModuleFlow;
  readonly roots: readonly string[];
  /** How often it was handed on whole. */
  readonly times?: number;
}

/** Further than this, a list of arguments is not handed on whole. */
const MAX_TIMES = 4;

/** What callers of the program and libraries give to a function; `(...all) => list(...all)` hands on what it is given. */
function expandGiven({ procedure, index, flow, roots, times = 0 }: Given, path: readonly string[], to: Expansion): void {
  for (const { args, unit } of to.tracker.callersOf(procedure)) {
    const at = args.findIndex(({ spread }) => spread);
    const isListed = at >= 0 && at <= index;
    const value = args[isListed ? at : index]?.value;
    if (value === undefined) continue;
    const around = isListed ? to.tracker.flowOf(unit.path) : undefined;
    if (around === undefined) to.push(value, path);
    else if (value.op !== 'parameter' || !value.rest) to.push(value, ['Element', ...path]);
    else if (times < MAX_TIMES) expandGiven({ procedure: value.procedure, index: value.index + index - at, flow: around, roots: [], times: times + 1 }, path, to);
  }
  expandHanded({ procedure, index, flow, roots }, path, to);
}

/** What libraries give to a function that they were given. */
function expandHanded({ procedure, index, flow, roots }: Given, path: readonly string[], to: Expansion): void {
  handedTo(procedure, (callee, steps) => {
    const promise = index === 0 ? promiseOf(callee, steps) : undefined;
    if (promise !== undefined) to.push(promise, path);
    to.push(callee, [...steps, `Parameter[${index}]`, ...path]);
  }, flow);
  for (const { callee, steps } of to.tracker.registered(procedure)) to.push(callee, [...steps, `Parameter[${index}]`, ...path]);
  for (const root of roots) place({ root, path }, to);
}

/** `(...steps)`: what callers hand over from there on. */
function expandRest(args: readonly Argument[], path: readonly string[], to: Expansion): void {
  const below = belowElements(path);
  if (below !== undefined) for (const each of args) to.push(each.value, each.spread ? ['Element', ...below] : below);
  else if (path.length > 0) to.add({ kind: 'api', place: { root: 'Array', path } });
}
