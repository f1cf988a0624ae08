import { calledName } from './called-name.ts';
import { clearedBehindRounds } from './character-loop.ts';
import { clearedWithout } from './characters.ts';
import { isAbout, NOTHING } from './checked.ts';
import type { About, Call, Checked } from './checked.ts';
import { relate } from './derivation.ts';
import { functionsIn } from './functions-in.ts';
import { operandsOf } from './ir.ts';
import type { Value } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { headOf, placeRead } from './loop-guards.ts';
import { outcomesFor } from './outcomes.ts';
import { whollyCleared } from './text-place.ts';

/** So many values back it is looked which character a condition asks about. */
const MAX_LOOKED = 24;

/**
 * `for (const c of text) if (c < 'a' || c > 'z') return;`: what a text can no longer hold because a loop over its characters has come to its
 * end. A condition alone says little of one; so the round is gone through with each that means something.
 */
export function charactersRefused(condition: Value, { value, q }: About): Checked {
  const stack: Value[] = [condition];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_LOOKED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const text = textOf(at);
    const head = text === undefined || !isAbout(text, value) ? undefined : headOf(at);
    if (text !== undefined && head !== undefined) return said(clearedBehindRounds(at, head, q.judge.referents), text, value);
    stack.push(...operandsOf(at));
  }
  return NOTHING;
}

/** `[...text].some((c) => !/[a-z]/.test(c))`: the same with a function for each character. */
export function charactersAsked({ receiver, args }: Call, isEvery: boolean, { value, q }: About): Checked {
  const text = receiver === undefined ? undefined : spelledOut(receiver);
  const functions = text === undefined || args[0] === undefined ? [] : functionsIn(args[0].value, q.judge.referents);
  if (text === undefined || functions.length === 0 || !isAbout(text, value)) return NOTHING;
  const refused = String(!isEvery);
  return said(clearedWithout((character) => functions.every((each) => outcomesFor(each, character, q.judge.referents).every((answer) => answer === refused))), text, value);
}

/** What a text lacks says something of others only where it is all of them, or lies in one whole. */
function said(clears: Kinds, text: Value, value: Value): Checked {
  const relation = relate(text, value);
  if (clears === 0 || relation === 'derived') return NOTHING;
  return { clears: relation === 'same' ? clears : whollyCleared(clears), isDoubtful: false };
}

/** The text of which a value is one character; undefined where it may be an element of a list. */
function textOf(value: Value): Value | undefined {
  if (value.op === 'iterate') return isText(value.input) ? value.input : undefined;
  const place = placeRead(value);
  return place !== undefined && (value.op === 'call' ? calledName(value.callee) !== 'at' : isText(place.text)) ? place.text : undefined;
}

/** `text.split('')`, `[...text]` of what is a text. */
function spelledOut(list: Value): Value | undefined {
  if (list.op === 'call') return list.receiver !== undefined && calledName(list.callee) === 'split' && list.args[0]?.value.op === 'constant' && list.args[0].value.value === '' ? list.receiver : undefined;
  const [only, ...others] = list.op === 'array' ? list.elements : [];
  return only?.spread === true && others.length === 0 && isText(only.value) ? only.value : undefined;
}

const TEXTS: ReadonlySet<string> = new Set(['String', 'toString', 'trim', 'toLowerCase', 'toUpperCase', 'normalize', 'replace', 'replaceAll']);

/** What can be nothing but a text, whatever came in. */
function isText(value: Value): boolean {
  return value.op === 'template' || (value.op === 'call' && !value.construct && TEXTS.has(calledName(value.callee)));
}
