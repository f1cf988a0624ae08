import type { Value, ValueOf } from './ir.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { SchemaWord } from './model.ts';
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
}

/** What is left of input at an opening. */
export function kindsAt({ isText, clears = 0 }: Opening, came: Kinds): Kinds {
  return came & ~clears & (isText ? ~kinds('nosql') : ~0);
}

const ANYTHING: Opening = { path: [], isText: false, isExact: true };
const UNKNOWN: Opening = { path: [], isText: false, isExact: false };

/** So many schemas inside each other are read. */
const MAX_DEPTH = 10;

/** The meaning of a call in the language of a library of schemas: `z.string()` is a text, `.uuid()` leaves nothing to choose. */
function wordOf(call: ValueOf<'call'>, { placesOf, index }: Referents): SchemaWord | undefined {
  for (const { root, path } of placesOf(call.callee)) {
    const word = index.schemaWord(root, path.at(-1) ?? '');
    if (word !== undefined) return word;
  }
  return undefined;
}

/** Where in the result of a call what came in stands after it was checked, and what is left open of it; undefined for other calls. */
export function parsedBy(call: ValueOf<'call'>, referents: Referents): { readonly at: readonly string[]; readonly openings: readonly Opening[] } | undefined {
  if (call.callee.op !== 'load' || call.receiver === undefined) return undefined;
  const word = wordOf(call, referents);
  if (word !== 'parse' && word !== 'parse data' && word !== 'parse value') return undefined;
  const [, field] = word.split(' ');
  const schema = call.args.length > 1 && call.args[1] !== undefined && isNamespace(call.receiver, referents) ? call.args[0]?.value : call.receiver;
  return { at: field === undefined ? [] : [field], openings: schema === undefined ? [UNKNOWN] : openingsOf(schema, referents) };
}

/** `v.parse(Schema, input)`: the function of the library itself, and not of a schema. */
function isNamespace(value: Value, { placesOf }: Referents): boolean {
  return placesOf(value).some(({ path }) => path.every((step) => step !== 'ReturnValue'));
}

/** What a schema leaves open, each place once. */
export function openingsOf(schema: Value, referents: Referents, depth: number = MAX_DEPTH): readonly Opening[] {
  const value = written(schema, referents, depth);
  if (value === undefined || depth === 0) return [UNKNOWN];
  if (value.op === 'object') return fieldsOf(value, referents, depth);
  if (value.op !== 'call') return value.op === 'constant' ? [] : [UNKNOWN];
  const inner = (each: Value | undefined): readonly Opening[] => (each === undefined ? [UNKNOWN] : openingsOf(each, referents, depth - 1));
  const given = value.args.map((each) => each.value);
  const below = (openings: readonly Opening[]): readonly Opening[] => openings.map((each) => ({ ...each, path: ['Element', ...each.path] }));
  switch (wordOf(value, referents)) {
    case 'narrow':
      return [];
    case 'text':
      return [{ ...ANYTHING, isText: true }];
    case 'anything':
      return [ANYTHING];
    case 'object':
      return given[0] === undefined ? [ANYTHING] : inner(given[0]);
    case 'list':
      return given[0] === undefined && value.receiver !== undefined ? below(inner(value.receiver)) : below(inner(given.at(-1)));
    case 'choice':
      return given.flatMap((each) => (each.op === 'array' ? each.elements.flatMap((element) => inner(element.value)) : inner(each)));
    case 'same':
      return inner(value.receiver);
    case 'inside':
      return inner(given[0]);
    case 'and':
      return [...inner(value.receiver), ...(given[0] === undefined ? [] : inner(given[0]))];
    case 'steps':
      return given.slice(1).some((each) => inner(each).length === 0) ? [] : given.slice(1).reduce((left, each) => matching(left, patternIn(each, referents)), inner(given[0]));
    case 'pattern':
      return matching(value.receiver === undefined || isNamespace(value.receiver, referents) ? [UNKNOWN] : inner(value.receiver), patternIn(value, referents));
    case 'doubt':
      return inner(value.receiver).map((each) => ({ ...each, isExact: false }));
    default:
      return [UNKNOWN];
  }
}

/** What the pattern in `.regex(/^[a-z]+$/)` says of a text; undefined for what is no pattern. */
function patternIn(step: Value, referents: Referents): Kinds | undefined {
  if (step.op !== 'call' || wordOf(step, referents) !== 'pattern') return undefined;
  const [pattern, ...others] = step.args[0] === undefined ? [] : referents.of(step.args[0].value);
  return pattern?.kind === 'regexp' && others.length === 0 ? testedBy(pattern, true, false) : 0;
}

/** The openings of a text that a pattern has matched: what it takes away is gone, and of the rest nothing is sure. */
function matching(openings: readonly Opening[], pattern: Kinds | undefined): readonly Opening[] {
  return pattern === undefined ? openings : openings.map((each) => ({ ...each, isExact: false, clears: (each.clears ?? 0) | pattern }));
}

function fieldsOf({ entries }: ValueOf<'object'>, referents: Referents, depth: number): readonly Opening[] {
  return entries.flatMap(({ kind, key, value }) => {
    const inner = openingsOf(value, referents, depth - 1);
    return kind === 'spread' ? inner : inner.map((each) => ({ ...each, path: [typeof key === 'string' ? key : 'Element', ...each.path] }));
  });
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
