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
