import { charactersRemovedBy } from '../regex/index.ts';
import { clearedIn, MEANING } from './characters.ts';
import type { Form } from './characters.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { outcomesFor } from './outcomes.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** Calls of `replace` on what `replace` gave back that are looked through. */
const MAX_CHAIN = 24;

const known = new WeakMap<Referents, WeakMap<Call, Kinds>>();

/**
 * The kinds for which what `replace` gives back is harmless: by the characters that its pattern finds wherever they stand, and by
 * what it writes for each of them. A replacement that is not understood is taken to leave none.
 */
export function clearedByReplacing(call: Call, referents: Referents): Kinds {
  const calls = known.get(referents) ?? new WeakMap<Call, Kinds>();
  known.set(referents, calls);
  const cleared = calls.get(call) ?? clearedIn(formsLeft(call, referents));
  calls.set(call, cleared);
  return cleared;
}

/**
 * The same for a text that is written anew character by character: by what stands for each. What is not understood leaves all.
 */
export function clearedByWriting(written: (character: string) => readonly (string | undefined)[]): Kinds {
  const texts = new Map(MEANING.map((character) => [character, written(character)] as const));
  const brought = broughtBy(texts);
  return clearedIn((character) => {
    const stands = texts.get(character) ?? written(character);
    const form = stands.length === 0 || stands.includes(undefined) ? 'free' : worst(stands.map((text) => formIn(text, character)));
    return isAway(form) && brought.has(character) ? 'free' : form;
  });
}

/** What is written for other characters. */
function broughtBy(texts: ReadonlyMap<string, readonly (string | undefined)[]>): ReadonlySet<string> {
  return new Set([...texts].flatMap(([character, written]) => written.flatMap((text) => (text === undefined ? [] : MEANING.filter((each) => each !== character && text.includes(each) && !isOfForm(each, text, character))))));
}

function formsLeft(call: Call, referents: Referents): (character: string) => Form {
  const links = chainOf(call).map((link) => linkOf(link, referents));
  return (character) => {
    for (const { finds, brought, formOf } of links) {
      if (finds(character)) return formOf(character);
      if (brought.has(character)) return 'free';
    }
    return 'free';
  };
}

/** A call of `replace`, and those on whose results it is called, the last first. */
function chainOf(call: Call): readonly Call[] {
  const chain: Call[] = [];
  let at: Value | undefined = call;
  for (let left = MAX_CHAIN; at?.op === 'call' && at.callee.op === 'load' && left > 0; left--) {
    const { key }: ValueOf<'load'> = at.callee;
    if (key === 'replace' || key === 'replaceAll') chain.push(at);
    else if (key !== 'trim' && key !== 'toString') break;
    at = at.receiver;
  }
  return chain;
}

/** What one call of `replace` does with characters. */
interface Link {
  finds(character: string): boolean;
  /** What it writes for others. */
  readonly brought: ReadonlySet<string>;
  /** Of those it finds. */
  formOf(character: string): Form;
}

function linkOf(call: Call, referents: Referents): Link {
  const finds = foundBy(call, referents) ?? (() => false);
  const texts = new Map(MEANING.filter(finds).map((character) => [character, writtenFor(character, call, referents)] as const));
  const brought = broughtBy(texts);
  return {
    finds,
    brought,
    formOf(character) {
      const form = worst((texts.get(character) ?? writtenFor(character, call, referents)).map((text) => formIn(text, character)));
      if (isAway(form) && brought.has(character)) return 'free';
      return form === 'half' && escapesBackslash(call, referents) ? 'backslashed' : form;
    },
  };
}

/** The backslash of `\'`, and the quotes of `'"'"'` and of a line end between two, come with what they disarm. */
function isOfForm(character: string, text: string, written: string): boolean {
  return character === '\\' ? /\\[^\\]/.test(text) : text === `'"'"'` || (character === "'" && text === `'${written}'`);
}

/** True where a replacing call may find one of some characters, also only once. */
export function findsAny(call: Call, characters: string, referents: Referents): boolean {
  const finds = foundBy(call, referents);
  const [only, ...others] = call.args[0] === undefined ? [] : referents.of(call.args[0].value);
  if (others.length > 0 || (only?.kind !== 'regexp' && only?.kind !== 'constant')) return true;
  const written = only.kind === 'regexp' ? only.source : String(only.value);
  return [...characters].some((character) => finds?.(character) === true || (character !== '$' && written.includes(character)));
}

/** Whether a pattern finds a character wherever it stands; undefined where it is not known or finds the first place only. */
function foundBy({ args, callee }: Call, referents: Referents): ((character: string) => boolean) | undefined {
  const [only, ...others] = args[0] === undefined ? [] : referents.of(args[0].value);
  if (only === undefined || others.length > 0) return undefined;
  if (only.kind === 'regexp' && only.flags.includes('g')) {
    const removed = charactersRemovedBy(only);
    return (character) => removed.has(character);
  }
  const isAll = callee.op === 'load' && callee.key === 'replaceAll';
  return only.kind === 'constant' && isAll ? (character) => only.value === character : undefined;
}

/** The texts that may stand for what a pattern has found; undefined among them for what is not known. */
export function writtenFor(character: string, { args }: Call, referents: Referents): readonly (string | undefined)[] {
  const [, replacement] = args;
  if (replacement === undefined) return ['undefined'];
  const text = referents.constantOf(replacement.value);
  if (text !== undefined) return [expanded(String(text), character)];
  return referents.of(replacement.value).flatMap((each) => (each.kind === 'function' ? outcomesFor(each.procedure, character, referents) : [undefined]));
}

/** What `$&` and its kin stand for: https://tc39.es/ecma262/#sec-getsubstitution. A group of such a pattern holds the character. */
function expanded(text: string, character: string): string {
  return text.replace(/\$(?:[$&`']|\d{1,2}|<[^>]*>)/g, (mark) => (mark === '$$' ? '$' : character));
}

function formIn(text: string | undefined, character: string): Form {
  if (text === undefined || !text.includes(character)) return text !== undefined && /&#?\w+;/.test(text) ? 'referenced' : 'gone';
  if (text === character + character) return character === '\\' ? 'backslashed' : 'doubled';
  if (text === `\\${character}`) return 'half';
  if (character !== "'" && text === `'${character}'`) return 'closed';
  return character === "'" && (text === `'\\''` || text === `'"'"'`) ? 'closed' : 'free';
}

function isAway(form: Form): boolean {
  return form === 'gone' || form === 'referenced';
}

function worst(forms: readonly Form[]): Form {
  const others = new Set(forms.filter((form) => form !== 'gone'));
  return others.size > 1 ? 'free' : ([...others][0] ?? 'gone');
}

/** The same call, or one in front of it, writes two backslashes for one, or none. */
function escapesBackslash(call: Call, referents: Referents): boolean {
  return chainOf(call).some((each) => foundBy(each, referents)?.('\\') === true && writtenFor('\\', each, referents).every((text) => formIn(text, '\\') !== 'free'));
}

/** `text.split('<').join('&lt;')` */
export function clearedByJoining({ receiver, args }: Call, referents: Referents): Kinds {
  if (receiver?.op !== 'call' || receiver.callee.op !== 'load' || receiver.callee.key !== 'split') return 0;
  const [apart, between] = [receiver.args[0], args[0]].map((each) => (each === undefined ? undefined : referents.constantOf(each.value)));
  if (typeof apart !== 'string' || (typeof between !== 'string' && args[0] !== undefined)) return 0;
  return clearedIn((character) => (character === apart ? formIn(typeof between === 'string' ? between : ',', character) : 'free'));
}
