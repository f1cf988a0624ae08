import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { SchemaWord } from './model.ts';
import { convertsToNumber } from './number-conversion.ts';
import { testedBy } from './pattern-facts.ts';
import type { Referents } from './referents.ts';

/** A place in what a schema lets through where anything can stand that its sender likes. */
export interface Opening {
  readonly path: readonly string[];
  /** False where an object can stand as well as a text. */
  readonly isText: boolean;
  /** False behind a check that is not understood. */
  readonly isExact: boolean;
  /** The harm that a pattern which all of it matches leaves it unable to do. */
  readonly clears?: Kinds;
  /** The names that the last step of the path does not stand for. */
  readonly besides?: readonly string[];
}

/** What is left of input at an opening. */
export function kindsAt({ isText, clears = 0 }: Opening, came: Kinds): Kinds {
  return came & ~clears & (isText ? ~kinds('nosql') : ~0);
}

/** True where what stands at one of two places is, holds or is part of what stands at the other. */
export function meets({ path, besides }: Opening, other: readonly string[]): boolean {
  const last = path.length - 1;
  return path.every((step, index) => {
    const own = other[index];
    return own === undefined || own === step || (step === 'Element' && !(index === last && besides?.includes(own) === true)) || own === 'Element';
  });
}

/** What is known of a place in what a schema has accepted. */
export function acceptedAt(openings: readonly Opening[], path: readonly string[]): { readonly clears: Kinds; readonly isDoubtful: boolean } {
  const met = openings.filter((each) => meets(each, path));
  return { clears: met.reduce((set, each) => set & ~kindsAt(each, ALL_KINDS), ALL_KINDS), isDoubtful: met.some(({ isExact }) => !isExact) };
}

const ANYTHING: Opening = { path: [], isText: false, isExact: true };
const UNKNOWN: Opening = { path: [], isText: false, isExact: false };

/** So many schemas inside each other are read. */
const MAX_DEPTH = 10;

/** What a word of a library of schemas says in a call. */
interface Meaning {
  readonly word: SchemaWord;
  readonly name: string;
  readonly root: string;
  /** True for `z.coerce.number()`. */
  readonly isCoerced: boolean;
}

/** The meaning of a call in the language of a library of schemas: `z.string()` is a text, `.uuid()` leaves nothing to choose. */
export function meaningOf({ callee }: ValueOf<'call'>, { placesOf, index }: Referents): Meaning | undefined {
  for (const { root, path } of placesOf(callee)) {
    const name = path.at(-1) ?? '';
    const word = index.schemaWord(root, name);
    if (word !== undefined) return { word, name, root, isCoerced: path.at(-2) === 'coerce' };
  }
  return undefined;
}

/** Where in the result of a call what came in stands after it was checked, and what is left open of it; undefined for other calls. */
export function parsedBy(call: ValueOf<'call'>, referents: Referents): { readonly at: readonly string[]; readonly openings: readonly Opening[] } | undefined {
  if (call.callee.op !== 'load' || call.receiver === undefined) return undefined;
  const word = meaningOf(call, referents)?.word ?? 'narrow';
  const field = FIELDS[word];
  if (field === undefined) return undefined;
  const isGiven = call.args.length > 1 && call.args[1] !== undefined && isNamespace(call.receiver, referents);
  const schema = isGiven ? call.args[word === 'attempt' ? 1 : 0]?.value : call.receiver;
  return { at: field, openings: schema === undefined ? [UNKNOWN] : openingsOf(schema, referents) };
}

/** Where what was checked stands in what a call gives back. */
const FIELDS: Partial<Record<SchemaWord, readonly string[]>> = { parse: [], attempt: [], 'parse later': [], 'parse data': ['data'], 'parse value': ['value'], 'parse output': ['output'] };

/** `v.parse(Schema, input)`: the function of the library itself, and not of a schema. */
export function isNamespace(value: Value, { placesOf }: Referents): boolean {
  return placesOf(value).some(({ path }) => path.every((step) => step !== 'ReturnValue'));
}

/** What a schema leaves open in what it gives back, each place once. */
export function openingsOf(schema: Value, referents: Referents): readonly Opening[] {
  return read(schema, { referents, depth: MAX_DEPTH, isRaw: false });
}

const accepted = new WeakMap<Referents, WeakMap<Value, readonly Opening[]>>();

/** What a schema leaves open in what it accepts, as that was before: other names than its own, and what it converts. */
export function openingsBeforeSchema(schema: Value, referents: Referents): readonly Opening[] {
  const own = accepted.get(referents) ?? new WeakMap<Value, readonly Opening[]>();
  accepted.set(referents, own);
  const found = own.get(schema) ?? read(schema, { referents, depth: MAX_DEPTH, isRaw: true });
  own.set(schema, found);
  return found;
}

/** How a schema is read: for what it gives back, or for what it was given. */
interface Reading {
  readonly referents: Referents;
  readonly depth: number;
  readonly isRaw: boolean;
}

function read(schema: Value, reading: Reading): readonly Opening[] {
  const { referents, depth } = reading;
  const value = written(schema, referents, depth);
  if (value === undefined || depth === 0) return [UNKNOWN];
  if (value.op === 'object') return fieldsOf(value, reading);
  if (value.op !== 'call') return value.op === 'constant' ? [] : [UNKNOWN];
  const meaning = meaningOf(value, referents);
  return meaning === undefined ? [UNKNOWN] : readCall(value, meaning, reading);
}

function readCall(value: ValueOf<'call'>, { word, name, isCoerced }: Meaning, reading: Reading): readonly Opening[] {
  const { referents, depth, isRaw } = reading;
  const inner = (each: Value | undefined): readonly Opening[] => (each === undefined ? [UNKNOWN] : read(each, { ...reading, depth: depth - 1 }));
  const given = value.args.map((each) => each.value);
  const receiver = value.receiver === undefined || isNamespace(value.receiver, referents) ? undefined : value.receiver;
  switch (word) {
    case 'narrow':
      return isRaw && isCoerced && !/^(?:number|bigint)$/.test(name) ? [ANYTHING] : [];
    case 'converted':
      return isRaw ? [ANYTHING] : [];
    case 'text':
      return [{ ...ANYTHING, isText: !(isRaw && isCoerced) }];
    case 'anything':
      return [ANYTHING];
    case 'object':
      return given[0] === undefined ? [ANYTHING] : inner(given[0]);
    case 'list':
      return below(given[0] === undefined && value.receiver !== undefined ? inner(value.receiver) : inner(given.at(-1)));
    case 'choice':
      return [...(receiver === undefined ? [] : inner(receiver)), ...given.flatMap((each) => (each.op === 'array' ? each.elements.flatMap((element) => inner(element.value)) : inner(each)))];
    case 'same':
      return inner(value.receiver);
    case 'reshaped':
      return isRaw ? [UNKNOWN] : inner(value.receiver);
    case 'inside':
      return inner(given[0]);
    case 'behind':
      return isRaw ? inner(receiver) : inner(given.at(-1));
    case 'and':
      return together(inner(value.receiver), given[0] === undefined ? [] : inner(given[0]));
    case 'steps':
      return given.slice(1).some((each) => inner(each).length === 0) ? [] : given.slice(1).reduce((left, each) => matching(left, patternIn(each, referents)), inner(given[0]));
    case 'pattern':
      return matching(receiver === undefined ? [UNKNOWN] : inner(receiver), patternIn(value, referents));
    case 'doubt':
      if (!isRaw && name === 'transform' && given[0] !== undefined && convertsToNumber(given[0], referents)) return [];
      return inner(value.receiver).map((each) => ({ ...each, isExact: false }));
    default:
      return [UNKNOWN];
  }
}

function below(openings: readonly Opening[]): readonly Opening[] {
  return openings.map((each) => ({ ...each, path: ['Element', ...each.path] }));
}

/** What the pattern in `.regex(/^[a-z]+$/)` says of a text; undefined for what is no pattern. */
function patternIn(step: Value, referents: Referents): Kinds | undefined {
  if (step.op !== 'call' || meaningOf(step, referents)?.word !== 'pattern') return undefined;
  const [pattern, ...others] = step.args[0] === undefined ? [] : referents.of(step.args[0].value);
  return pattern?.kind === 'regexp' && others.length === 0 ? testedBy(pattern, true, false) : 0;
}

/** The openings of a text that a pattern has matched: what it takes away is gone, and of the rest nothing is sure. */
function matching(openings: readonly Opening[], pattern: Kinds | undefined): readonly Opening[] {
  return pattern === undefined ? openings : openings.map((each) => ({ ...each, isExact: false, clears: (each.clears ?? 0) | pattern }));
}

/** Both schemas accepted it: other names are those that neither has. */
function together(one: readonly Opening[], other: readonly Opening[]): readonly Opening[] {
  const names = [...one, ...other].flatMap(({ path, besides }) => (path.length === 1 ? (besides ?? []) : []));
  return [...one, ...other].map((each) => (each.path.length === 1 && each.besides !== undefined ? { ...each, besides: names } : each));
}

function fieldsOf({ entries }: ValueOf<'object'>, reading: Reading): readonly Opening[] {
  const { depth, isRaw } = reading;
  const parts = entries.map(({ kind, key, value }) => {
    const inner = read(value, { ...reading, depth: depth - 1 });
    return kind === 'spread' ? inner : inner.map((each) => ({ ...each, path: [typeof key === 'string' ? key : 'Element', ...each.path] }));
  });
  if (!isRaw) return parts.flat();
  const besides = entries.flatMap(({ kind, key }) => (kind === 'spread' || typeof key !== 'string' ? [] : [key]));
  return parts.reduce(together, [{ ...ANYTHING, path: ['Element'], besides }]);
}

/** The value that a name was given where it is declared, also in another file. */
export function written(value: Value, referents: Referents, depth: number = MAX_DEPTH): Value | undefined {
  if (depth === 0) return undefined;
  const flow = referents.flowOf(value.unit.path);
  switch (value.op) {
    case 'cell': {
      const stores = flow?.cell(value.cell).stores ?? [];
      const [only] = stores;
      return stores.length === 1 && only?.op === 'cell-store' ? written(only.input, referents, depth - 1) : undefined;
    }
    case 'import': {
      const resolution = referents.program.resolve(value.unit.path, value.specifier);
      const exported = resolution.type === 'file' ? referents.flowOf(resolution.path)?.exported.filter(({ name }) => name === value.name) : undefined;
      return exported?.length === 1 && exported[0] !== undefined ? written(exported[0].value, referents, depth - 1) : undefined;
    }
    case 'load': {
      const base = written(value.base, referents, depth - 1);
      const entry = base?.op === 'object' ? base.entries.find(({ key }) => key === value.key) : undefined;
      return entry === undefined ? undefined : written(entry.value, referents, depth - 1);
    }
    default:
      return value;
  }
}
