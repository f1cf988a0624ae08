import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Block, Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { clearedWithout } from './characters.ts';
import { loopBody, placeRead } from './loop-guards.ts';
import { outcomesOf } from './outcomes.ts';
import type { Referents } from './referents.ts';
import { clearedByWriting } from './replacement.ts';

/** So many values that are made of a character are looked at. */
const MAX_LOOKED = 48;

/**
 * The kinds for which a character of a text is harmless because of what a loop writes for each: `for (const c of text) out +=
 * MAP[c] ?? c`. A round is gone through with every character that means something; one that goes anywhere else stays what it is.
 */
export function clearedByRounds(character: Value, referents: Referents): Kinds {
  const texts = textsWith(character, referents) ?? [];
  const [head, ...others] = new Set(texts.map(({ block }) => block));
  if (head === undefined || others.length > 0) return 0;
  const inside = insideOf(head, character);
  return texts.reduce((left, text) => left & clearedByWriting((given) => writtenInRound(text, { character, given, inside, texts }, referents)), ~0);
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
  readonly character: Value;
  readonly given: string;
  readonly inside: ReadonlySet<Block>;
  /** What the loop writes to. */
  readonly texts: readonly Value[];
}

function writtenInRound(text: ValueOf<'phi'>, { character, given, inside, texts }: Round, referents: Referents): readonly (string | undefined)[] {
  const head = text.block;
  return outcomesOf({
    procedure: text.procedure,
    entry: head,
    inside,
    given: (value) => (texts.includes(value) ? { behind: '' } : readAs(value, character, given)),
    endAt: (block, next) => (next === head ? { value: text.inputs[text.from.indexOf(block)] ?? text } : undefined),
  }, referents);
}

/** `text[i]`, `text.charAt(i)` and `text.charCodeAt(i)` read the same place. */
function readAs(value: Value, character: Value, given: string): string | number | undefined {
  const [place, other] = [placeRead(character), placeRead(value)];
  const isSame = value === character || (place !== undefined && other !== undefined && numberOf(place.text) === numberOf(other.text) && numberOf(place.index) === numberOf(other.index));
  if (!isSame) return undefined;
  return other?.isCode === true ? given.charCodeAt(0) : given;
}

/** The variables of a loop that what is made of a character is put into; undefined where it goes anywhere else. */
function textsWith(character: Value, referents: Referents): readonly ValueOf<'phi'>[] | undefined {
  const { dominates } = controlFlowOf(character.procedure);
  const found = new Set<ValueOf<'phi'>>();
  const stack: Value[] = [character];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    if (seen.size > MAX_LOOKED || isGivenBack(at)) return undefined;
    seen.add(at);
    for (const user of at.users) {
      if (user.op === 'phi' && user.from.length > 0 && dominates(user.block, character.block)) found.add(user);
      else if (isMadeOf(user, at)) stack.push(user);
      else if (!isAsked(user, at, referents)) return undefined;
    }
  }
  return [...found];
}

function isGivenBack(value: Value): boolean {
  return value.procedure.exits.some((exit) => exit.value === value);
}

/** What a text is in or comes from as it stands. */
function isMadeOf(user: Value, at: Value): boolean {
  if (user.op === 'call') return user.callee.op === 'cell' && user.callee.cell === 'String' && user.callee !== at;
  return user.op === 'phi' || user.op === 'logical' || user.op === 'template' || (user.op === 'binary' && user.operator === '+');
}

const ASKING: ReadonlySet<unknown> = new Set(['charCodeAt', 'codePointAt', 'get', 'has', 'hasOwn', 'hasOwnProperty', 'includes', 'indexOf', 'test']);

/** What looks at a character, and gives back something else. */
function isAsked(user: Value, at: Value, referents: Referents): boolean {
  if (user.op === 'load') return user.base !== at || user.key === 'length' || ASKING.has(user.key);
  if (user.op !== 'call' || user.callee.op !== 'load') return user.op === 'binary' || user.op === 'unary';
  const { key, base } = user.callee;
  const isBorrowed = key === 'call' && base.op === 'load' && base.key === 'hasOwnProperty';
  return (isBorrowed || ASKING.has(key)) && referents.calleesOf(user).length === 0;
}
