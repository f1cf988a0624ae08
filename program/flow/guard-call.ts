import { unborrowed } from './borrowed-method.ts';
import { clearedWithout } from './characters.ts';
import { answered, both, DOUBT, either, isAbout, NOTHING } from './checked.ts';
import type { About, Call, Checked, Deep, PathState, Subject } from './checked.ts';
import { relate } from './derivation.ts';
import { pathInElement } from './element-checks.ts';
import type { Procedure, Value } from './ir.ts';
import { isFilledFromOutside } from './filled-lists.ts';
import { partTested, partTestedBy } from './guard-address.ts';
import { charactersAsked } from './guard-characters.ts';
import { ownKeyTested, ownReadTested } from './guard-own.ts';
import { isOfWhole, keyBegunWith, ofWholeKey } from './guard-key.ts';
import { cutOf } from './guard-part.ts';
import { isOfOtherRoot } from './guard-path.ts';
import { testedWithEach } from './guard-patterns.ts';
import { isUnderstood } from './guard-shape.ts';
import { handedTo, isPending } from './handed-over.ts';
import { mayPassOver } from './kept-pattern.ts';
import { keyRefused } from './key-names.ts';
import { isOwnKey, variableOf } from './key-origin.ts';
import { ALL_KINDS, KEY, kinds, REDIRECT } from './kinds.ts';
import { listingOf } from './list-steps.ts';
import { onlyAnswer } from './only-answer.ts';
import { ALL_PATHS, beginsNotWith, beginsWith, isAbsolute, withoutDots } from './path-state.ts';
import { keysRefusedInside, testedBy } from './pattern-facts.ts';
import type { Referent } from './referent.ts';
import type { Referents } from './referents.ts';
import { acceptedByAnswer } from './schema-checks.ts';
import { whollyCleared } from './text-place.ts';
import { fixesHost, fixesScheme, leadingText } from './text-shape.ts';
import { withoutFaults } from './validator-chains.ts';

/** What a call that holds, or does not, says of a value. */
export function evaluateCall(asked: Call, holds: boolean, about: About): Checked {
  const { value, q } = about;
  const call = unborrowed(asked, q.judge.referents);
  const name = call.callee.op === 'load' && typeof call.callee.key === 'string' ? call.callee.key : '';
  const receiver = spelledOut(call.receiver);
  const argument = call.args[0]?.value;
  const compared = testedWithEach(name, call, { holds, ...about }) ?? comparedWithEach(name, call, { holds, ...about });
  if (compared !== undefined) return compared;
  const read = ownReadTested(call, holds, about);
  if (read !== undefined) return read;
  const inElement = receiver === undefined || argument === undefined || !(name === 'every' || SEEKING.has(name)) ? undefined : pathInElement(value, receiver, q.judge.referents);
  if (inElement !== undefined && argument !== undefined) return ofEach(name === 'every', argument, { holds, value, q, path: inElement });
  const cut = askedOfParts(call, holds, about);
  if (cut !== undefined) return cut;
  if (receiver !== undefined && argument !== undefined) {
    const told = relate(receiver, value) === undefined ? undefined : onText(name, call, { holds, receiver, argument, ...about });
    if (told !== undefined) return ofPart(told, receiver, value);
    if (isAbout(argument, value)) {
      const isScan = call.args.length > 1 && (name === 'indexOf' || name === 'lastIndexOf');
      const listed = isScan ? NOTHING : membership(name, receiver, { holds, ...about });
      const known = listed === undefined ? patternTest(name, receiver, { holds, argument, ...about }) : ofWholeKey(listed, argument, about);
      if (known !== undefined) return ofPart(known, argument, value);
    }
  }
  const part = partTested(call, holds, about) ?? ownKeyTested(call, holds, about);
  if (part !== undefined) return part;
  if (holds && (/plain_?object/i.test(calledName(call)) || (name === 'isArray' && argument !== undefined && isAbout(argument, value)))) return { clears: KEY.constructed, isDoubtful: true };
  if (name === 'isAbsolute' && argument !== undefined && isAbout(argument, value)) return isRelativeTo(argument) ? DOUBT : { clears: isOnlyPart(argument, about) ? 0 : isAbsolute(holds), isDoubtful: false };
  return either(byRow(call, holds, about), byPredicate(call, holds, { value, q }));
}

/** `[...text].every(isGood)`: the characters of a text, as `text.split('')` gives them. */
function spelledOut(receiver: Value | undefined): Value | undefined {
  const [only, ...others] = receiver?.op === 'array' ? receiver.elements : [];
  return only?.spread === true && others.length === 0 ? only.value : receiver;
}

/** What was said of a text before it was put between others and says nothing of some places there says nothing of the whole. */
function ofPart(checked: Checked, tested: Value, value: Value): Checked {
  return checked.clears === 0 || relate(tested, value) !== 'origin' ? checked : { ...checked, clears: whollyCleared(checked.clears) };
}

/** A test that is asked of parts of the value only. */
function askedOfParts({ receiver, args }: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const tested = [...(receiver === undefined ? [] : [receiver]), ...args.map((each) => each.value)].filter((each) => isAbout(each, value));
  const cuts = tested.map((each) => cutOf(each, value, q.isUniversal === true));
  if (cuts.length === 0 || cuts.includes(undefined) || (!holds && cuts.includes('cleaned'))) return undefined;
  return cuts.every((cut) => cut === 'part') ? NOTHING : DOUBT;
}

interface OnText extends About {
  readonly holds: boolean;
  readonly receiver: Value;
  readonly argument: Value;
}

/** A test that the value's own text is asked: `includes`, `startsWith`, `match`. */
function onText(name: string, call: Call, { holds, argument, value, q }: OnText): Checked | undefined {
  const text = q.judge.referents.constantOf(argument);
  switch (name) {
    case 'includes':
    case 'indexOf':
    case 'lastIndexOf':
      if (holds || typeof text !== 'string') return call.args.length > 0 && isAbout(argument, value) ? NOTHING : DOUBT;
      if (text === '..' || text === '../' || text === '/..') return { clears: withoutDots(q.state.isRooted), isDoubtful: false };
      if (text === '.') return { clears: ALL_PATHS, isDoubtful: false };
      return { clears: clearedWithout((character) => text === character) | keyRefused(text), isDoubtful: true };
    case 'startsWith':
      return beginsWithAny(argument, { holds, tested: call.receiver ?? value, value, q });
    case 'match':
    case 'search':
      return pattern(argument, { holds, tested: call.receiver ?? value }, { value, q }) ?? DOUBT;
    case 'endsWith':
      return isOrigin(call.receiver) && typeof text === 'string' && /^\.|:\/\//.test(text) ? { clears: ALL_KINDS, isDoubtful: true } : DOUBT;
    case 'every':
    case 'some':
    case 'find':
    case 'findIndex':
      return either(ofEach(name === 'every', argument, { holds, value, q }), holds === (name === 'every') ? charactersAsked(call, holds, { value, q }) : NOTHING);
    case 'reduce':
      return ofReduction(argument, holds, q);
    default:
      return undefined;
  }
}

/** `LISTED.some((each) => x.startsWith(each))`: what all that it may begin with say together. */
function beginsWithAny(argument: Value, { holds, tested, value, q }: About & { readonly holds: boolean; readonly tested: Value }): Checked {
  const refused = holds ? 0 : keyBegunWith(leadingText(argument, q.judge.referents) ?? '', tested, { value, q });
  if (refused !== 0) return { clears: refused, isDoubtful: true };
  const isPart = isOnlyPart(tested, { value, q });
  const texts = elementList(argument, q.judge.referents) === undefined ? [] : textsAmong(q.judge.referents.of(argument));
  if (texts.length < 2) return beginning(leadingText(argument, q.judge.referents), { holds, tested, isPart });
  return texts.map((text) => beginning(text, { holds, tested, isPart })).reduce(holds ? both : either);
}

/** `event.origin`: who sent a message. */
function isOrigin(value: Value | undefined): boolean {
  return value?.op === 'load' && value.key === 'origin';
}

/** `list.every(isGood)`, `!list.some(isBad)`: what the function says of one element holds for all. */
function ofEach(isEvery: boolean, callback: Value, { holds, q, path = [] }: About & { readonly holds: boolean; readonly path?: readonly string[] }): Checked {
  if (holds !== isEvery) return NOTHING;
  const { isCut: _, ...state } = q.state;
  const functions = q.judge.referents.of(callback).flatMap((each) => (each.kind === 'function' ? [each.procedure] : []));
  if (functions.length === 1 && functions.every(refusesDots)) return { clears: withoutDots(q.state.isRooted), isDoubtful: true };
  return { clears: functions.length === 0 ? 0 : functions.reduce((set, each) => set & q.judge.summary(each, { parameter: 0, path }, answered(isEvery, { state })), ALL_KINDS), isDoubtful: true };
}

/** `list.reduce((all, each) => all && isGood(each), true)`: the same in another form. */
function ofReduction(callback: Value, holds: boolean, { judge, state }: Deep): Checked {
  const [only, ...others] = judge.referents.of(callback);
  if (only?.kind !== 'function' || others.length > 0) return DOUBT;
  const { exits, parameters } = only.procedure;
  const isKept = exits.every(({ value }) => value?.op === 'logical' && value.operator === (holds ? '&&' : '||') && (value.left === parameters[0] || value.right === parameters[0]));
  return { clears: isKept ? judge.summary(only.procedure, { parameter: 1, path: [] }, answered(holds, { state })) : 0, isDoubtful: true };
}

/** `list.filter(isBad).length === 0` */
export function noneKept({ receiver, args: [callback] }: Call, { value, q }: About): Checked {
  const path = receiver === undefined || callback === undefined ? undefined : relate(receiver, value) === undefined ? pathInElement(value, receiver, q.judge.referents) : [];
  return path === undefined || callback === undefined ? NOTHING : ofEach(false, callback.value, { holds: false, value, q, path });
}

/** `(part) => part === '..'` of the parts of a path. */
function refusesDots({ values }: Procedure): boolean {
  return values.some((value) => value.op === 'binary' && /^[!=]==?$/.test(value.operator) && [value.left, value.right].some((side) => side.op === 'constant' && side.value === '..'));
}

/** The value, or something made of it, begins or does not begin with a text; `undefined` when the text is not constant. */
export function beginning(text: string | undefined, { holds, tested, isPart = false }: { readonly holds: boolean; readonly tested: Value; readonly isPart?: boolean }): Checked {
  if (text === '-' || text === '--') return { clears: kinds('argument') | (holds || isPart ? 0 : beginsNotWith(text)), isDoubtful: true };
  if (isRelativeTo(tested)) return { clears: !holds && (text === undefined || text.startsWith('..')) ? ALL_PATHS : 0, isDoubtful: true };
  if (!holds) return { clears: (text === undefined || isPart ? 0 : beginsNotWith(text)) | (text !== undefined && /^javascript:/i.test(text) ? REDIRECT.scheme : 0), isDoubtful: true };
  const host = text === undefined ? 0 : (fixesHost(text) ? kinds('url', 'redirect') : 0) | (fixesScheme(text) ? REDIRECT.scheme : 0);
  const option = text !== undefined && text !== '' ? kinds('argument') : 0;
  const below = isPart ? 0 : beginsWith(text);
  return { clears: host | option | below, isDoubtful: true };
}

/** True for a text of which the used one is made, or that stands elsewhere: how it begins says nothing of where that leads. */
function isOnlyPart(tested: Value, { value, q }: About): boolean {
  const relation = relate(tested, value);
  return relation === 'origin' || (relation === 'derived' && isOfOtherRoot(tested, value, q.judge.referents)) || (relation === 'same' && q.state.isPart === true);
}

/** How what a function is handed stands in what is used: `isGood(name)` in front of `join(root, name)` has looked at a part. */
export function stateInside({ args }: Call, { parameter, path }: Subject, about: About): PathState {
  const handed = args[parameter]?.value;
  const state: PathState = handed !== undefined && isOfWhole(handed, about) ? { ...about.q.state, isCut: true } : about.q.state;
  return path.length === 0 && handed !== undefined && isOnlyPart(handed, about) ? { ...state, isPart: true } : state;
}

/** `path.relative(root, x)`: it begins with `..` when `x` lies outside. */
export function isRelativeTo(value: Value): boolean {
  return value.op === 'call' && ((value.callee.op === 'load' && value.callee.key === 'relative') || (value.receiver !== undefined && isRelativeTo(value.receiver)) || (value.callee.op === 'load' && value.callee.key === 'normalize' && value.args[0] !== undefined && isRelativeTo(value.args[0].value)));
}

/** `x.indexOf(root) === 0` */
export function beginsAt(call: Call, holds: boolean, { value, q }: About): Checked {
  const argument = call.args[0]?.value;
  if (call.receiver === undefined || argument === undefined || !isAbout(call.receiver, value)) return NOTHING;
  return beginsWithAny(argument, { holds, tested: call.receiver, value, q });
}

const MEMBERSHIP: ReadonlySet<string> = new Set(['includes', 'has', 'contains', 'indexOf', 'some', 'find', 'get', 'exists']);

/** The value is asked for in a collection: what is in it was chosen by the program. */
function membership(name: string, receiver: Value, { holds, value, q }: About & { readonly holds: boolean }): Checked | undefined {
  if (!MEMBERSHIP.has(name) || relate(receiver, value) !== undefined) return undefined;
  if (holds && isFilledFromOutside(receiver, q.judge)) return DOUBT;
  if (holds) return { clears: isOwnKey(value, receiver, q.judge.referents) ? ALL_KINDS & ~kinds('key') : ALL_KINDS, isDoubtful: false };
  const refused = listedTexts(receiver, q);
  return refused.length > 0 ? { clears: refused.reduce((set, each) => set | keyRefused(each), 0), isDoubtful: true } : DOUBT;
}

/** `LISTED.some((each) => each === x)`, `!LISTED.every((each) => each !== x)`: the same as to be in the list, or not to be in it. */
function comparedWithEach(name: string, { receiver, args }: Call, { holds, value, q }: About & { readonly holds: boolean }): Checked | undefined {
  const operator = name === 'every' ? /^!==?$/ : SEEKING.has(name) ? /^===?$/ : undefined;
  if (receiver === undefined || args[0] === undefined || operator === undefined) return undefined;
  const { answer, parameters = [] } = onlyAnswer(args[0].value, q.judge.referents) ?? {};
  if (answer === undefined) return undefined;
  const part = holds === (name !== 'every') ? partTestedBy(answer, holds, { each: parameters[0], value, q }) : undefined;
  if (part !== undefined) return isFilledFromOutside(receiver, q.judge) ? DOUBT : part;
  const isOfValue = (each: Value | undefined): boolean => each !== undefined && [each, variableOf(each, q.judge.referents)].some((at) => relate(at, value) === 'same');
  if (answer.op === 'call' && name === 'some' && holds) return isBegunWith(answer, parameters[0]) && answer.receiver !== undefined && isOfValue(answer.receiver) ? beginsWithAny(answer.args[0]?.value ?? answer, { holds, tested: variableOf(answer.receiver, q.judge.referents), value, q }) : undefined;
  if (answer.op === 'call' && name === 'some' && !holds) return isLookedFor(answer, parameters[0]) && isOfValue(answer.receiver) ? lackingAll(receiver, q) : undefined;
  if (answer.op !== 'binary' || !operator.test(answer.operator)) return undefined;
  const isEach = (side: Value): boolean => side === parameters[0] || isNameOfPair(side, parameters[0], receiver);
  const other = isEach(answer.left) ? answer.right : isEach(answer.right) ? answer.left : undefined;
  return isOfValue(other) ? membership('includes', receiver, { holds: holds !== (name === 'every'), value, q }) : undefined;
}

/** `Object.entries(TABLE).find(([name]) => name === x)` */
function isNameOfPair(side: Value, pair: Value | undefined, list: Value): boolean {
  return side.op === 'load' && side.key === '0' && side.base === pair && list.op === 'call' && listingOf(list) === 'entries';
}

/** `(each) => text.startsWith(each)` */
function isBegunWith({ callee, args }: Call, each: Value | undefined): boolean {
  return callee.op === 'load' && callee.key === 'startsWith' && args.length === 1 && args[0]?.value === each;
}

/** `(each) => text.includes(each)` */
function isLookedFor({ callee, args }: Call, each: Value | undefined): boolean {
  return callee.op === 'load' && callee.key === 'includes' && args.length === 1 && args[0]?.value === each;
}

/** What a text is that holds none of the listed ones. */
function lackingAll(list: Value, q: Deep): Checked {
  const texts = listedTexts(list, q);
  const dots = texts.some((text) => text === '..' || text === '.') ? withoutDots(q.state.isRooted) : 0;
  return { clears: texts.reduce((set, text) => set | keyRefused(text), clearedWithout((character) => texts.includes(character)) | dots), isDoubtful: true };
}

const SEEKING: ReadonlySet<string> = new Set(['some', 'find', 'findLast', 'findIndex']);

/** The texts in a list or set that is written out. */
function listedTexts(collection: Value, { judge }: Deep): readonly string[] {
  return judge.referents.of(collection).flatMap((referent) => {
    if (referent.kind !== 'object') return [];
    const list = referent.value.op === 'call' ? referent.value.args[0]?.value : referent.value;
    if (list === undefined) return [];
    return textsIn(judge.referents.of(list, ['Element']));
  });
}

function textsIn(referents: readonly Referent[]): readonly string[] {
  return referents.flatMap((each) => (each.kind === 'constant' && typeof each.value === 'string' ? [each.value] : []));
}

/** All that a value may be, where that is texts only. */
function textsAmong(referents: readonly Referent[]): readonly string[] {
  const texts = textsIn(referents);
  return texts.length === referents.length ? texts : [];
}

/** `each === x` for an element of a list: the same as to be in the list. */
export function equalsElement(element: Value, about: About): Checked | undefined {
  const list = elementList(element, about.q.judge.referents);
  return list === undefined || relate(element, about.value) !== undefined ? undefined : membership('includes', list, { holds: true, ...about });
}

/** The list of which a loop, or a callback of a method of the list, is given the elements. */
function elementList(value: Value, referents: Referents): Value | undefined {
  const at = variableOf(value, referents);
  if (at.op === 'iterate') return at.input;
  if (at.op === 'load') return typeof at.key !== 'string' && at.key.op === 'phi' ? at.base : undefined;
  const call = at.op === 'parameter' && at.index === 0 ? at.procedure.made?.users[0] : undefined;
  return call?.op === 'call' && call.args[0]?.value === at.procedure.made && call.callee.op === 'load' && SEEKING.has(String(call.callee.key)) ? call.receiver : undefined;
}

/** `/^[a-z]+$/.test(x)` */
function patternTest(name: string, receiver: Value, { holds, argument, value, q }: About & { readonly holds: boolean; readonly argument: Value }): Checked | undefined {
  return name === 'test' || name === 'exec' ? pattern(receiver, { holds, tested: argument, goesOn: true }, { value, q }) : undefined;
}

function pattern(regexp: Value, { holds, tested, goesOn = false }: { readonly holds: boolean; readonly tested: Value; readonly goesOn?: boolean }, about: About): Checked | undefined {
  const { judge, state } = about.q;
  const [only, ...others] = judge.referents.of(regexp);
  if (only?.kind !== 'regexp' || others.length > 0 || (!holds && mayPassOver(only, regexp, goesOn))) return DOUBT;
  const passedOver = !holds && isOfWhole(tested, about) ? kinds('key') & ~keysRefusedInside(only) : 0;
  return { clears: testedBy(only, holds, state.isRooted) & ~passedOver, isDoubtful: true };
}

/** A guard that the rows name. */
function byRow(call: Call, holds: boolean, { value, q }: About): Checked {
  const { referents } = q.judge;
  let all = NOTHING;
  for (const place of referents.placesOf(call.callee))
    for (const row of referents.index.guardsOf(place)) {
      const tested = row.checked === 'Receiver' ? call.receiver : call.args[Number(/\d+/.exec(row.checked)?.[0] ?? -1)]?.value;
      if (tested !== undefined && isAbout(tested, value) && row.holds === holds) all = either(all, { clears: row.clears, isDoubtful: false });
    }
  return all;
}

const MAX_DEPTH = 3;

/** A predicate of the program's own. */
function byPredicate(call: Call, holds: boolean, { value, q }: About): Checked {
  const faultless = withoutFaults(call, { path: [], holds }, { value, q });
  if (faultless !== undefined) return faultless;
  const subject = handedTo(call, value);
  if (subject === undefined || q.depth > MAX_DEPTH) return NOTHING;
  const callees = q.judge.referents.calleesOf(call);
  if (callees.some(({ isAsync }) => isAsync) && q.isAwaited !== true) return NOTHING;
  if (callees.length === 0) {
    const accepted = acceptedByAnswer(call, { path: [], holds }, { value, q });
    if (accepted !== undefined) return accepted;
    if (subject.path.length > 0) return isPending(call.callee, q.judge.referents) ? DOUBT : NOTHING;
    return holds && VETTING.test(calledName(call)) ? { clears: ALL_KINDS, isDoubtful: true } : DOUBT;
  }
  const clears = callees.reduce((set, callee) => set & q.judge.summary(callee, subject, answered(holds, { isAwaited: q.isAwaited, state: stateInside(call, subject, { value, q }) })), ALL_KINDS);
  return { clears, isDoubtful: (subject.path.length === 0 || clears !== 0) && !isSeenThrough(call, callees, q) };
}

/** True where all functions that a call may enter are known, and understood to the end. */
function isSeenThrough({ callee, args }: Call, callees: readonly Procedure[], { judge: { referents } }: Deep): boolean {
  const found = NAMED.has(variableOf(callee, referents).op) ? referents.of(callee) : [];
  return callees.every(isUnderstood) && args.every(({ spread }) => !spread) && found.length >= callees.length && found.every(({ kind }) => kind === 'function');
}

/** What is no choice between functions, and is not handed in. */
const NAMED: ReadonlySet<Value['op']> = new Set(['function', 'import', 'load']);

/** A predicate that is nowhere seen and whose name says that it vets: what it lets through is taken to be meant. Never sure. */
const VETTING = /(?<!un|in)(?:safe|whitelist|allowlist|valid|allow|authori[sz]ed)|^is(?:DOM|HTML)?(?:Element|Node)$/i;

function calledName({ callee }: Call): string {
  if (callee.op === 'load') return typeof callee.key === 'string' ? callee.key : '';
  if (callee.op === 'function') return callee.callee.name;
  return callee.op === 'cell' ? (typeof callee.cell === 'string' ? callee.cell : callee.cell.name) : callee.op === 'import' ? callee.name : callee.node.type === 'Identifier' ? callee.node.name : '';
}
