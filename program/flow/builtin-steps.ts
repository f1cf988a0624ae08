import { calledName } from './called-name.ts';
import type { Fact } from './fact.ts';
import { filledIn } from './filled-in.ts';
import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS, KEY, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Step } from './model.ts';
import { dotsRemovedBy, foundBy } from './pattern-facts.ts';
import { PROMISE_METHODS } from './promise-methods.ts';
import { stepsPastHandlers } from './promise-chain.ts';
import type { Referent } from './referent.ts';
import type { Referents } from './referents.ts';
import { clearedByJoining, clearedByReplacing } from './replacement.ts';
import { clearedBehind } from './text-shape.ts';

type Call = ValueOf<'call'>;

const TEXT = kinds('nosql');
const keep = (from: string, to: string, clears: Kinds = 0): Step => ({ from, to, clears });
const same = [keep('Receiver', 'ReturnValue')];
const text = [keep('Receiver', 'ReturnValue', TEXT)];
const each = [keep('Receiver.Element', 'Argument[0].Parameter[0]')];

/** What methods of built-in objects do with texts, lists, maps and promises, by name: after ECMA-262; and what a component does with its state (https://react.dev/reference/react/Component#setstate). */
const METHODS: ReadonlyMap<string, readonly Step[]> = new Map<string, readonly Step[]>([
  ...['toString', 'trim', 'trimStart', 'trimEnd', 'trimLeft', 'trimRight', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'slice', 'substring', 'substr', 'normalize', 'padEnd', 'padStart', 'repeat', 'valueOf', 'charAt', 'at'].map((name) => [name, [...text, keep('Receiver.Element', 'ReturnValue.Element', TEXT)]] as const),
  ...['toFixed', 'toPrecision', 'toExponential', 'toISOString', 'toUTCString'].map((name) => [name, [keep('Receiver', 'ReturnValue', ALL_KINDS)]] as const),
  ['split', [keep('Receiver', 'ReturnValue.Element', TEXT)]],
  ['match', [keep('Receiver', 'ReturnValue.Element', TEXT)]],
  ['matchAll', [keep('Receiver', 'ReturnValue.Element.Element', TEXT)]],
  ['exec', [keep('Argument[0]', 'ReturnValue.Element', TEXT)]],
  ['concat', [...same, keep('Argument[*]', 'ReturnValue'), keep('Receiver.Element', 'ReturnValue.Element'), keep('Argument[*].Element', 'ReturnValue.Element')]],
  ['push', [keep('Argument[*]', 'Receiver.Element')]],
  ['unshift', [keep('Argument[*]', 'Receiver.Element')]],
  ['pop', [keep('Receiver.Element', 'ReturnValue'), ...same]],
  ['next', [keep('Receiver.Element', 'ReturnValue.value')]],
  ['shift', [keep('Receiver.Element', 'ReturnValue'), ...same]],
  ['reverse', same],
  ['cloneNode', same],
  ['sort', same],
  ['splice', [...same, keep('Argument[2]', 'Receiver.Element'), keep('Argument[3]', 'Receiver.Element')]],
  ['flat', same],
  ['filter', [...same, ...each]],
  ['find', [keep('Receiver.Element', 'ReturnValue'), ...same, ...each]],
  ['map', each],
  ['flatMap', each],
  ['forEach', each],
  ['some', each],
  ['every', each],
  ['reduce', [keep('Receiver.Element', 'Argument[0].Parameter[1]'), keep('Argument[1]', 'Argument[0].Parameter[0]')]],
  ['reduceRight', [keep('Receiver.Element', 'Argument[0].Parameter[1]')]],
  ['then', [keep('Receiver', 'Argument[0].Parameter[0]')]],
  ...PROMISE_METHODS,
  ['setState', [keep('Argument[0]', 'Receiver.state')]],
  ['values', same],
  ['entries', same],
  ['keys', same],
]);

/** Callbacks whose result becomes the result of the call, or an element of it. */
const RESULTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['map', ['Element']],
  ['flatMap', ['Element']],
  ['replace', []],
  ['replaceAll', []],
  ['then', []],
  ['spread', []],
  ['catch', []],
  ['reduce', []],
  ['reduceRight', []],
]);

/** Where what a callback returns goes. */
export function handedIn(call: Call, argument: number): readonly string[] | undefined {
  const { callee } = call;
  return callee.op === 'load' && typeof callee.key === 'string' && argument <= 1 ? RESULTS.get(callee.key) : undefined;
}

/** How a call hands values on: by what was made in the program, by rows, or by the name of the method. */
export function stepsOf(call: Call, referents: Referents): readonly Step[] {
  const made = collectionSteps(call, referents);
  if (made !== undefined) return made;
  const rows = referents.placesOf(call.callee).flatMap((place) => referents.index.stepsOf(place));
  return rows.length > 0 ? rows : stepsByMethod(call, referents);
}

/** The steps of a call by the name of the method, when nothing else is known of it. */
function stepsByMethod(call: Call, referents: Referents): readonly Step[] {
  const { callee } = call;
  if (call.args.length > 1 && WALKING.test(calledName(callee))) return walked;
  if (callee.op !== 'load' || typeof callee.key !== 'string') return [];
  if (callee.key === 'replace' || callee.key === 'replaceAll') return replaceSteps(call, referents);
  if (callee.key === 'toString' && call.args[0] !== undefined && ENCODINGS.has(String(referents.constantOf(call.args[0].value)))) return [keep('Receiver', 'ReturnValue', ALL_KINDS)];
  if (isShort(call, referents)) return [keep('Receiver', 'ReturnValue', TEXT | kinds('regex-input', 'size'))];
  const past = stepsPastHandlers(call);
  if (past.length > 0) return past;
  return callee.key === 'join' ? joinSteps(call, referents) : (METHODS.get(callee.key) ?? []);
}

/** `list.join(between)`: what is put between the elements stands in the text as they do, where there may be more than one. */
function joinSteps(call: Call, referents: Referents): readonly Step[] {
  const { receiver, args } = call;
  const cleared = TEXT | clearedByJoining(call, referents);
  const elements = [keep('Receiver.Element', 'ReturnValue', cleared), keep('Receiver', 'ReturnValue', cleared)];
  const isAlone = receiver?.op === 'array' && receiver.elements.length < 2 && receiver.elements.every(({ spread }) => !spread);
  if (isAlone || args.length !== 1) return elements;
  return [...elements, keep('Argument[0]', 'ReturnValue', TEXT | (clearedInside(call, referents, 0) ?? 0))];
}

/** `forOwn(object, (value, key) => …)`: what nearly every library of helpers has under these names. */
const WALKING = /(?:^|[-./_])for-?(?:own|in)$/i;
const walked = [keep('Argument[0].*', 'Argument[1].Parameter[0]'), keep('Argument[0].#names', 'Argument[1].Parameter[1]', TEXT)];

/** `bytes.toString('hex')`: of digits and letters, with `+`, `/` and `=` at most (RFC 4648). */
const ENCODINGS: ReadonlySet<string> = new Set(['hex', 'base64', 'base64url']);

/** A text of so many characters keeps no pattern busy for long. */
const SHORT = 1_000;

/** `text.slice(0, 100)` */
function isShort({ callee, args }: Call, referents: Referents): boolean {
  if (callee.op !== 'load' || (callee.key !== 'slice' && callee.key !== 'substring' && callee.key !== 'substr')) return false;
  const [from, to] = args.map(({ value }) => referents.constantOf(value));
  return from === 0 && typeof to === 'number' && to >= 0 && to <= SHORT;
}

const OF_TEXTS: ReadonlySet<string> = new Set(['URLSearchParams', 'Headers']);
const SETS: ReadonlySet<string> = new Set(['Set', 'WeakSet']);
const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'FormData', ...OF_TEXTS, ...SETS]);
const COLLECTING: ReadonlySet<string> = new Set(['set', 'add', 'append', 'get', 'getAll', 'keys', 'values', 'entries', 'forEach']);

/** What a collection that the program made holds: under a name where the key is constant, else as one of its elements. */
function collectionSteps(call: Call, referents: Referents): readonly Step[] | undefined {
  const { callee, receiver } = call;
  if (callee.op !== 'load' || typeof callee.key !== 'string' || receiver === undefined || !COLLECTING.has(callee.key)) return undefined;
  const made = referents.of(receiver).flatMap((each) => (each.kind === 'object' ? nameOfCollection(each.value) : []));
  if (made.length === 0) return undefined;
  const name = nameOfKey(call, referents);
  const clears = made.every((each) => OF_TEXTS.has(each)) ? TEXT : 0;
  const names = made.some((each) => SETS.has(each)) ? 'Receiver.*' : 'Receiver.#names';
  switch (callee.key) {
    case 'set':
    case 'append':
      return [keep('Argument[1]', `Receiver.${name ?? 'Element'}`), ...(name === undefined ? [keep('Argument[0]', 'Receiver.#names')] : [])];
    case 'add':
      return [keep('Argument[0]', 'Receiver.Element')];
    case 'get':
      return [keep('Receiver.Element', 'ReturnValue', clears), keep(`Receiver.${name ?? '*'}`, 'ReturnValue', clears)];
    case 'getAll':
      return [keep('Receiver.Element', 'ReturnValue.Element', clears), keep(`Receiver.${name ?? '*'}`, 'ReturnValue.Element', clears)];
    case 'keys':
      return [keep(names, 'ReturnValue.Element')];
    case 'values':
      return [keep('Receiver.*', 'ReturnValue.Element')];
    case 'entries':
      return [keep('Receiver.*', 'ReturnValue.Element.#1'), keep(names, 'ReturnValue.Element.#0')];
    default:
      return [keep('Receiver.*', 'Argument[0].Parameter[0]'), keep(names, 'Argument[0].Parameter[1]')];
  }
}

/** True for a collection that the program made. */
export function isCollection(value: Value, referents: Referents): boolean {
  return referents.of(value).some((each) => each.kind === 'object' && nameOfCollection(each.value).length > 0);
}

/** True for what is a collection of the language, and nothing else that may have methods of these names. */
function isOnlyCollection(value: Value, referents: Referents): boolean {
  return isCollection(value, referents) && referents.of(value).every((each) => (each.kind === 'object' ? nameOfCollection(each.value).length > 0 : each.kind === 'api' && each.place.root === 'global'));
}

/** Methods of a collection that have to do with one name. */
const OF_NAME: ReadonlySet<unknown> = new Set(['get', 'has', 'set', 'delete']);

/** `map.get('b')` where something stands under `a`. */
export function asksForOther({ value, path: [first] }: Pick<Fact, 'value' | 'path'>, user: Value, referents: Referents): boolean {
  if (first === undefined || user.op !== 'call' || user.receiver !== value || user.callee.op !== 'load' || !OF_NAME.has(user.callee.key)) return false;
  if (!NAME.test(first) || first === 'Element' || user.args.some((each) => each.spread || each.value === value)) return false;
  const name = nameOfKey(user, referents);
  return name !== undefined && name !== first && isOnlyCollection(value, referents);
}

/** True for a collection of names and values: what is iterated are pairs. */
export function isOfPairs(value: Value, referents: Referents): boolean {
  const made = referents.of(value).flatMap((each) => (each.kind === 'object' ? [nameOfCollection(each.value)] : []));
  return made.length > 0 && made.every(([name]) => name !== undefined && !SETS.has(name));
}

function nameOfCollection(value: Value): readonly string[] {
  if (value.op !== 'call' || !value.construct) return [];
  const name = calledName(value.callee);
  return COLLECTIONS.has(name) ? [name] : [];
}

/** The constant key of `get` or `set`, when it can stand in a path. */
export function nameOfKey(call: Call, referents: Referents): string | undefined {
  const key = call.args[0] === undefined ? undefined : referents.constantOf(call.args[0].value);
  return typeof key === 'string' && NAME.test(key) ? key : undefined;
}

const NAME = /^[A-Za-z_$][\w$-]*$/;

/**
 * `replace` takes away what its pattern matches, when it does so everywhere; a function or text put in its place goes
 * through. What a pattern removes is judged by the characters it matches.
 */
function replaceSteps(call: Call, referents: Referents): readonly Step[] {
  const [pattern, replacement] = call.args;
  const through = [keep('Argument[1]', 'ReturnValue', TEXT | (clearedInside(call, referents) ?? 0))];
  if (pattern === undefined) return text;
  const clears = removedIn(call, referents) | clearedByReplacing(call, referents);
  const found = clears | foundIn(call, referents);
  const callback = replacement === undefined ? [] : [keep('Receiver', 'Argument[1].Parameter[0]', found), keep('Receiver', 'Argument[1].Parameter[1]', found)];
  return [keep('Receiver', 'ReturnValue', TEXT | clears), ...callback, ...(clears === ALL_KINDS ? [] : through)];
}

/** `'https://host/{id}'.replace('{id}', x)`: what stands in front of the place that is filled in is fixed; undefined where nobody sees it. */
export function clearedInside(call: Call, referents: Referents, position = 1): Kinds | undefined {
  const given = call.args[position];
  const filled = given === undefined ? undefined : filledIn(call, given.value, referents);
  return filled === undefined ? undefined : clearedBehind(filled.before, false);
}

/** `name.replace('_', '')` makes `__proto__` of `___proto__`: what is taken out without a trace was put in before. */
function leavesName({ args, callee }: Call, pattern: string, referents: Referents): boolean {
  const isEmpty = args[1] !== undefined && referents.constantOf(args[1].value) === '';
  return isEmpty && !(callee.op === 'load' && callee.key === 'replaceAll' && pattern.length === 1);
}

/** What goes from keys and paths by more than single characters. */
function removedIn(call: Call, referents: Referents): Kinds {
  const only = patternOf(call, referents);
  if (only?.kind === 'regexp') return dotsRemovedBy(only) | (isForScript(call, only) ? kinds('html') : 0);
  const text = only?.kind === 'constant' ? only.value : undefined;
  return typeof text === 'string' && text !== '' && '__proto__'.includes(text) && text !== '__proto__' && !leavesName(call, text, referents) ? KEY.direct : 0;
}

/** `JSON.stringify(x).replace(/<\//g, '<\\/')`: a literal that ends no script. */
function isForScript({ receiver }: Call, { source, flags }: { readonly source: string; readonly flags: string }): boolean {
  const isLiteral = receiver?.op === 'call' && receiver.callee.op === 'load' && receiver.callee.key === 'stringify';
  return isLiteral && flags.includes('g') && (/^<\\?\/$/.test(source) || (flags.includes('i') && /^<\\?\/script>?$/.test(source)));
}

/** The kinds for which the characters are harmless that a callback is given, one by one. */
function foundIn(call: Call, referents: Referents): Kinds {
  const only = patternOf(call, referents);
  return only?.kind === 'regexp' ? foundBy(only) : 0;
}

function patternOf({ args }: Call, referents: Referents): Referent | undefined {
  const [only, ...others] = args[0] === undefined ? [] : referents.of(args[0].value);
  return others.length === 0 ? only : undefined;
}
