import type { Judge } from './checked.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';

/** Through so many choices, variables and functions of the program. */
const MAX_DEPTH = 4;

/**
 * True when what is stored is surely an object, and none that was there before. A text or number stored under `__proto__`
 * leaves the prototype where it was (https://tc39.es/ecma262/#sec-set-object.prototype.__proto__), so whatever may be one is not.
 */
export function isMadeHere(stored: Value, key: Value | string, judge: Judge): boolean {
  return isNew(stored, judge, 0) || (typeof key !== 'string' && isReadFrom(key, stored));
}

/** `rooms[room.name] = room`: whatever has such a name is an object. */
function isReadFrom(key: Value, stored: Value): boolean {
  return key.op === 'load' && typeof key.key === 'string' && !(key.key in String.prototype) && numberOf(key.base) === numberOf(stored);
}

function isNew(value: Value, judge: Judge, depth: number): boolean {
  switch (value.op) {
    case 'object':
    case 'array':
    case 'function':
    case 'class':
    case 'regexp':
      return true;
    case 'call':
      return value.construct || isBuilt(value) || (depth < MAX_DEPTH && (fillsNew(value, judge, depth) || isUsedAsObject(value) || returnsNew(value, judge, depth)));
    case 'await':
      return isUsedAsObject(value);
    case 'phi':
      return depth < MAX_DEPTH && value.inputs.every((input) => isNew(input, judge, depth + 1));
    case 'cell': {
      const held = variableOf(value, judge.referents);
      return held !== value && depth < MAX_DEPTH && isNew(held, judge, depth + 1);
    }
    default:
      return false;
  }
}

const OF_OBJECT: ReadonlySet<string> = new Set(['create', 'fromEntries', 'keys', 'values', 'entries']);
const OF_LISTS: ReadonlySet<string> = new Set(['map', 'filter', 'split', 'flatMap']);

/** `Object.create(null)`, `list.map(f)`: these give objects whatever they are given. */
function isBuilt({ callee }: ValueOf<'call'>): boolean {
  if (callee.op !== 'load' || typeof callee.key !== 'string') return false;
  return callee.base.op === 'cell' && callee.base.cell === 'Object' ? OF_OBJECT.has(callee.key) : OF_LISTS.has(callee.key);
}

/** `Object.assign({}, x)`, `Object.freeze({})`: these give back their first argument. */
function fillsNew({ callee, args }: ValueOf<'call'>, judge: Judge, depth: number): boolean {
  if (callee.op !== 'load' || (callee.key !== 'assign' && callee.key !== 'freeze') || callee.base.op !== 'cell' || callee.base.cell !== 'Object') return false;
  return args[0] !== undefined && isNew(args[0].value, judge, depth + 1);
}

/** What a library gave, and the program takes for an object: not what it was asked for by a computed name, nor a text that was parsed. */
function isUsedAsObject(value: Value): boolean {
  const call = value.op === 'await' ? value.input : value;
  if (call.op !== 'call' || (call.callee.op === 'load' && /^(?:parse|getPrototypeOf)$/.test(String(call.callee.key))) || call.args.some((each) => each.value.op === 'load' && typeof each.value.key !== 'string')) return false;
  return value.users.some((user) => (user.op === 'load' || user.op === 'store') && user.base === value && typeof user.key === 'string' && !(user.key in String.prototype));
}

/** A function of the program that gives back something new on every way. */
function returnsNew(call: ValueOf<'call'>, judge: Judge, depth: number): boolean {
  const callees = judge.referents.calleesOf(call);
  return callees.length > 0 && callees.every((callee) => callee.isAsync || givesNew(callee, judge, depth + 1));
}

function givesNew(procedure: Procedure, judge: Judge, depth: number): boolean {
  const given = procedure.exits.filter(({ kind, block }) => kind === 'return' && controlFlowOf(procedure).isReachable(block));
  return given.length > 0 && given.every(({ value }) => value !== undefined && isNew(value, judge, depth));
}
