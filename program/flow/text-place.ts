import { CODE, hasKind, HOST, HTML, kinds, SHELL, SQL } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { placeInMarkup } from './markup-place.ts';
import { quoteInProgram } from './program-text.ts';

/** What is left of a text behind others. */
export interface Placed {
  readonly kinds: Kinds;
  /** True when the text is harmless elsewhere in markup and does harm where it stands. */
  readonly isDoubtful: boolean;
  /** True when it does harm only as an address that begins with `javascript:`. */
  readonly isLink: boolean;
}

/** What is known of the place of a text. */
interface Around {
  readonly before: string;
  /** Undefined where it is not known. */
  readonly after: string | undefined;
  /** True for what nobody may have judged, and what need not begin with a slash. */
  readonly isAnyAddress: boolean;
  /** True for a literal of a program, with its quotes. */
  readonly isLiteral: boolean;
}

/** How quotes are written in a language: which there are, and in which of them a backslash escapes. */
interface Quoting {
  readonly quotes: string;
  readonly escaping: string;
  readonly isEscapedOutside: boolean;
}

const SQL_QUOTES: Quoting = { quotes: '\'"`', escaping: '\'"`', isEscapedOutside: false };
const SHELL_QUOTES: Quoting = { quotes: '\'"', escaping: '"', isEscapedOutside: true };

const IN_PROGRAM: Readonly<Record<string, Kinds>> = { "'": CODE.single, '"': CODE.double };

/** What has to be left of a text for harm inside each quote, for each language. */
const IN_QUOTES: readonly (readonly [Kinds, (before: string) => string, Readonly<Record<string, Kinds>>])[] = [
  [kinds('sql'), (before) => openQuote(before, SQL_QUOTES), { "'": SQL.single, '"': SQL.double, '`': SQL.tick }],
  [kinds('command'), (before) => openQuote(before, SHELL_QUOTES), { "'": SHELL.single, '"': SHELL.double }],
  [kinds('code'), quoteInProgram, IN_PROGRAM],
];

/**
 * What a text can still do behind another and in front of a third: inside quotes it has to close them, between tags to open an
 * element, behind `//` to name a host. Where nothing is known of the place, it stays what it is.
 */
export function placed(set: Kinds, { before, after, isAnyAddress, isLiteral }: Around): Placed {
  if (before === '') return { kinds: set, isDoubtful: false, isLink: false };
  const left = isLiteral ? asLiteral(before, set) : set;
  return inMarkup(before, atHost(before, after, inLanguages(before, left)), isAnyAddress);
}

/** A literal is harmless where an expression stands. Inside quotes its own close them, or what it holds does. */
function asLiteral(before: string, set: Kinds): Kinds {
  const place = before.includes('<') ? placeInMarkup(before) : undefined;
  const quote = quoteInProgram(place?.in === 'script' || place?.in === 'attribute' ? place.before : before);
  const needed = IN_PROGRAM[quote] ?? CODE.single | CODE.double;
  return quote !== '' && (set & needed) === needed ? set | CODE.bare : set;
}

/** Of some kinds, those that a part of a text can do no harm of, wherever in the whole it stands. */
export function whollyCleared(clears: Kinds): Kinds {
  return [kinds('html'), kinds('url')].reduce((left, all) => ((left & all) === all ? left : left & ~all), clears);
}

function inLanguages(before: string, set: Kinds): Kinds {
  let left = set;
  for (const [all, quoteBehind, needed] of IN_QUOTES) {
    if ((left & all) === 0 || (left & all) === all) continue;
    const quote = quoteBehind(before);
    if (quote !== '' && (left & (needed[quote] ?? all)) === 0) left &= ~all;
  }
  return left;
}

/** The quote that is open at the end of a text, or an empty text. Parts that are not known are taken to close what they open. */
function openQuote(text: string, { quotes, escaping, isEscapedOutside }: Quoting): string {
  let open = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\' && (open === '' ? isEscapedOutside : escaping.includes(open))) at += 1;
    else if (open !== '') open = character === open ? '' : open;
    else if (quotes.includes(character)) open = character;
  }
  return open;
}

/** Behind `//` and no slash: what has a dot names another host, unless the program goes on with the rest of the name. */
function atHost(before: string, after: string | undefined, set: Kinds): Kinds {
  if ((set & HOST) === 0 || !/^[a-z][a-z\d+.-]*:\/\/[^/?#\\:\0]*$/i.test(before)) return set;
  return after !== undefined && /^\.[a-z\d-]/i.test(after) ? set : set | kinds('url');
}

function inMarkup(before: string, set: Kinds, isAnyAddress: boolean): Placed {
  const all = kinds('html');
  const place = before.includes('<') ? placeInMarkup(before) : undefined;
  if (place === undefined || (set & neededIn(place)) !== 0) return { kinds: place === undefined ? set : set | all, isDoubtful: false, isLink: false };
  const isLink = isAnyAddress && isAddress(place, set);
  const isDoubtful = isLink || isHarmfulInside(place, set);
  return { kinds: isDoubtful ? set | all : set & ~all, isDoubtful, isLink };
}

const LINKS: ReadonlySet<string> = new Set(['href', 'xlink:href', 'action', 'formaction']);

/** A whole address that nobody has looked at: escaped, it can still begin with `javascript:`. */
function isAddress(place: Place, set: Kinds): boolean {
  return place.in === 'attribute' && place.before === '' && LINKS.has(place.name.toLowerCase()) && hasKind(set, 'redirect') && hasKind(set, 'url');
}

type Place = NonNullable<ReturnType<typeof placeInMarkup>>;

/** What has to be left of a text for it to leave its place. */
function neededIn(place: Place): Kinds {
  switch (place.in) {
    case 'text':
    case 'script':
      return HTML.text;
    case 'attribute':
      return place.quote === '"' ? HTML.double : place.quote === "'" ? HTML.single : kinds('html');
    case 'tag':
      return kinds('html');
  }
}

/**
 * True for what does harm without leaving its place: as a program in a script, in a handler, whose references are resolved before it
 * is read, or as another attribute where there are no quotes. What lacks what a query needs has no spaces.
 */
function isHarmfulInside(place: Place, set: Kinds): boolean {
  if (place.in === 'script') return isProgramAt(place.before, set) && !isKeptIn(place.before, set);
  if (place.in !== 'attribute') return false;
  if (/^on[a-z]+$/i.test(place.name)) return isProgramAt(place.before, set);
  return place.quote === '' && (set & SQL.bare) !== 0 && (set & CODE.bare) !== 0;
}

function isProgramAt(before: string, set: Kinds): boolean {
  const quote = quoteInProgram(before);
  return (set & CODE.bare) !== 0 && (quote === "'" ? (set & CODE.single) !== 0 : quote === '"' ? (set & CODE.double) !== 0 : true);
}

/** In a script references stay what they are: an escaped quote closes nothing. */
function isKeptIn(before: string, set: Kinds): boolean {
  const quote = quoteInProgram(before);
  return quote === "'" ? (set & HTML.single) === 0 : quote === '"' && (set & HTML.double) === 0;
}
