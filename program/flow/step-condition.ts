import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import type { StepCondition } from './model.ts';
import type { Referents } from './referents.ts';
import { written } from './schema.ts';

/** What is known of an option: the program says so, says something else or nothing, or it cannot be read. */
type Verdict = 'said' | 'unsaid' | 'unknown';

/** True when the kinds that a step takes away stay, for an option of the call or of what made its function says so. */
export function keepsKinds([word, option, says]: StepCondition, at: Asked): boolean {
  const verdict = verdictOn(option.split('.'), says, at);
  return word === 'when' ? verdict !== 'said' : verdict === 'said' || (word === 'perhaps' && verdict === 'unknown');
}

/** A fact at a call. */
interface Asked {
  readonly call: ValueOf<'call'>;
  readonly fact: Fact;
  readonly referents: Referents;
}

function verdictOn([first = '', ...rest]: readonly string[], says: StepCondition[2], { call, fact, referents }: Asked): Verdict {
  if (first === 'Made') {
    const maker = makerOf(call, referents);
    return maker === undefined ? 'unknown' : verdictOn(rest, says, { call: maker, fact, referents });
  }
  const given = call.args[Number(/\[(\d+)\]/.exec(first)?.[1])]?.value;
  if (given === undefined) return 'unsaid';
  const found = referents.of(given, rest);
  if (found.length === 0) return isWrittenOut(given, referents) ? 'unsaid' : 'unknown';
  const texts = found.flatMap((each) => (each.kind === 'constant' ? [each.value] : []));
  if (texts.some((each) => (typeof says === 'boolean' ? each === says : typeof each === 'string' && names(each, says, fact)))) return 'said';
  return texts.length === found.length ? 'unsaid' : 'unknown';
}

/** True when a text has what a pattern finds; of a pattern for all places, one that names what is filled in there. */
function names(text: string, says: RegExp, { path }: Fact): boolean {
  if (!says.global) return says.test(text);
  const [name] = path;
  const holes = [...text.matchAll(says)].map(([, hole]) => hole ?? '');
  return holes.some((hole) => name === undefined || name === 'Element' || new Set(hole.match(/[\w$]+/g)).has(name));
}

/** An object that is written out, or a value that can have no options. */
function isWrittenOut(given: Value, referents: Referents): boolean {
  const at = written(given, referents);
  return at?.op === 'object' ? at.entries.every(({ kind, key }) => kind !== 'spread' && typeof key === 'string') : at?.op === 'constant' && typeof at.value !== 'string';
}

/** The call that made a function, or the object whose method is called: `compile(text)(data)`, `new Parser(options).parse(text)`. */
function makerOf({ callee }: ValueOf<'call'>, referents: Referents): ValueOf<'call'> | undefined {
  for (let at: Value | undefined = callee.op === 'call' ? callee : (callee.op === 'load' ? callee.base : callee); at !== undefined; ) {
    const made: Value | undefined = kept(at, referents) ?? written(at, referents);
    if (made === undefined || made.op === 'call') return made;
    if (made === at) return undefined;
    at = made;
  }
  return undefined;
}

/** `this.parser`, where one member of the class stores it. */
function kept(value: Value, { flowOf }: Referents): Value | undefined {
  if (value.op !== 'load' || typeof value.key !== 'string' || value.base.op !== 'this') return undefined;
  const stores = (flowOf(value.unit.path)?.storesTo(value.key) ?? []).filter((store) => store.op === 'store' && store.base.op === 'this');
  const [only] = stores;
  return stores.length === 1 && only?.op === 'store' ? only.input : undefined;
}
