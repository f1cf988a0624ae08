import { calledName } from './called-name.ts';
import { clearedByRounds } from './character-loop.ts';
import type { Fact } from './fact.ts';
import { functionsIn } from './functions-in.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { outcomesWith } from './outcomes.ts';
import type { Referents } from './referents.ts';
import { clearedByWriting } from './replacement.ts';

type Call = ValueOf<'call'>;

const known = new WeakMap<Referents, WeakMap<Value, Kinds>>();

/**
 * What is left of a text in one of its characters, or in a list of all of them, where something else is written for those that mean
 * something. What may be a list of texts instead is only not sure.
 */
export function asCharacters<F extends Pick<Fact, 'kinds' | 'isExact'>>(fact: F, made: Value, referents: Referents): F {
  const own = known.get(referents) ?? new WeakMap<Value, Kinds>();
  known.set(referents, own);
  const cleared = own.get(made) ?? (isList(made) ? clearedInList(made, referents) : clearedByRounds(made, referents));
  own.set(made, cleared);
  if (cleared === 0) return fact;
  return (fact.kinds & kinds('nosql')) === 0 ? { ...fact, kinds: fact.kinds & ~cleared } : { ...fact, isExact: false };
}

const OF_ONE: ReadonlySet<string> = new Set(['charAt', 'at']);
const OF_ALL: ReadonlySet<string> = new Set(['split', 'from']);

/** `text.charAt(i)`, `text.split('')`, `Array.from(text)` */
export function takesCharacters(call: Call): boolean {
  const name = calledName(call.callee);
  return OF_ONE.has(name) || (OF_ALL.has(name) && isList(call));
}

function isList(made: Value): boolean {
  if (made.op === 'array') return made.elements.length === 1;
  if (made.op !== 'call' || made.callee.op !== 'load') return false;
  if (made.callee.key === 'split') return isEmptyText(made.args[0]?.value);
  return made.callee.key === 'from' && made.callee.base.op === 'cell' && made.callee.base.cell === 'Array';
}

function isEmptyText(value: Value | undefined): boolean {
  return value?.op === 'constant' && value.value === '';
}

/** `[...text].map((c) => MAP[c] ?? c).join('')`, `[...text].reduce((out, c) => out + (MAP[c] ?? c), '')` */
function clearedInList(list: Value, referents: Referents): Kinds {
  const direct = list.op === 'call' && list.callee.op === 'load' && list.callee.key === 'from' ? list.args[1]?.value : undefined;
  if (direct !== undefined && list.op === 'call') return isJoined(list) ? clearedBy(direct, MAPPING, referents) : 0;
  const next = onlyCall(list);
  const callback = next?.args[0]?.value;
  if (next === undefined || callback === undefined || next.callee.op !== 'load') return 0;
  if (next.callee.key === 'map') return isJoined(next) ? clearedBy(callback, MAPPING, referents) : 0;
  return next.callee.key === 'reduce' ? clearedBy(callback, REDUCING, referents) : 0;
}

/** What a callback is given at each position when it is asked for a character. */
type Positions = (character: string) => Parameters<typeof outcomesWith>[1];
const MAPPING: Positions = (character) => (index) => (index === 0 ? character : undefined);
const REDUCING: Positions = (character) => (index) => (index === 1 ? character : index === 0 ? { behind: '' } : undefined);

function clearedBy(callback: Value, positions: Positions, referents: Referents): Kinds {
  const functions: readonly Procedure[] = functionsIn(callback, referents);
  if (functions.length === 0) return 0;
  return functions.reduce((left, each) => left & clearedByWriting((character) => outcomesWith(each, positions(character), referents)), ~0);
}

/** The call of a method of a list that nothing else is done with. */
function onlyCall(list: Value): Call | undefined {
  const [load, call, ...others] = list.users;
  return others.length === 0 && load?.op === 'load' && call?.op === 'call' && call.callee === load ? call : undefined;
}

function isJoined(list: Value): boolean {
  const call = onlyCall(list);
  return call?.callee.op === 'load' && call.callee.key === 'join' && isEmptyText(call.args[0]?.value);
}
