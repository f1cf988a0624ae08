import type { AnalysedProgram } from '../program.ts';
import { typeReferent } from './annotation.ts';
import type { CellName, ClassDefinition, Procedure, Value } from './ir.ts';
import { flowIndexOf } from './model.ts';
import type { FlowIndex, FlowModel, Place } from './model.ts';
import { isExports, moduleFlowOf } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import { receiverGroup } from './receiver.ts';
import type { Group } from './receiver.ts';

/** What a value can be when the program runs. */
export type Referent =
  | { readonly kind: 'function'; readonly procedure: Procedure }
  | { readonly kind: 'class'; readonly definition: ClassDefinition }
  | { readonly kind: 'instance'; readonly of: Group }
  | { readonly kind: 'object'; readonly value: Value }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | bigint | null | undefined }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly kind: 'api'; readonly place: Place };

/** Answers what values are. Keeps what it found for as long as it lives: one program version. */
export interface Referents {
  readonly program: AnalysedProgram;
  readonly index: FlowIndex;
  flowOf(path: string): ModuleFlow | undefined;
  /** What stands at a path below a value; in the order found, each once. */
  of(value: Value, path?: readonly string[]): readonly Referent[];
  /** The places of a value in libraries, from the nearest named type on. */
  placesOf(value: Value, path?: readonly string[]): readonly Place[];
  /** The functions a call may enter; none when there are more than five. */
  calleesOf(call: Value): readonly Procedure[];
  /** The calls of its own module that may enter a function. */
  callersOf(procedure: Procedure): readonly Extract<Value, { op: 'call' }>[];
  /** Notes that functions are handed to calls in ways that are found from the call alone. */
  register(all: ReadonlyMap<Procedure, Registration>): void;
  /** The only constant a value can be. */
  constantOf(value: Value): string | number | boolean | undefined;
}

/** A call that is given a function, and where in its arguments. */
export interface Registration {
  readonly callee: Value;
  readonly steps: readonly string[];
}

type Call = Extract<Value, { op: 'call' }>;

/** More states than this and the answer is given up: what a value can be is then not known. */
const MAX_STATES = 300;
const MAX_PATH = 12;
/** Questions inside questions: what a computed key is, what a receiver is. */
const MAX_DEPTH = 12;
export const MAX_TARGETS = 5;

interface State {
  readonly value: Value;
  readonly path: readonly string[];
}

/**
 * Type tracking against the flow of values, demand-driven and with access paths: the idea of CodeQL's API graphs and of
 * Feldthaus, Schäfer, Sridharan, Dolby, Tip, "Efficient Construction of Approximate Call Graphs for JavaScript IDE
 * Services", ICSE 2013. Field-based for `this` and prototypes inside a module, by access path across modules.
 */
export function createReferents(program: AnalysedProgram, model: FlowModel): Referents {
  const index = flowIndexOf(model);
  const found = new Map<Value, Map<string, readonly Referent[]>>();
  const callees = new Map<Value, readonly Procedure[]>();
  const callers = new Map<ModuleFlow, ReadonlyMap<Procedure, readonly Call[]>>();
  const registrations = new Map<Procedure, Registration[]>();
  let counting = false;
  let depth = 0;

  const flowOf = (path: string): ModuleFlow | undefined => {
    const module = program.module(path);
    return module === undefined || module.obstacle !== undefined ? undefined : moduleFlowOf(module);
  };
  const of = (value: Value, path: readonly string[] = []): readonly Referent[] => {
    const key = path.join('.');
    const known = found.get(value)?.get(key);
    if (known !== undefined) return known;
    if (depth >= MAX_DEPTH) return [];
    depth += 1;
    const result = search({ value, path });
    depth -= 1;
    if (counting) return result;
    let byPath = found.get(value);
    if (byPath === undefined) found.set(value, (byPath = new Map()));
    byPath.set(key, result);
    return result;
  };
  const search = (start: State): readonly Referent[] => {
    const results = new Map<unknown, Referent>();
    const seen = new Map<Value, Set<string>>();
    const queue: State[] = [];
    const push = (value: Value, path: readonly string[]): void => {
      if (path.length > MAX_PATH) return;
      const key = path.join('.');
      let paths = seen.get(value);
      if (paths === undefined) seen.set(value, (paths = new Set()));
      if (paths.has(key)) return;
      paths.add(key);
      queue.push({ value, path });
    };
    push(start.value, start.path);
    for (let at = 0; at < queue.length && at < MAX_STATES; at++) {
      const state = queue[at];
      if (state !== undefined) expand(state, { push, add: (referent) => void results.set(identity(referent), referent), tracker });
    }
    return queue.length > MAX_STATES ? [] : [...results.values()];
  };
  const callersOf = (procedure: Procedure): readonly Call[] => {
    const flow = flowOf(procedure.unit.path);
    if (flow === undefined || counting) return [];
    let table = callers.get(flow);
    if (table === undefined) {
      counting = true;
      table = countCallers(flow, calleesNow);
      counting = false;
      callers.set(flow, table);
    }
    return table.get(procedure) ?? [];
  };
  const calleesNow = (call: Call): readonly Procedure[] => {
    const procedures = of(call.callee).flatMap((referent) => enteredBy(referent, call.construct));
    const own = [...new Set(procedures)];
    if (own.length > 0) return own.length > MAX_TARGETS ? [] : own;
    return byFieldName(call, flowOf(call.unit.path));
  };
  const tracker: Tracker = { index, program, flowOf, of, callersOf, registered: (procedure) => registrations.get(procedure) ?? [] };
  return {
    program,
    index,
    flowOf,
    of,
    placesOf(value, path) {
      return of(value, path).flatMap((referent) => (referent.kind === 'api' ? [referent.place] : []));
    },
    calleesOf(value) {
      if (value.op !== 'call') return [];
      const known = callees.get(value) ?? calleesNow(value);
      if (!counting) callees.set(value, known);
      return known;
    },
    callersOf,
    register(all) {
      let isNew = false;
      for (const [procedure, registration] of all) {
        const known = registrations.get(procedure) ?? [];
        if (known.some((each) => each.callee === registration.callee)) continue;
        registrations.set(procedure, [...known, registration]);
        isNew = true;
      }
      if (!isNew) return;
      found.clear();
      callees.clear();
      callers.clear();
    },
    constantOf(value) {
      if (value.op === 'constant') return typeof value.value === 'bigint' || value.value === null ? undefined : value.value;
      const all = of(value);
      const [only] = all;
      return all.length === 1 && only?.kind === 'constant' && typeof only.value !== 'bigint' && only.value !== null ? only.value : undefined;
    },
  };
}

interface Tracker {
  readonly index: FlowIndex;
  readonly program: AnalysedProgram;
  flowOf(path: string): ModuleFlow | undefined;
  of(value: Value, path?: readonly string[]): readonly Referent[];
  callersOf(procedure: Procedure): readonly Call[];
  registered(procedure: Procedure): readonly Registration[];
}

interface Expansion {
  push(value: Value, path: readonly string[]): void;
  add(referent: Referent): void;
  readonly tracker: Tracker;
}

function identity(referent: Referent): unknown {
  switch (referent.kind) {
    case 'function':
      return referent.procedure;
    case 'class':
      return referent.definition;
    case 'instance':
      return `instance ${groupId(referent.of)}`;
    case 'object':
      return referent.value;
    case 'constant':
      return `${typeof referent.value} ${String(referent.value)}`;
    case 'regexp':
      return `/${referent.source}/${referent.flags}`;
    case 'api':
      return `${referent.place.root} ${referent.place.path.join('.')}`;
  }
}

const ids = new WeakMap<object, number>();
let nextId = 0;
function groupId(group: Group): number {
  const known = ids.get(group) ?? nextId++;
  ids.set(group, known);
  return known;
}

function enteredBy(referent: Referent, construct: boolean): readonly Procedure[] {
  if (referent.kind === 'function') return [referent.procedure];
  const made = referent.kind === 'class' && construct ? referent.definition.constructorProcedure : undefined;
  return made === undefined ? [] : [made];
}

/** A method that nothing else resolves: the functions stored under its name in the same file, when they are few. */
function byFieldName({ callee }: Call, flow: ModuleFlow | undefined): readonly Procedure[] {
  if (callee.op !== 'load' || typeof callee.key !== 'string' || flow === undefined || COMMON.has(callee.key)) return [];
  const named = flow.procedures.filter((procedure) => procedure.name === callee.key && isMember(procedure));
  return named.length > MAX_TARGETS ? [] : named;
}

/** Names that built-in objects have: a method of that name says nothing. */
const COMMON: ReadonlySet<string> = new Set(
  'apply bind call catch charAt concat constructor create delete each emit end entries every exec exports filter find forEach get has includes indexOf join keys length map match next on once open parse pop push query read reduce remove replace reset resolve reject run save send set shift slice some sort split start stop test then toString trim update use value values write'.split(' '),
);

function isMember(procedure: Procedure): boolean {
  if (procedure.member !== undefined) return true;
  return procedure.made?.users.some((user) => user.op === 'store' || user.op === 'object') ?? false;
}

function countCallers(flow: ModuleFlow, calleesOf: (call: Call) => readonly Procedure[]): ReadonlyMap<Procedure, readonly Call[]> {
  const table = new Map<Procedure, Call[]>();
  for (const { values } of flow.procedures)
    for (const value of values) {
      if (value.op !== 'call') continue;
      for (const procedure of calleesOf(value)) {
        const list = table.get(procedure);
        if (list === undefined) table.set(procedure, [value]);
        else list.push(value);
      }
    }
  return table;
}

/** One step back from a state. */
function expand({ value, path }: State, to: Expansion): void {
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
  const flow = to.tracker.flowOf(value.unit.path);
  for (const user of value.users) {
    if (user.op === 'store' && user.base === value && user.key === name) to.push(user.input, rest);
    if (user.op !== 'cell-store' || user.input !== value || flow === undefined) continue;
    for (const load of flow.cell(user.cell).loads) for (const other of load.users) if (other.op === 'store' && other.base === load && other.key === name) to.push(other.input, rest);
  }
}

function expandCall(value: Call, path: readonly string[], to: Expansion): void {
  const { callee, args } = value;
  const first = args[0]?.value;
  if (callee.op === 'load' && callee.key === 'bind') {
    to.push(callee.base, path);
    if (first !== undefined) to.push(first, path);
    return;
  }
  if (callee.op === 'load' && callee.key === 'promisify' && first !== undefined) return to.push(first, path);
  if (callee.op === 'load' && (callee.key === 'freeze' || callee.key === 'create' || callee.key === 'assign' || callee.key === 'seal') && callee.base.op === 'cell' && callee.base.cell === 'Object') {
    for (const each of args) to.push(each.value, path);
    if (path.length === 0) to.add({ kind: 'object', value });
    return;
  }
  if (callee.op === 'import' && callee.name === 'promisify' && first !== undefined) return to.push(first, path);
  if (callee.op === 'cell' && callee.cell === 'RegExp' && path.length === 0) return expandRegExp(value, to);
  if (value.construct && path.length === 0) to.add({ kind: 'object', value });
  to.push(callee, [value.construct ? 'Instance' : 'ReturnValue', ...path]);
}

/** `new RegExp('…', flags)` of constants; flags that are not known are taken to be global. */
function expandRegExp({ args }: Call, to: Expansion): void {
  const [source, flags] = args;
  for (const referent of source === undefined ? [] : to.tracker.of(source.value)) {
    const given = flags === undefined ? [] : to.tracker.of(flags.value);
    const [flag] = given;
    const known = flags === undefined ? '' : given.length === 1 && flag?.kind === 'constant' ? String(flag.value) : 'g';
    if (referent.kind === 'constant' && typeof referent.value === 'string') to.add({ kind: 'regexp', source: referent.value, flags: known });
    else if (referent.kind === 'regexp') to.add({ ...referent, flags: flags === undefined ? referent.flags : known });
  }
}

function expandArray(value: Extract<Value, { op: 'array' }>, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'object', value });
  if (first !== 'Element') return to.add({ kind: 'api', place: { root: 'Array', path: [first, ...rest] } });
  for (const element of value.elements) to.push(element.value, element.spread ? [first, ...rest] : rest);
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
  const unit = isClass ? group.initialiser?.unit : group.unit;
  const flow = unit === undefined ? undefined : to.tracker.flowOf(unit.path);
  for (const store of flow?.storesTo(name) ?? []) if (store.op === 'store' && storesInto(store.base, group, to)) to.push(store.input, rest);
}

function storesInto(base: Value, group: Group, to: Expansion): boolean {
  if (base.op === 'this') return receiverGroup(base.procedure, to.tracker.of) === group;
  if (base.op === 'load' && base.key === 'prototype') return to.tracker.of(base.base).some((each) => (each.kind === 'function' && each.procedure === group) || (each.kind === 'class' && each.definition === group));
  if (base.op === 'object') return base.users.some((user) => user.op === 'store' && user.key === 'prototype' && to.tracker.of(user.base).some((each) => each.kind === 'function' && each.procedure === group));
  return false;
}

function expandThis(value: Value, path: readonly string[], to: Expansion): void {
  const group = receiverGroup(value.procedure, to.tracker.of);
  const flow = to.tracker.flowOf(value.unit.path);
  if (flow !== undefined && value.procedure.kind === 'function') handedTo(value.procedure, (callee, steps) => to.push(callee, [...steps, 'This', ...path]), flow);
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
  if (typeof value.cell === 'string' && !flow.declares(value.cell) && !HOSTED.has(value.cell)) place({ root: 'global', path: [value.cell, ...path] }, to);
  else typeReferent(cellAnnotation(value.cell, flow), flow, (referent, steps) => place({ root: referent, path: [...steps, ...path] }, to));
}

const HOSTED: ReadonlySet<string> = new Set(['module', 'exports', 'module.exports', 'import']);

function cellAnnotation(name: CellName, flow: ModuleFlow) {
  const binding = typeof name === 'string' ? flow.module.lookup(name) : name;
  return binding?.identifier.type === 'Identifier' ? binding.identifier.typeAnnotation?.typeAnnotation : undefined;
}

function place(at: Place, { add, tracker }: Pick<Expansion, 'add' | 'tracker'>): void {
  add({ kind: 'api', place: tracker.index.normalise(at) });
}

function expandImport(value: Extract<Value, { op: 'import' }>, path: readonly string[], to: Expansion): void {
  const { specifier, name } = value;
  const resolution = to.tracker.program.resolve(value.unit.path, specifier);
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
  const typed = node.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  if (typed) typeReferent(typed, flow, (root, steps) => place({ root, path: [...steps, ...path] }, to));
  for (const call of to.tracker.callersOf(procedure)) {
    const argument = call.args[index];
    if (argument !== undefined && !argument.spread && !value.rest) to.push(argument.value, path);
  }
  handedTo(procedure, (callee, steps) => to.push(callee, [...steps, `Parameter[${index}]`, ...path]), flow);
  for (const { callee, steps } of to.tracker.registered(procedure)) to.push(callee, [...steps, `Parameter[${index}]`, ...path]);
  const named = namedRoot(procedure, index);
  if (named !== undefined) place({ root: named, path }, to);
}

/** What a parameter most likely is by the names of a handler's parameters. Never sure. */
function namedRoot({ parameters }: Procedure, index: number): string | undefined {
  const names = parameters.map(({ node }) => (node.type === 'Identifier' ? node.name : ''));
  const at = names.findIndex((name) => /^_?(?:req|request)$/i.test(name));
  if (at >= 0 && /^_?(?:res|resp|response|reply|rep)$/i.test(names[at + 1] ?? '')) return index === at ? 'named.Request' : index === at + 1 ? 'named.Response' : undefined;
  if (index === 0 && names[0] === 'req' && names.length === 1) return 'named.Request';
  return undefined;
}

/** The calls a function is given to: itself, in an array or object, or by the name of a variable. */
export function handedTo(procedure: Procedure, tell: (callee: Value, steps: readonly string[]) => void, flow: ModuleFlow): void {
  const seen = new Set<Value>();
  const stack: { readonly value: Value; readonly inside: readonly string[] }[] = [];
  if (procedure.made !== undefined) stack.push({ value: procedure.made, inside: [] });
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at.value) || seen.size > 60) continue;
    seen.add(at.value);
    for (const user of at.value.users) {
      if (user.op === 'phi' || user.op === 'logical') stack.push({ value: user, inside: at.inside });
      if (user.op === 'cell-store' && user.input === at.value) for (const load of flow.cell(user.cell).loads) stack.push({ value: load, inside: at.inside });
      if (user.op === 'array') stack.push({ value: user, inside: at.inside });
      if (user.op === 'object') for (const entry of user.entries) if (entry.value === at.value && typeof entry.key === 'string') stack.push({ value: user, inside: [entry.key, ...at.inside] });
      if (user.op !== 'call') continue;
      user.args.forEach((argument, position) => {
        if (argument.value !== at.value) return;
        tell(user.callee, [`Argument[${position}]`, ...at.inside]);
        if (isWrapper(user)) stack.push({ value: user, inside: at.inside });
      });
    }
  }
}

/** `wrap(handler)`, `asyncHandler(handler)`, `handler.bind(x)`: what comes back is used as the function itself. */
function isWrapper(call: Call): boolean {
  return call.args.length === 1 && !call.construct;
}
