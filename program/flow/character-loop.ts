import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Block, Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { clearedWithout } from './characters.ts';
import { headOf, loopBody, placeRead } from './loop-guards.ts';
import { outcomesOf } from './outcomes.ts';
import type { Course } from './outcomes.ts';
import type { Referents } from './referents.ts';
import { clearedByWriting } from './replacement.ts';
import { unchanged } from './unchanged.ts';

/** So many values that are made of a character are looked at. */
const MAX_LOOKED = 48;

/**
 * The kinds for which a character of a text is harmless because of what a loop writes for each: `for (const c of text) out +=
 * MAP[c] ?? c`. A round is gone through with every character that means something; one that goes anywhere else stays what it is.
 */
export function clearedByRounds(character: Value, referents: Referents): Kinds {
  const { texts, lists } = goals(character, referents) ?? { texts: [], lists: [] };
  const [head, ...others] = new Set([...texts.map(({ block }) => block), ...(lists.length === 0 ? [] : [headOf(character)])]);
  if (head === undefined || others.length > 0) return 0;
  const inside = insideOf(head, character);
  const cleared = texts.reduce((left, text) => left & clearedByWriting((given) => writtenInRound(text, { head, character, given, inside, texts }, referents)), ~0);
  return lists.reduce((left, list) => left & clearedByWriting((given) => putInRound(list, { head, character, given, inside, texts }, referents)), cleared);
}

function insideOf(head: Block, { procedure }: Value): ReadonlySet<Block> {
  const { dominates } = controlFlowOf(procedure);
  return loopBody(head, head.preds.filter((pred) => dominates(head, pred)));
}

/** The kinds for which a text is harmless behind a loop over its characters: those that mean something have left it in the middle of a round. */
export function clearedBehindRounds(character: Value, head: Block, referents: Referents): Kinds {
  const inside = insideOf(head, character);
  return clearedWithout((given) => outcomesOf({
    procedure: character.procedure,
    entry: head,
    inside,
    given: (value) => readAs(value, character, given),
    endAt: (_, next) => (next === head ? { value: undefined } : undefined),
  }, referents).length === 0);
}

interface Round {
  readonly head: Block;
  readonly character: Value;
  readonly given: string;
  readonly inside: ReadonlySet<Block>;
  /** What the loop writes to. */
  readonly texts: readonly Value[];
}

function writtenInRound(text: ValueOf<'phi'>, round: Round, referents: Referents): readonly (string | undefined)[] {
  return outcomesOf({ ...course(round), endAt: (block, next) => (next === round.head ? { value: text.inputs[text.from.indexOf(block)] ?? text } : undefined) }, referents);
}

/** The same for all that is pushed into a list: no more than that comes behind the end of a round. */
function putInRound(list: Value, round: Round, referents: Referents): readonly (string | undefined)[] {
  return pushesInto(list).filter(({ block }) => round.inside.has(block)).flatMap((push) => outcomesOf({
    ...course(round),
    endAt: (block, next) => (next === undefined ? (block === push.block ? { value: push.args[0]?.value } : undefined) : next === round.head ? { value: undefined } : undefined),
  }, referents));
}

function course({ head, character, given, inside, texts }: Round): Omit<Course, 'endAt'> {
  return { procedure: character.procedure, entry: head, inside, given: (value) => (texts.includes(value) ? { behind: '' } : readAs(value, character, given)) };
}

function pushesInto(list: Value): readonly ValueOf<'call'>[] {
  return usersOf(list).flatMap((user) => (user.op === 'call' && user.callee.op === 'load' && user.callee.key === 'push' ? [user] : []));
}

/** Who uses a list, also as what a loop carries round. */
function usersOf(list: Value): readonly Value[] {
  const carried = new Set([list]);
  for (const { users } of carried) for (const user of users) if (user.op === 'phi' && unchanged(user) === list) carried.add(user);
  return [...carried].flatMap(({ users }) => users.filter((user) => !carried.has(user)));
}

/** A list that is made empty, that one text at a time is put into, and that is then joined without anything between. */
function isJoinedList(list: Value): boolean {
  if (list.op !== 'array' || list.elements.length > 0) return false;
  const isList = (value: Value | undefined): boolean => value !== undefined && unchanged(value) === list;
  if (list.procedure.exits.some(({ value }) => isList(value))) return false;
  return usersOf(list).every((user) => {
    if (user.op === 'load') return user.key === 'push' || user.key === 'join';
    if (user.op !== 'call' || !isList(user.receiver) || user.callee.op !== 'load' || user.args.length !== 1) return false;
    const [first] = user.args;
    return first?.spread === false && !isList(first.value) && (user.callee.key === 'push' || (first.value.op === 'constant' && first.value.value === ''));
  });
}

/** `text[i]`, `text.charAt(i)` and `text.charCodeAt(i)` read the same place. */
function readAs(value: Value, character: Value, given: string): string | number | undefined {
  const [place, other] = [placeRead(character), placeRead(value)];
  const isSame = value === character || (place !== undefined && other !== undefined && numberOf(place.text) === numberOf(other.text) && numberOf(place.index) === numberOf(other.index));
  if (!isSame) return undefined;
  return other?.isCode === true ? given.charCodeAt(0) : given;
}

interface Goals {
  readonly texts: readonly ValueOf<'phi'>[];
  readonly lists: readonly Value[];
}

/** The variables and lists of a loop that what is made of a character is put into; undefined where it goes anywhere else. */
function goals(character: Value, referents: Referents): Goals | undefined {
  const { dominates } = controlFlowOf(character.procedure);
  const texts = new Set<ValueOf<'phi'>>();
  const lists = new Set<Value>();
  const stack: Value[] = [character];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    if (seen.size > MAX_LOOKED || isGivenBack(at)) return undefined;
    seen.add(at);
    for (const user of at.users) {
      if (user.op === 'phi' && user.from.length > 0 && dominates(user.block, character.block)) texts.add(user);
      else if (user.op === 'call' && user.receiver !== undefined && user.receiver !== at && isJoinedList(unchanged(user.receiver))) lists.add(unchanged(user.receiver));
      else if (isMadeOf(user, at, referents)) stack.push(user);
      else if (!isAsked(user, at, referents)) return undefined;
    }
  }
  return { texts: [...texts], lists: [...lists] };
}

function isGivenBack(value: Value): boolean {
  return value.procedure.exits.some((exit) => exit.value === value);
}

/** What a text is in or comes from as it stands. */
function isMadeOf(user: Value, at: Value, referents: Referents): boolean {
  if (user.op === 'call') return user.callee !== at && user.receiver !== at && (isText(user) || isGivenAnother(user, referents));
  return user.op === 'phi' || user.op === 'logical' || user.op === 'template' || (user.op === 'binary' && user.operator === '+');
}

/** `out += escaped(c)`: a function of the program that looks at the character and does nothing else. */
function isGivenAnother(call: ValueOf<'call'>, referents: Referents): boolean {
  const callees = referents.calleesOf(call);
  return callees.length > 0 && callees.every(({ values }) => values.every((value) => !ACTING.has(value.op) && (value.op !== 'call' || isText(value) || isAsked(value, value.callee, referents))));
}

function isText({ callee }: ValueOf<'call'>): boolean {
  return callee.op === 'cell' && callee.cell === 'String';
}

const ACTING: ReadonlySet<Value['op']> = new Set(['store', 'cell-store', 'delete', 'yield', 'await', 'function', 'class', 'element']);

const ASKING: ReadonlySet<unknown> = new Set(['charCodeAt', 'codePointAt', 'get', 'has', 'hasOwn', 'hasOwnProperty', 'includes', 'indexOf', 'test']);

/** What looks at a character, and gives back something else. */
function isAsked(user: Value, at: Value, referents: Referents): boolean {
  if (user.op === 'load') return user.base !== at || user.key === 'length' || ASKING.has(user.key);
  if (user.op !== 'call' || user.callee.op !== 'load') return user.op === 'binary' || user.op === 'unary';
  const { key, base } = user.callee;
  const isBorrowed = key === 'call' && base.op === 'load' && base.key === 'hasOwnProperty';
  return (isBorrowed || ASKING.has(key)) && referents.calleesOf(user).length === 0;
}
