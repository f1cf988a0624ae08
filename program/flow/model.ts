import { ALL_KINDS, HOST, kinds } from './kinds.ts';
import type { Kind, Kinds } from './kinds.ts';

/** Where a value stands in terms of a library: a package, global or named type, and steps from there. */
export interface Place {
  readonly root: string;
  /** Property names and `ReturnValue`, `Instance`, `Element`, `Argument[n]`, `Parameter[n]`, `Decorated`: what a decorator stands on. */
  readonly path: readonly string[];
}

/**
 * Names the values at a place: `['express.Request', 'express.App', 'get.Argument[*].Parameter[0]']`. The root is a
 * package, `global`, or another named type. `*` as a step stands for any one step.
 */
export type TypeRow = readonly [type: string, root: string, path: string];

/**
 * Who can choose a value: anybody who sends a request (`remote`), whoever makes a link (`client`), what stands in a page as
 * text (`page`), the callers of a library, whoever starts the program (`local`), nobody yet (`latent`).
 */
export type SourceTier = 'remote' | 'client' | 'page' | 'library' | 'local' | 'latent';

/** True for what strangers choose; the rest informs. */
export function mayBlock(tier: SourceTier): boolean {
  return tier === 'remote' || tier === 'client';
}

/**
 * What stands at a place comes from outside; `text` when it can only be a string, `address` when that begins with `/`, `host` when
 * it is the name under which a browser has asked: no link can choose where that leads; `own` when it is the whole address of the
 * request, host and all; `place` when it is where on its host the program stands.
 */
export type SourceRow = readonly [root: string, path: string, tier: SourceTier, shape: 'text' | 'object' | 'address' | 'host' | 'own' | 'place'];

/** What stands at a place does harm: `['child_process', 'exec.Argument[0]', 'command']`. */
export type SinkRow = readonly [root: string, path: string, kind: Kind];

/**
 * Whether a step takes its kinds away: not where an option says so (`unless`; `perhaps` also where it cannot be read), or only there
 * (`when`). The option stands in an argument of the call, or of the call that `Made` its function or object: `Made.Argument[0].html`.
 * A pattern for all places (`g`) finds the holes of a template, and only what one of them names counts.
 */
export type StepCondition = readonly [word: 'unless' | 'perhaps' | 'when', option: string, says: boolean | RegExp];

/** How a library hands a value on. `from` and `to`: `Argument[n]`, `Receiver`, `ReturnValue`, `Argument[n].Parameter[m]`; from `Argument[n].ReturnValue`, what a function gives back that it was given. */
export type StepRow = readonly [root: string, path: string, from: string, to: string, clears?: readonly Kind[] | 'all', condition?: StepCondition];

/** A call whose result says that an argument is harmless for some kinds. */
export type GuardRow = readonly [root: string, path: string, checked: string, holds: boolean, clears: readonly Kind[] | 'all'];

/**
 * When a call comes back that otherwise throws or ends the program: never, or only where its first argument holds, equals the second, or
 * matches it; or does not.
 */
export type ComesBack = 'never' | 'where true' | 'where equal' | 'where different' | 'where it matches' | 'where none matches';

/** `['assert', 'match', 'where it matches']` */
export type EndingRow = readonly [root: string, path: string, comesBack: ComesBack];

/**
 * What a word of a library of schemas means for what it lets through: `narrow` leaves nothing that does harm, `converted` nothing behind a conversion of
 * anything, `text` any text, `pattern` what a pattern matches; `same`, `and`, `reshaped`, `behind` and `doubt` are said of a schema. `parse` gives back what was
 * checked, whole or in a field, `later` in a promise; `attempt` is given the schema behind the input; `test` says whether it fits; `compile` makes a test of a JSON schema.
 */
export type SchemaWord = 'narrow' | 'converted' | 'text' | 'anything' | 'object' | 'list' | 'choice' | 'inside' | 'steps' | 'pattern' | 'same' | 'reshaped' | 'behind' | 'and' | 'doubt' | Checking;

type Checking = 'parse' | 'parse later' | 'parse data' | 'parse value' | 'parse output' | 'attempt' | 'test' | 'test later' | 'compile';

/** `['zod', 'uuid', 'narrow']` */
export type SchemaRow = readonly [root: string, word: string, means: SchemaWord];

/** Makers of request handlers that judge none of the request's values: `['cors', 'ReturnValue']`. */
export type HarmlessRow = readonly [root: string, path: string];

/** Everything that is known about libraries, handed in by whoever asks for flows. */
export interface FlowModel {
  readonly types: readonly TypeRow[];
  readonly sources: readonly SourceRow[];
  readonly sinks: readonly SinkRow[];
  readonly steps: readonly StepRow[];
  readonly guards: readonly GuardRow[];
  readonly endings: readonly EndingRow[];
  readonly harmless: readonly HarmlessRow[];
  readonly schemas: readonly SchemaRow[];
}

/** A step of a library with its kinds counted. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly clears: Kinds;
  readonly condition?: StepCondition;
}

export interface GuardStep {
  readonly checked: string;
  readonly holds: boolean;
  readonly clears: Kinds;
}

/** One argument of a call that does harm; `path` leads inside the argument. */
export interface Sink {
  readonly argument: number | 'rest' | 'receiver';
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly row: SinkRow;
}

/** The rows by place. Lookups are by exact path, with `*` for one step. */
export interface FlowIndex {
  /** The place from the nearest named type on. */
  normalise(place: Place): Place;
  sourceAt(place: Place): SourceRow | undefined;
  /** The sinks among the arguments of a call of what stands at a place. */
  sinksOf(callee: Place): readonly Sink[];
  /** What a write to a property of what stands at a place does. */
  writesTo(place: Place): readonly SinkRow[];
  stepsOf(callee: Place): readonly Step[];
  guardsOf(callee: Place): readonly GuardStep[];
  endingsOf(callee: Place): readonly ComesBack[];
  /** Names of called functions and methods that may not come back; others need no look. */
  readonly endingNames: ReadonlySet<string>;
  /** True for what may stand in front of a handler and judges nothing. */
  isHarmless(place: Place): boolean;
  schemaWord(root: string, word: string): SchemaWord | undefined;
  /** Properties that say what they are on whatever object they stand: `$route`. */
  readonly namedMembers: ReadonlySet<string>;
}

const indexed = new WeakMap<FlowModel, FlowIndex>();

/** Indexes a model once. */
export function flowIndexOf(model: FlowModel): FlowIndex {
  const index = indexed.get(model) ?? createIndex(model);
  indexed.set(model, index);
  return index;
}

function createIndex(model: FlowModel): FlowIndex {
  const types = table(model.types.map(([type, root, path]) => [root, path, type] as const));
  const sources = table(model.sources.map((row) => [row[0], row[1], row] as const));
  const sinks = table(model.sinks.filter(([, path]) => !isWrite(path)).map((row) => [row[0], calleePart(row[1]), sinkOf(row)] as const));
  const writes = table(model.sinks.filter(([, path]) => isWrite(path)).map((row) => [row[0], row[1], row] as const));
  const steps = table(model.steps.map(([root, path, from, to, clears, condition]) => [root, path, { from, to, clears: clearing(clears), ...(condition === undefined ? {} : { condition }) }] as const));
  const harmless = table(model.harmless.map(([root, path]) => [root, path, true] as const));
  const guards = table(model.guards.map(([root, path, checked, holds, clears]) => [root, path, { checked, holds, clears: clearing(clears) }] as const));
  const endings = table(model.endings);
  const words = new Map(model.schemas.map(([root, word, means]) => [`${root} ${word}`, means] as const));
  const roots = new Set([model.types, model.sources, model.sinks, model.steps, model.guards, model.endings].flatMap((rows) => rows.map((row) => (rows === model.types ? row[1] : row[0]))));
  return {
    normalise(place) {
      let at = roots.has(place.root) ? place : ofPackage(place, roots);
      for (let next = nearest(types, at); next !== undefined; next = place.path.length > 24 ? undefined : nearest(types, at)) at = next;
      return at;
    },
    sourceAt: ({ root, path }) => find(sources, root, path)[0],
    sinksOf: ({ root, path }) => find(sinks, root, path),
    writesTo: ({ root, path }) => find(writes, root, path),
    stepsOf: ({ root, path }) => find(steps, root, path),
    guardsOf: ({ root, path }) => find(guards, root, path),
    endingsOf: ({ root, path }) => find(endings, root, path),
    endingNames: new Set(model.endings.map(([, path]) => lastName(path))),
    isHarmless: ({ root, path }) => find(harmless, root, path).length > 0,
    schemaWord: (root, word) => words.get(`${root} ${word}`),
    namedMembers: new Set(model.types.flatMap(([, root, path]) => (root === 'any' ? stepsIn(path).slice(0, 1) : []))),
  };
}

/** `lodash/merge` is `merge` of `lodash`: packages that hand out each function as a file of its name. */
function ofPackage(place: Place, roots: ReadonlySet<string>): Place {
  const [, name, file] = /^((?:@[^/]+\/)?[^/]+)\/(?:.*\/)?([^/]+?)(?:\.[cm]?js)?$/.exec(place.root) ?? [];
  return name === undefined || file === undefined || !roots.has(name) ? place : { root: name, path: [file, ...place.path] };
}

/** What rows name takes no dots away. */
function clearing(clears: readonly Kind[] | 'all' | undefined): Kinds {
  return clears === undefined ? 0 : clears === 'all' ? ALL_KINDS : kinds(...clears) & ~HOST;
}

/** A sink row that is no argument is a property that must not be written, or what a function gives back that somebody was given. */
function isWrite(path: string): boolean {
  return path.split(/(?:^|\.)Argument\[[^\]]*\]/).at(-1)?.split('.').includes('ReturnValue') === true || !/(?:^|\.)(?:Argument\[[^\]]*\]|Receiver)(?:\.|$)/.test(path);
}

function calleePart(path: string): string {
  const steps = stepsIn(path);
  const at = steps.findLastIndex((step) => step.startsWith('Argument[') || step === 'Receiver');
  return steps.slice(0, at).join('.');
}

function sinkOf(row: SinkRow): Sink {
  const steps = stepsIn(row[1]);
  const at = steps.findLastIndex((step) => step.startsWith('Argument[') || step === 'Receiver');
  const step = steps[at] ?? '';
  const inner = /^Argument\[(.*)\]$/.exec(step)?.[1];
  const argument = inner === undefined ? 'receiver' : inner === '*' ? 'rest' : Number(inner);
  return { argument, path: steps.slice(at + 1), kind: row[2], row };
}

/** The steps of a written path. Property names with a dot are not written in rows. */
export function stepsIn(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}

function lastName(path: string): string {
  return stepsIn(path).findLast((step) => !/^(?:ReturnValue|Instance|Element|\*)$/.test(step) && !/^(?:Argument|Parameter)\[/.test(step)) ?? '';
}

type Table<T> = ReadonlyMap<string, Node<T>>;

interface Node<T> {
  /** Undefined at the end of a row. */
  next: Map<string, Node<T>> | undefined;
  readonly here: T[];
}

function table<T>(rows: readonly (readonly [root: string, path: string, item: T])[]): Table<T> {
  const roots = new Map<string, Node<T>>();
  for (const [root, path, item] of rows) {
    let node = child(roots, root);
    for (const step of stepsIn(path)) node = child((node.next ??= new Map<string, Node<T>>()), step);
    node.here.push(item);
  }
  return roots;
}

function child<T>(nodes: Map<string, Node<T>>, key: string): Node<T> {
  let node = nodes.get(key);
  if (node === undefined) nodes.set(key, (node = { next: undefined, here: [] }));
  return node;
}

/** The rest of a place below the named type that its shortest beginning is. */
function nearest(types: Table<string>, { root, path }: Place): Place | undefined {
  const start = types.get(root);
  let nodes: readonly Node<string>[] = start === undefined ? [] : [start];
  for (let length = 0; nodes.length > 0; length++) {
    const type = nodes.find((node) => node.here.length > 0)?.here[0];
    if (type !== undefined && (length > 0 || type !== root)) return { root: type, path: path.slice(length) };
    const step = path[length];
    if (step === undefined) return undefined;
    nodes = follow(nodes, step);
  }
  return undefined;
}

/** What stands at a path; alternatives through `*` and `Argument[*]` are taken together. */
function find<T>(roots: Table<T>, root: string, path: readonly string[]): readonly T[] {
  const start = roots.get(root);
  if (start === undefined) return [];
  let nodes: readonly Node<T>[] = [start];
  for (const step of path) {
    if (nodes.length === 0) return [];
    nodes = follow(nodes, step);
  }
  return nodes.flatMap((node) => node.here);
}

function follow<T>(nodes: readonly Node<T>[], step: string): readonly Node<T>[] {
  const any = step.startsWith('Argument[') ? 'Argument[*]' : step.startsWith('Parameter[') ? 'Parameter[*]' : '*';
  const found: Node<T>[] = [];
  for (const { next } of nodes) {
    const exact = next?.get(step);
    const other = next?.get(any);
    if (exact !== undefined) found.push(exact);
    if (other !== undefined) found.push(other);
  }
  return found;
}
