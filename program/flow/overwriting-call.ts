import { accessesOf, atEnd } from './accesses.ts';
import type { Place, Point } from './accesses.ts';
import { isCollection, nameOfKey } from './builtin-steps.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { readOf } from './handed-over.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { isInside } from './inside.ts';
import { variableOf } from './key-origin.ts';
import { isAssigning, namesAssigned } from './own-entry.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** Which calls write a name below what they are given. */
export interface Overwriting {
  /** The calls of a procedure that surely write, delete or replace what stands at a path below an object. */
  callsTo(object: Value, path: readonly string[], depth: number): readonly Value[];
  /** True where every way through its procedure writes what stands at a path below a parameter or `this`. */
  isWrittenBy(root: Value, path: readonly string[]): boolean;
  /** True where the functions that a call enters are known. */
  isKnown(call: Call): boolean;
  /** True where none of the functions that a call enters writes the name, or could. */
  leavesAlone(call: Call, key: string): boolean;
  /** True where a call enters a function inside its own procedure that writes the name: it may share the object. */
  writesAround(call: Call, key: string): boolean;
  /** True for a method of a list or collection of the program that may move or write what stands under a name. */
  isUnclear(call: Call, key: string): boolean;
}

/** What is used in more places than these is not looked through for calls that write it. */
const MAX_CALLS = 64;
/** Functions that call functions that write. */
const MAX_DEPTH = 2;

/** Methods that put other elements at the places of a list (ECMA-262, 23.1.3). */
const MUTATING: ReadonlySet<unknown> = new Set(['unshift', 'shift', 'splice', 'sort', 'reverse', 'copyWithin', 'fill']);

export function createOverwriting(referents: Referents, isWritten: (place: Place, at: Point, depth: number) => boolean): Overwriting {
  const known = new Map<Call, Map<string, boolean>>();
  /** Every way back from a function has written what stands at the path. */
  const isWrittenIn = (root: Value | undefined, path: readonly string[], depth: number): boolean => {
    const key = path.at(-1);
    if (root === undefined || key === undefined || root.procedure.isAsync || root.procedure.isGenerator) return false;
    const { procedure } = root;
    const place = { base: readOf(root, path.slice(0, -1)), key };
    const flow = controlFlowOf(procedure);
    const exits = procedure.exits.filter(({ kind, block }) => kind === 'return' && flow.isReachable(block));
    return exits.length > 0 && exits.every(({ block }) => isWritten(place, atEnd(block, procedure), depth));
  };
  const byCallees = (call: Call, { number, path, depth }: Asked): boolean => {
    if (depth >= MAX_DEPTH || call.construct || !isSeen(call, referents)) return false;
    return referents.calleesOf(call).every((callee) => rootsOf(call, callee, number).some((root) => isWrittenIn(root, path, depth + 1)));
  };
  const writes = (call: Call, asked: Asked): boolean => {
    const own = known.get(call) ?? new Map<string, boolean>();
    known.set(call, own);
    const key = `${asked.depth} ${asked.number} ${asked.path.join('.')}`;
    const found = own.get(key) ?? (replaces(call, asked, referents) || byCallees(call, asked));
    own.set(key, found);
    return found;
  };
  return {
    callsTo(object, path, depth) {
      const number = numberOf(object);
      const holders = accessesOf(object.procedure).holders.get(number) ?? [];
      return holders.length > MAX_CALLS ? [] : holders.filter((call) => call.op === 'call' && writes(call, { number, path, depth }));
    },
    isWrittenBy: (root, path) => isWrittenIn(root, path, 0),
    isKnown: (call) => referents.calleesOf(call).length > 0,
    leavesAlone: (call, key) => assignsOthers(call, key) || isSeen(call, referents) && call.args.every(({ value }) => value.op !== 'function') && referents.calleesOf(call).every((callee) => isQuiet(callee, key)),
    writesAround: (call, key) => referents.calleesOf(call).some((callee) => callee !== call.procedure && isInside(callee, call.procedure) && call.procedure.kind !== 'module' && writesName(callee, key)),
    isUnclear(call, key) {
      const method = call.callee.op === 'load' ? call.callee.key : undefined;
      if (/^\d+$/.test(key)) return MUTATING.has(method);
      if ((method !== 'set' && method !== 'append') || call.receiver === undefined || !isCollection(call.receiver, referents)) return false;
      const name = nameOfKey(call, referents);
      return name === undefined || (method === 'append' && name === key);
    },
  };
}

interface Asked {
  readonly number: string;
  readonly path: readonly string[];
  readonly depth: number;
}

/** `map.set(name, x)`, `map.delete(name)`, `map.clear()`, `Object.assign(o, { name: x })` */
function replaces(call: Call, { number, path: [name, ...below] }: Asked, referents: Referents): boolean {
  const { callee, receiver, args: [first] } = call;
  if (name === undefined || below.length > 0) return false;
  if (isAssigning(call) && first !== undefined && !first.spread && numberOf(first.value) === number) return namesAssigned(call, 0, referents).includes(name);
  if (callee.op !== 'load' || receiver === undefined || numberOf(receiver) !== number) return false;
  if (callee.key !== 'clear' && ((callee.key !== 'set' && callee.key !== 'delete') || nameOfKey(call, referents) !== name)) return false;
  return isCollection(receiver, referents);
}

/** `Object.assign(o, { other: x })` */
function assignsOthers(call: Call, key: string): boolean {
  return isAssigning(call) && call.args.slice(1).every(({ value, spread }) => !spread && value.op === 'object' && value.entries.every((entry) => entry.kind === 'init' && typeof entry.key === 'string' && entry.key !== key));
}

/** What an object is called inside a function that is given it. */
function rootsOf({ args, receiver }: Call, { parameters, values }: Procedure, number: string): readonly Value[] {
  const spread = args.findIndex((each) => each.spread);
  const given = args.flatMap(({ value }, index) => (numberOf(value) === number && (spread < 0 || index < spread) ? (parameters[index] ?? []) : []));
  const own = receiver !== undefined && numberOf(receiver) === number ? values.find((value) => value.op === 'this' && value.node.type !== 'Super') : undefined;
  return own === undefined ? given : [...given, own];
}

/** What is no choice between functions, and is not handed in. */
const NAMED: ReadonlySet<Value['op']> = new Set(['function', 'import', 'load']);

/** True where all functions that a call may enter are known. */
function isSeen(call: Call, referents: Referents): boolean {
  const found = NAMED.has(variableOf(call.callee, referents).op) ? referents.of(call.callee) : [];
  return found.length > 0 && found.every(({ kind }) => kind === 'function') && referents.calleesOf(call).length >= found.length;
}

function writesName(procedure: Procedure, key: string): boolean {
  const { stores, unclear } = accessesOf(procedure);
  return unclear.length > 0 || [...stores.keys()].some((place) => place.endsWith(` .${key}`));
}

/** A function that writes nothing of the name, and hands nothing that it was given to anybody. */
function isQuiet(procedure: Procedure, key: string): boolean {
  const { calls } = accessesOf(procedure);
  const given = new Set(['this', ...procedure.parameters.map(numberOf)]);
  return (
    !writesName(procedure, key) &&
    procedure.values.every(({ op }) => op !== 'function') &&
    calls.every(({ args, receiver }) => (receiver === undefined || !given.has(numberOf(receiver))) && args.every(({ value, spread }) => !spread && !given.has(numberOf(value))))
  );
}
