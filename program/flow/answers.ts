import { expand } from './expand.ts';
import type { State, Tracker } from './tracker.ts';
import type { Value } from './ir.ts';
import type { Place } from './model.ts';
import { identity } from './referent.ts';
import type { Referent } from './referent.ts';
import { isTransparent } from './transparent.ts';

/** How many states the questions of one file may visit together. The largest libraries visit less than half of this. */
const MAX_WORK = 2_000_000;
/** More states than this and the answer is given up: what a value can be is then not known. */
const MAX_STATES = 300;
const MAX_PATH = 12;
/** Questions inside questions: what a computed key is, what a receiver is. */
const MAX_DEPTH = 12;
/** Bases of bases that are asked for on the way. */
const MAX_BASES = 8;
/** More places than this, or deeper ones, come of loops, and would be multiplied by the next. */
const MAX_PLAIN = 12;

/** What questions about values have found. */
export interface Answers {
  /** What stands at a path below a value; in the order found, each once. */
  of(value: Value, path?: readonly string[]): readonly Referent[];
  placesOf(value: Value, path?: readonly string[]): readonly Place[];
  /** Begins to count the work for another file. True where that for the last one was given up: what was kept then is less than what is there. */
  begin(): boolean;
  /** Where the questions about a file were given up. */
  cutAt(): Value | undefined;
  forget(): void;
}

/** Whether callers are being collected, and how often an answer rested on there being none. */
export interface Counting {
  isOn(): boolean;
  readonly doubts: number;
  doubt(): void;
}

/** What stands somewhere, and the places in libraries among it. */
interface Answer {
  readonly referents: readonly Referent[];
  readonly places: readonly Place[];
}

/** What one search looks up instead of going there. */
interface Lookup {
  known(value: Value, path: string): Answer | undefined;
  plain(value: Value): readonly Place[] | undefined;
  isKnownPlain(value: Value): boolean;
}

interface Search {
  readonly referents: readonly Referent[];
  readonly visited: number;
  readonly isPlain: boolean;
}

/** What has been found; what rests on unknown callers is kept until they are known. */
interface Found extends Pick<Lookup, 'known'> {
  /** The places of a value that is nothing but places, to which a path is just added. */
  plain(value: Value): readonly Place[] | undefined;
  /** Works something out and keeps it. */
  keep(value: Value, path: readonly string[], work: () => Search): Search & Answer;
  forget(): void;
}

interface Tables {
  readonly byPath: Map<Value, Map<string, Answer>>;
  readonly plain: Map<Value, readonly Place[]>;
}

const NOT_PLAIN: readonly Place[] = [];
const NOTHING: Answer = { referents: [], places: [] };

function createFound(counting: Counting): Found {
  const final: Tables = { byPath: new Map(), plain: new Map() };
  const provisional: Tables = { byPath: new Map(), plain: new Map() };
  const look = <T>(inside: (tables: Tables) => T | undefined): T | undefined => {
    const known = inside(final);
    if (known !== undefined || !counting.isOn()) return known;
    const doubtful = inside(provisional);
    if (doubtful !== undefined) counting.doubt();
    return doubtful;
  };
  return {
    known: (value, key) => look(({ byPath }) => byPath.get(value)?.get(key)),
    plain(value) {
      const places = look((tables) => tables.plain.get(value));
      return places === NOT_PLAIN ? undefined : places;
    },
    keep(value, path, work) {
      if (!counting.isOn()) clear(provisional);
      const { doubts } = counting;
      const result = work();
      const { byPath, plain } = counting.isOn() && counting.doubts > doubts ? provisional : final;
      const answer = { ...result, places: placesAmong(result.referents) };
      const answers = byPath.get(value) ?? new Map<string, Answer>();
      byPath.set(value, answers.set(path.join('.'), answer));
      if (path.length === 0) plain.set(value, result.isPlain ? answer.places : NOT_PLAIN);
      return answer;
    },
    forget() {
      clear(final);
      clear(provisional);
    },
  };
}

function clear({ byPath, plain }: Tables): void {
  if (byPath.size === 0) return;
  byPath.clear();
  plain.clear();
}

/** Answers questions, and keeps the answers until it is told to forget them. */
export function createAnswers(tracker: Tracker, counting: Counting): Answers {
  const found = createFound(counting);
  const open = new Set<Value>();
  let depth = 0;
  let work = 0;
  let cutAt: Value | undefined;

  const ask = (value: Value, path: readonly string[]): Answer => {
    if (work > MAX_WORK) {
      cutAt ??= value;
      return NOTHING;
    }
    const answer = found.keep(value, path, () => below(value, path) ?? search({ value, path }, tracker, { known: found.known, plain, isKnownPlain: (each) => found.plain(each) !== undefined }));
    work += answer.visited;
    return answer;
  };
  /** A property of what is plain: nothing has to be searched. */
  const below = (value: Value, path: readonly string[]): Search | undefined => {
    if (value.op !== 'load' || typeof value.key !== 'string' || value.key === 'default' || /^\d+$/.test(value.key)) return undefined;
    const above = plain(value.base);
    if (above === undefined) return undefined;
    const referents = placed(above, [value.key, ...path], tracker);
    return { referents, visited: 1, isPlain: isFew(referents) };
  };
  const plain = (value: Value): readonly Place[] | undefined => {
    if (!isTransparent(value, tracker)) return undefined;
    if (found.known(value, '') === undefined) {
      if (open.size >= MAX_BASES || open.has(value)) return undefined;
      open.add(value);
      ask(value, []);
      open.delete(value);
    }
    return found.plain(value);
  };
  const answerOn = (value: Value, path: readonly string[]): Answer => {
    const known = found.known(value, path.join('.'));
    if (known !== undefined) return known;
    if (depth >= MAX_DEPTH) return NOTHING;
    depth += 1;
    const answer = ask(value, path);
    depth -= 1;
    return answer;
  };
  return {
    of: (value, path = []) => answerOn(value, path).referents,
    placesOf: (value, path = []) => answerOn(value, path).places,
    begin() {
      const wasCut = cutAt !== undefined;
      work = 0;
      cutAt = undefined;
      return wasCut;
    },
    cutAt: () => cutAt,
    forget: found.forget,
  };
}

/** What a name alone says comes last. A plain value of which nothing is known is not `NOT_PLAIN`: each answer has a list of its own. */
function placesAmong(referents: readonly Referent[]): readonly Place[] {
  const places: Place[] = [];
  const guessed: Place[] = [];
  for (const referent of referents) if (referent.kind === 'api') (referent.place.root.startsWith('named.') ? guessed : places).push(referent.place);
  for (const each of guessed) places.push(each);
  return places;
}

/** What stands at a path below some places, each once. */
function placed(above: readonly Place[], path: readonly string[], { index }: Tracker): readonly Referent[] {
  const below = above.map(({ root, path: steps }): Referent => ({ kind: 'api', place: index.normalise({ root, path: [...steps, ...path] }) }));
  return below.length < 2 ? below : [...new Map(below.map((referent) => [identity(referent), referent])).values()];
}

/** Goes back from a state, breadth first, until only functions, classes, objects, constants and libraries are left. */
function search(start: State, tracker: Tracker, lookup: Lookup): Search {
  const results = new Map<unknown, Referent>();
  const seen = new Map<Value, Set<string>>();
  const queue: State[] = [];
  let isPlain = true;
  const add = (referent: Referent): void => void results.set(identity(referent), referent);
  const push = (value: Value, path: readonly string[]): void => {
    if (path.length > MAX_PATH) return;
    const key = path.join('.');
    const paths = seen.get(value) ?? new Set<string>();
    if (paths.has(key)) return;
    seen.set(value, paths.add(key));
    const answer = lookup.known(value, key);
    if (answer !== undefined) {
      answer.referents.forEach(add);
      isPlain &&= path.length > 0 || lookup.isKnownPlain(value);
      return;
    }
    const above = path.length === 0 || path[0] === 'default' ? undefined : lookup.plain(value);
    if (above === undefined) queue.push({ value, path });
    else placed(above, path, tracker).forEach(add);
  };
  push(start.value, start.path);
  for (let at = 0; at < queue.length && at < MAX_STATES; at++) {
    const state = queue[at];
    if (state === undefined) continue;
    isPlain &&= state.path.length > 0 || isTransparent(state.value, tracker);
    expand(state, { push, add, tracker });
  }
  if (queue.length > MAX_STATES) return { referents: [], visited: MAX_STATES, isPlain: false };
  const referents = [...results.values()];
  return { referents, visited: queue.length, isPlain: isPlain && isFew(referents) && referents.every(isOnlyPlace) };
}

function isFew(referents: readonly Referent[]): boolean {
  return referents.length <= MAX_PLAIN && referents.every((referent) => referent.kind !== 'api' || referent.place.path.length <= MAX_PLAIN);
}

/** A place in a library; what a call makes besides has no members but those. Below a method of a list stand its elements. */
function isOnlyPlace(referent: Referent): boolean {
  return (referent.kind === 'api' && referent.place.root !== 'Array') || (referent.kind === 'object' && referent.value.op === 'call');
}
