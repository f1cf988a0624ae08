import type { Procedure, Value } from './ir.ts';
import type { Kinds } from './kinds.ts';
import type { Group } from './referent.ts';
import type { SinkRow, SourceTier } from './model.ts';

/** What else is known of a value on its way; one bit each. */
export const SPLICED = 1;
/** A path that begins at a root the program chose. */
export const ROOTED = 4;
/** An object that may be a built-in prototype: it was read by a key from outside. */
export const PROTOTYPE = 8;
/** A constructor that was read by a key from outside: its `prototype` is one step away. */
export const CONSTRUCTOR = 64;
/** An object and no text: what is known of texts says nothing of it. */
export const OBJECT: number = 8 | 64;
/** What a call threw, on its way to a handler: at the call, and no value of it. */
export const THROWN = 128;
/** What was stored under a key that is computed: it stands at every name. */
export const KEYED = 256;
/** The whole address under which the program was asked: what leads there leads back to the program, whoever has asked. */
export const OWN = 32;
/** A key that was enumerated from an object from outside. */
export const ENUMERATED = 16;

/** What a variable of a file has held between two calls: whoever asks for it later is given it. */
export const SHARED = 1024;

/** Markup in which a text can do harm only as the address of a link. */
export const LINK = 512;

/** A literal of a program as `JSON.stringify` writes it: harmless where an expression stands, and not inside quotes. */
export const LITERAL = 2048;

/** A place that was read before somebody wrote to it: what was found out there up to the read says nothing of what was written. */
export interface Rewritten {
  /** One name for all writes behind the same read. */
  readonly id: string;
  readonly place: { readonly base: Value; readonly key: string };
  /** The last read in front of the write; undefined where there are so many that any of them may be in front of it. */
  readonly after: Value | undefined;
}

/**
 * A fact in the sense of Reps, Horwitz, Sagiv, "Precise Interprocedural Dataflow Analysis via Graph Reachability",
 * POPL 1995, with access paths after FlowDroid, PLDI 2014: what stands at `path` below `value` comes from outside and is
 * still dangerous for `kinds`. An empty path means all of the value. At most three steps; `Element` stands for any index.
 */
export interface Fact {
  readonly value: Value;
  readonly path: readonly string[];
  readonly state: number;
  readonly kinds: Kinds;
  /** False when a step on the way was not understood. */
  readonly isExact: boolean;
  /** The part through which input came, of a value that was put together from several. */
  readonly part?: Value;
  /** Names below all of an object behind which the program has written its own. */
  readonly except?: readonly string[];
  /** The last write through which it came to where it stands, if that was read before. */
  readonly rewritten?: Rewritten;
  /** The fact from which this one follows; undefined at the entry of a procedure. */
  readonly from?: Fact;
  /** At the entry of a procedure: the fact at the call that led there first. */
  readonly calledFrom?: Fact;
  /** The fact at the exit of a called procedure, when this one came back from there. */
  readonly through?: Fact;
  /** True at a return: the value itself comes back, not what was stored below a parameter. */
  readonly isReturned?: boolean;
  /** At an exit: so many steps of the path lead to a name that is written on every way through the procedure. */
  readonly written?: number;
  /** True for what leaves by `throw`. */
  readonly isThrown?: boolean;
}

/** The step that the names of an object's properties stand at: `o[k] = 1` puts `k` there, and `Object.keys(o)` reads it. */
export const NAMES = '#names';

/** The last step of a row that makes an object whose names were written: what it holds may still be anything. */
export const VALUES = '#values';

export const MAX_ACCESS = 3;
/** The same for facts that rest on a step that was not understood: what is guessed is kept coarse. */
export const MAX_GUESSED_ACCESS = 2;

/** Where a flow begins. */
export interface Origin {
  readonly value: Value;
  readonly tier: SourceTier;
  /** What a person calls it: `req.query.name`. */
  readonly what: string;
  readonly isExact: boolean;
  readonly kinds: Kinds;
  readonly path: readonly string[];
  readonly state: number;
  /** The function that somebody else calls with the value. */
  readonly entry?: Procedure;
}

/** A sink that a fact has reached inside one context. */
export interface Hit {
  readonly fact: Fact;
  /** The call, store or other value that does harm. */
  readonly at: Value;
  readonly row: SinkRow;
}

/** The entry of a procedure with one fact, or the beginning of a flow. */
export interface Context {
  readonly root: RootContext;
  readonly id: number;
  readonly procedure: Procedure | undefined;
  /** The class of the object the procedure was called on, where its own calls depend on that. */
  readonly receiver: Group | undefined;
  /** Functions that somebody else calls: what they give back goes there, and not to callers of the program. */
  readonly entries: ReadonlySet<Procedure>;
  readonly facts: Map<string, Fact>;
  readonly hits: Map<string, Hit>;
  /** What comes back to callers: facts at returns and facts at parameters that were written. */
  readonly exits: Fact[];
  readonly callers: Map<string, Caller>;
}

/** The context in which the flows of a tier begin, and in which what is shared by many functions is followed. */
export interface RootContext extends Context {
  readonly tier: SourceTier;
  readonly entries: Set<Procedure>;
  /** The kinds of what was stored below variables of a file, by variable and place. */
  readonly written: Map<string, Kinds>;
  /** All contexts that were entered from here. */
  readonly entered: Context[];
}

/** Who entered a context. */
export interface Caller {
  readonly context: Context;
  readonly call: Extract<Value, { op: 'call' }>;
  readonly fact: Fact;
  /** Where what the procedure returns goes: to the call itself, or nowhere (`undefined`). */
  readonly returnsTo: readonly string[] | undefined;
  readonly procedure: Procedure;
  /** The parameter to which what is returned comes back in the next round (`reduce`). */
  readonly feeds?: Value;
}

/** The name of a fact without its kinds. */
export function factKey({ value, path, state, part, except, rewritten }: Pick<Fact, 'value' | 'path' | 'state' | 'part' | 'except' | 'rewritten'>): string {
  const key = part === undefined ? `${value.id} ${path.join('.')} ${state}` : `${value.id} ${path.join('.')} ${state} ${part.id}`;
  const own = rewritten === undefined ? key : `${key} after ${rewritten.id}`;
  return except === undefined ? own : `${own} but ${except.join(' ')}`;
}
