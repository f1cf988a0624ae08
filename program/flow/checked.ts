import { relate } from './derivation.ts';
import type { Rewritten } from './fact.ts';
import type { Guard } from './guard.ts';
import type { Block, Procedure, Value } from './ir.ts';
import type { Kinds } from './kinds.ts';
import type { Referents } from './referents.ts';

/** What the checks in front of a place say of a value. */
export interface Checked {
  /** The kinds for which the value is harmless there. */
  readonly clears: Kinds;
  /** True when something looked at the value in a way that is not understood. */
  readonly isDoubtful: boolean;
}

/** What a function is handed: a parameter, or what stands at a path of properties below one. */
export interface Subject {
  readonly parameter: number;
  readonly path: readonly string[];
}

/** How a call ended whose function is asked what it has checked. */
export interface Outcome {
  /** True where whoever called waited for the promise, if there is one. */
  readonly isAwaited: boolean;
  /** What is known of the answer; undefined where the function came back with any. */
  readonly answer?: Answer;
  /** How what it was handed is put to use; undefined for all of a value of which nothing is known. */
  readonly state?: PathState;
}

/** What is known of an answer: that it, or what stands at a path below it, holds or is a constant, or that it does not. */
export interface Answer {
  readonly path: readonly string[];
  readonly holds: boolean;
  readonly constant?: string | number | boolean | null;
}

/** The answer holds, or it does not. */
export function answered(holds: boolean, { isAwaited = false, state }: { readonly isAwaited?: boolean | undefined; readonly state?: PathState } = {}): Outcome {
  return { isAwaited, answer: { path: [], holds }, ...(state === undefined ? {} : { state }) };
}

/** Answers are kept by this. */
export function numberOfState({ isRooted, isPart, isBelow, isCut }: PathState): number {
  return (isRooted ? 1 : 0) + (isPart === true ? 2 : 0) + (isBelow === true ? 4 : 0) + (isCut === true ? 8 : 0);
}

/** How a value stands where it is used. */
export interface PathState {
  /** True when something the program chose stands before it. */
  readonly isRooted: boolean;
  /** True when it is one part of what is used: how it begins says nothing of where the whole leads. */
  readonly isPart?: boolean;
  /** True where input stands below the value, and not in all of it: that it is an object says nothing then. */
  readonly isBelow?: boolean;
  /** True for a text that is taken apart there: that it is no key says nothing of its parts. */
  readonly isCut?: boolean;
}

/** The check says nothing of the value. */
export const NOTHING: Checked = { clears: 0, isDoubtful: false };

/** The check looks at the value in a way that is not understood. */
export const DOUBT: Checked = { clears: 0, isDoubtful: true };

/** What judging a check may ask. */
export interface Judge {
  readonly referents: Referents;
  /** What a procedure that ends so has checked of what it was handed. */
  summary(procedure: Procedure, subject: Subject, outcome: Outcome): Kinds;
  /** What a condition that holds, or does not, says of a value. */
  says(guard: Guard, value: Value, q: Deep): Checked;
  /** What was asserted of a value by the end of a block, or before somebody uses it there. */
  asserted(value: Value, block: Block, use: PathState & Pick<Question, 'user'>): Checked;
}

/** A function that stands in front of others, as it was given to a server there. */
export interface Hook {
  /** What a value is that the function captures from the call which made it. */
  bind(value: Value): Value;
  /** What the server is given in front of it. */
  readonly before: readonly Value[];
}

/** A question about a value at a place. */
export interface Question {
  readonly judge: Judge;
  readonly state: PathState;
  /** Who uses the value: what comes behind it has judged nothing yet. The end of the block where nobody is named. */
  readonly user?: Value;
  /** Where a part is asked about: what it is a part of. */
  readonly whole?: Value;
  /** Where a function in front of others is asked, and not each that is made of it. */
  readonly hook?: Hook;
  /** The write through which the value came to where it stands: what was asked there before says nothing of it. */
  readonly rewritten?: Rewritten;
}

/** A question inside questions. */
export interface Deep extends Question {
  readonly depth: number;
  /** The condition held for every element of a list. */
  readonly isUniversal?: true;
  /** A call that is tested was awaited. */
  readonly isAwaited?: true;
}

/** A question about something else than what was awaited. */
export function notAwaited({ isAwaited: _, ...q }: Deep): Deep {
  return q;
}

/** The value that is asked about. */
export interface About {
  readonly value: Value;
  readonly q: Deep;
}

/** A call that is tested. */
export type Call = Extract<Value, { op: 'call' }>;

/** The length of something. */
export function isLength(value: Value): boolean {
  return value.op === 'load' && (value.key === 'length' || value.key === 'size' || value.key === 'byteLength');
}

/** True when a tested value says something of a used one. */
export function isAbout(tested: Value, value: Value): boolean {
  return relate(tested, value) !== undefined;
}

/** Both checks hold. */
export function either(a: Checked, b: Checked): Checked {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  return { clears: a.clears | b.clears, isDoubtful: a.isDoubtful || b.isDoubtful };
}

/** One of the checks holds. */
export function both(a: Checked, b: Checked): Checked {
  return { clears: a.clears & b.clears, isDoubtful: a.isDoubtful || b.isDoubtful };
}
