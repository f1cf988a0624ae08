import { numberOf } from './derivation.ts';
import { functionsIn } from './functions-in.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { covers, isEarlier } from './middleware-before.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';
import { serverBehind } from './route-parameters.ts';
import { written } from './schema.ts';

/** What a server is given in front of others, and what only answers itself. */
const HOOKS: ReadonlySet<string> = new Set(['use', 'addHook', 'param', 'all']);
const ROUTES = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
/** What runs in front of a handler, where a server has names for it. */
const IN_FRONT: ReadonlySet<unknown> = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler']);

/** What a server is given by one call, in the order in which it is asked. */
interface Registered {
  readonly call: ValueOf<'call'>;
  readonly name: string;
  readonly server: string;
  readonly given: readonly Given[];
  readonly procedures: readonly Procedure[];
}

/** One thing that a server is given: a function, the call that made it, or what a library gives. */
export interface Given {
  readonly value: Value;
  readonly procedures: readonly Procedure[];
}

/**
 * The parameters of the handlers that are asked behind a function, for the same request: what `app.use((req, res, next) => …)` puts
 * on one of its parameters, they find on theirs. Handlers of the same file, on the same server, for a path that is covered.
 */
export function parametersBehind(parameter: ValueOf<'parameter'>, referents: Referents): readonly Value[] {
  const { procedure, index } = parameter;
  const found = [...referents.registeredIn(procedure)].flatMap((path) => {
    const all = registeredIn(path, referents);
    return all.flatMap((own) => (own.procedures.includes(procedure) ? behind(procedure, { own, all, referents }) : []));
  });
  return [...new Set(found)].flatMap((each) => each.parameters[index + (isOfErrors(each) ? 1 : 0) - (isOfErrors(procedure) ? 1 : 0)] ?? []);
}

/**
 * `next(error)`: the first parameters of what deals with errors behind the function whose parameter is called, on the same server; what
 * stands in between is passed over (https://expressjs.com/en/guide/error-handling.html).
 */
export function errorsBehind({ procedure, index }: ValueOf<'parameter'>, referents: Referents): readonly Value[] {
  if (index < 2) return [];
  const found = [...referents.registeredIn(procedure)].flatMap((path) => {
    const all = registeredIn(path, referents);
    return all.flatMap((own) => (own.procedures.includes(procedure) ? handlersBehind(procedure, { own, all, referents }) : []));
  });
  return [...new Set(found)].filter(isOfErrors).flatMap(({ parameters }) => parameters[0] ?? []);
}

/** The parameters of what is asked in front of some functions of a file. */
export function parametersInFront(procedures: ReadonlySet<Procedure>, path: string, referents: Referents): readonly Value[] {
  const all = registeredIn(path, referents);
  const own = all.filter((each) => each.procedures.some((procedure) => procedures.has(procedure)));
  const servers = new Set(own.map(({ server }) => server));
  return own.length === 0 ? [] : all.flatMap((each) => (HOOKS.has(each.name) && servers.has(each.server) ? each.procedures.flatMap(({ parameters }) => parameters) : []));
}

/**
 * What is asked in front of a handler for the same request, for each place where it is registered: it gets no request that these have
 * not let go on. None for a handler that is put to other use as well.
 */
export function inFrontOf(handler: Procedure, referents: Referents): readonly (readonly Given[])[] {
  return registrationsOf(handler, referents).map(({ given }) => given);
}

/** A place where a handler is registered: at what address, and behind what. */
export interface Registration {
  readonly address: Value | undefined;
  readonly given: readonly Given[];
}

/** Where a handler is registered, as far as all of them are known. */
export function registrationsOf(handler: Procedure, referents: Referents): readonly Registration[] {
  const paths = [...referents.registeredIn(handler)];
  const own = paths.flatMap((path) => registeredIn(path, referents).filter(({ procedures }) => procedures.includes(handler)));
  const isKnown = (use: Value): boolean => use.op === 'cell-store' || own.some(({ call }) => call === use) || (paths.length > 1 && (use.op === 'store' || use.op === 'object'));
  if (own.length === 0 || !usesOf(handler, referents).every(isKnown)) return [];
  return own.map((each) => {
    const all = registeredIn(each.call.unit.path, referents);
    const earlier = all.filter(({ call, name, server }) => (name === 'use' || name === 'all') && server === each.server && isEarlier(call, each.call) && coversSurely([call, each.call], referents));
    const given = [...earlier.flatMap((hook) => hook.given), ...each.given.slice(0, each.given.findIndex(({ procedures }) => procedures.includes(handler)))];
    return { address: each.call.args[0]?.value, given };
  });
}

/** Who uses a function, also by the name that it is given. */
function usesOf({ made }: Procedure, { flowOf }: Referents): readonly Value[] {
  return (made?.users ?? []).flatMap((user) => (user.op === 'cell-store' ? (flowOf(user.unit.path)?.cell(user.cell).loads ?? []).flatMap(({ users }) => users) : [user]));
}

/** Registered without a path, or for one that the other path begins with. */
function coversSurely(calls: readonly [ValueOf<'call'>, ValueOf<'call'>], referents: Referents): boolean {
  const [first, second] = calls.map(({ args }) => args[0]?.value);
  if (first === undefined || second === undefined) return false;
  if (functionsIn(first, referents).length > 0) return true;
  return [first, second].every((each) => typeof referents.constantOf(each) === 'string') && covers('use', calls, referents);
}

function behind(procedure: Procedure, { own, all, referents }: { readonly own: Registered; readonly all: readonly Registered[]; readonly referents: Referents }): readonly Procedure[] {
  return HOOKS.has(own.name) ? handlersBehind(procedure, { own, all, referents }) : own.procedures.slice(own.procedures.indexOf(procedure) + 1);
}

function handlersBehind(procedure: Procedure, { own, all, referents }: { readonly own: Registered; readonly all: readonly Registered[]; readonly referents: Referents }): readonly Procedure[] {
  const isBehind = ({ server, call }: Registered): boolean => call !== own.call && server === own.server && (own.name === 'param' || isEarlier(own.call, call)) && covers(own.name, [own.call, call], referents);
  return [...own.procedures.slice(own.procedures.indexOf(procedure) + 1), ...all.filter(isBehind).flatMap(({ procedures }) => procedures)];
}

const tables = new WeakMap<Referents, WeakMap<ModuleFlow, readonly Registered[]>>();

function registeredIn(path: string, referents: Referents): readonly Registered[] {
  const flow = referents.flowOf(path);
  if (flow === undefined) return [];
  const byFlow = tables.get(referents) ?? new WeakMap<ModuleFlow, readonly Registered[]>();
  tables.set(referents, byFlow);
  const known = byFlow.get(flow) ?? [...HOOKS, ...ROUTES].flatMap((name) => flow.loadsOf(name).flatMap((load) => registeredBy(name, load, referents)));
  byFlow.set(flow, known);
  return known;
}

function registeredBy(name: string, load: Value, referents: Referents): readonly Registered[] {
  if (load.op !== 'load') return [];
  return load.users.flatMap((call): readonly Registered[] => {
    if (call.op !== 'call' || call.callee !== load || (name === 'addHook' && !isInFront(call, referents))) return [];
    const given = call.args.flatMap(({ value }) => givenBy(value, referents));
    const procedures = given.flatMap((each) => each.procedures);
    return procedures.length === 0 ? [] : [{ call, name, server: numberOf(serverBehind(load.base)), given, procedures }];
  });
}

function isInFront({ args }: ValueOf<'call'>, { constantOf }: Referents): boolean {
  return args[0] !== undefined && IN_FRONT.has(constantOf(args[0].value));
}

/** Functions, lists of them, those that options name as running in front, and what libraries make. */
function givenBy(value: Value, referents: Referents, depth = MAX_LISTS): readonly Given[] {
  const held = LISTED.has(value.op) ? (listIn(value, referents) ?? value) : value;
  if (held.op === 'constant') return [];
  if (held.op === 'array') return depth === 0 ? [] : held.elements.flatMap((each) => givenBy(each.value, referents, depth - 1));
  if (held.op === 'object') return held.entries.flatMap(({ key, value: own }) => (IN_FRONT.has(key) ? givenBy(own, referents, depth) : []));
  return [{ value, procedures: functionsIn(value, referents) }];
}

/** Lists in each other. */
const MAX_LISTS = 3;
const LISTED: ReadonlySet<Value['op']> = new Set(['cell', 'import', 'load', 'call']);

/** A list that a variable holds, or that a function of the program gives back. */
function listIn(value: Value, referents: Referents): Value | undefined {
  const [only, ...others] = value.op === 'call' ? referents.calleesOf(value) : [];
  const [answer, ...more] = only !== undefined && others.length === 0 ? only.exits.filter(({ kind, value: given }) => kind === 'return' && given !== undefined) : [];
  const list = value.op === 'call' ? (more.length === 0 ? answer?.value : undefined) : written(value, referents);
  return list?.op === 'array' ? list : undefined;
}

/** Express knows what deals with errors by its four parameters, the error first. */
function isOfErrors({ parameters }: Procedure): boolean {
  return parameters.length === 4;
}
