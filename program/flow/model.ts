/** What a sink does with what reaches it, or what a check takes away. One bit each in a `Kinds` set. */
export const KINDS = [
  'command',
  'path',
  'code',
  'call',
  'key',
  'regex-input',
  'regex-source',
  'sql',
  'nosql',
  'url',
  'redirect',
  'html',
  'template',
  'xpath',
  'ldap',
  'deserialize',
  'xml',
  'header',
  'log',
  'argument',
  'program',
  'format',
  'size',
] as const;

export type Kind = (typeof KINDS)[number];

/** A set of kinds as bits: one a kind, `path` four, `key` and `redirect` two, and what stands in quotes has more. All 32 are in use. */
export type Kinds = number;

/** Kinds that are only ever taken away together share a bit: by what takes all, by what leaves no line ends, and by what leaves neither quotes nor brackets. */
const TOGETHER: readonly (readonly Kind[])[] = [
  ['program', 'call', 'deserialize', 'format', 'xml'],
  ['header', 'log'],
  ['xpath', 'ldap'],
];

/** Kinds that have other bits than one of their own. */
const APART: readonly Kind[] = ['path', 'key'];

const OWN: readonly Kind[] = KINDS.filter((kind) => !APART.includes(kind) && !TOGETHER.some((group) => group.includes(kind)));

const FIRST = 1 << (OWN.length + TOGETHER.length);

function ownBit(kind: Kind): Kinds {
  const group = TOGETHER.findIndex((each) => each.includes(kind));
  return APART.includes(kind) ? 0 : 1 << (group < 0 ? OWN.indexOf(kind) : OWN.length + group);
}

/** What a path can still be; `path-state.ts` moves between them. */
export const PATH: Readonly<Record<'rawRelative' | 'rawAbsolute' | 'normalRelative' | 'normalAbsolute', Kinds>> = { rawRelative: FIRST, rawAbsolute: FIRST << 1, normalRelative: FIRST << 2, normalAbsolute: FIRST << 3 };

/** How a key can lead to a prototype: by `__proto__`, or by `constructor` and then `prototype`. */
export const KEY: Readonly<Record<'direct' | 'constructed', Kinds>> = { direct: FIRST << 4, constructed: FIRST << 5 };

/** How a text can break out of markup: as an element where text stands, by a quote inside an attribute. */
export const HTML: Readonly<Record<'text' | 'double' | 'single', Kinds>> = { text: ownBit('html'), double: FIRST << 6, single: FIRST << 7 };

/** Where an address can lead: to another host, or to a scheme of which a browser makes a program (`javascript:`). */
export const REDIRECT: Readonly<Record<'host' | 'scheme', Kinds>> = { host: ownBit('redirect'), scheme: FIRST << 16 };

/** Where a text can do harm in a query: outside of quotes, or by closing those it stands in. */
export const SQL: Readonly<Record<'bare' | 'single' | 'double' | 'tick', Kinds>> = { bare: ownBit('sql'), single: FIRST << 8, double: FIRST << 9, tick: FIRST << 10 };

/** The same for a command. */
export const SHELL: Readonly<Record<'bare' | 'single' | 'double', Kinds>> = { bare: ownBit('command'), single: FIRST << 11, double: FIRST << 12 };

/** The same for a program; what stands in a template literal counts as bare. */
export const CODE: Readonly<Record<'bare' | 'single' | 'double', Kinds>> = { bare: ownBit('code'), single: FIRST << 13, double: FIRST << 14 };

/** A text that can name a host where one is expected: one that holds a dot. */
export const HOST: Kinds = FIRST << 15;

const MORE: ReadonlyMap<Kind, Kinds> = new Map([
  ['path', PATH.rawRelative | PATH.rawAbsolute | PATH.normalRelative | PATH.normalAbsolute],
  ['key', KEY.direct | KEY.constructed],
  ['html', HTML.double | HTML.single],
  ['redirect', REDIRECT.scheme],
  ['sql', SQL.single | SQL.double | SQL.tick],
  ['command', SHELL.single | SHELL.double],
  ['code', CODE.single | CODE.double],
  ['url', HOST],
]);

/** All bits of each kind. */
const BITS: ReadonlyMap<Kind, Kinds> = new Map(KINDS.map((kind) => [kind, ownBit(kind) | (MORE.get(kind) ?? 0)]));

/** What does harm of each kind where nothing else is said of the place. */
const BARE: ReadonlyMap<Kind, Kinds> = new Map(KINDS.map((kind) => [kind, ownBit(kind) || (BITS.get(kind) ?? 0)]));

export const ALL_KINDS: Kinds = KINDS.reduce((set, kind) => set | (BITS.get(kind) ?? 0), 0);

/** The kinds of a value that nothing has touched yet: its path is as it was sent. */
export const FRESH: Kinds = ALL_KINDS & ~PATH.normalRelative & ~PATH.normalAbsolute;

/** The set of some kinds. */
export function kinds(...names: readonly Kind[]): Kinds {
  return names.reduce((set, name) => set | (BITS.get(name) ?? 0), 0);
}

/** True when a value can do harm of a kind somewhere; of a language with quotes, outside of them. */
export function hasKind(set: Kinds, kind: Kind): boolean {
  return (set & (kind === 'html' || kind === 'redirect' ? (BITS.get(kind) ?? 0) : (BARE.get(kind) ?? 0))) !== 0;
}

/** True when a value does harm at a sink of a kind as it stands: in markup, an element has to be possible; a page is sent to another host; elsewhere, it stands outside of quotes. */
export function isHarmful(set: Kinds, kind: Kind): boolean {
  return (set & (BARE.get(kind) ?? 0)) !== 0;
}

/** True for an address that may be a program: whoever follows it runs it. */
export function mayBeScript(set: Kinds): boolean {
  return (set & REDIRECT.scheme) !== 0;
}

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
 * What a word of a library of schemas means for what it lets through: `narrow` leaves nothing that does harm, `text` any text, `pattern` what a pattern matches;
 * `same`, `and` and `doubt` are said of a schema; `parse` gives back what was checked, whole or in a field.
 */
export type SchemaWord = 'narrow' | 'text' | 'anything' | 'object' | 'list' | 'choice' | 'inside' | 'steps' | 'pattern' | 'same' | 'and' | 'doubt' | 'parse' | 'parse data' | 'parse value';

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
  /** True for what may stand in front of a handler and judges nothing. */
  isHarmless(place: Place): boolean;
  schemaWord(root: string, word: string): SchemaWord | undefined;
  /** Properties that say what they are on whatever object they stand: `$route`. */
  readonly namedMembers: ReadonlySet<string>;
  /** Names of called functions and methods that have a row; others need no look. */
  readonly calledNames: ReadonlySet<string>;
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
  const words = new Map(model.schemas.map(([root, word, means]) => [`${root} ${word}`, means] as const));
  const roots = new Set([model.types, model.sources, model.sinks, model.steps, model.guards].flatMap((rows) => rows.map((row) => (rows === model.types ? row[1] : row[0]))));
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
    isHarmless: ({ root, path }) => find(harmless, root, path).length > 0,
    schemaWord: (root, word) => words.get(`${root} ${word}`),
    namedMembers: new Set(model.types.flatMap(([, root, path]) => (root === 'any' ? stepsIn(path).slice(0, 1) : []))),
    calledNames: new Set([...model.sinks.map(([, path]) => lastName(calleePart(path))), ...model.steps.map(([, path]) => lastName(path)), ...model.guards.map(([, path]) => lastName(path))]),
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
