import { enterCall } from './call-step.ts';
import { asksForOther } from './builtin-steps.ts';
import { clearedByGroup } from './capture-group.ts';
import { asCharacters } from './characters-of.ts';
import { closurePlaces } from './closure-places.ts';
import { isReplacedRead, seenBehind } from './closure-runs.ts';
import { stepOf } from './constant-key.ts';
import { elementPath, heldUnder } from './entry-lists.ts';
import { CONSTRUCTOR, ENUMERATED, KEYED, LINK, LITERAL, NAMES, OBJECT, PROTOTYPE, ROOTED, SHARED, SPLICED, THROWN } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import { shareField } from './fields.ts';
import { isInside } from './inside.ts';
import type { Key, Value, ValueOf } from './ir.ts';
import { hasKind, KEY, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { isOwnKey } from './key-origin.ts';
import { mayBlock } from './model.ts';
import { isExports } from './module-flow.ts';
import { behindText, isHostHeader, partOfAddress } from './own-address.ts';
import { behindNames, hasOwnNames, isOpenBehind, namesBehind, ofOther } from './own-entry.ts';
import { isReplacedAtOnce } from './overwritten.ts';
import { asSent, beginsAtRoot, prefixed, resolved } from './path-state.ts';
import { anywhere, isElement, isPosition, isReadBy, isStep, stepsOfElements, withoutPositions } from './positions.ts';
import { belowRejected, REJECTED } from './promise-chain.ts';
import type { Referents } from './referents.ts';
import { leave } from './leave.ts';
import { leaveByThrow, leaveUncaught } from './thrown.ts';
import { isInFront, isTooEarly } from './rewritten.ts';
import { writeBack } from './search.ts';
import type { Solver } from './search.ts';
import { importsOf } from './shared-exports.ts';
import { clearedAsStored } from './uploads.ts';
import { usersFor } from './users.ts';
import { asRewritten, handBehind, isOutdated } from './written-behind.ts';
import { placed } from './text-place.ts';
import { clearedBehind, isPart, namedApart, textBefore, textBehind } from './text-shape.ts';

/** Follows a fact to everything that is computed from its value. */
export function spread(solver: Solver, context: Context, fact: Fact): void {
  if ((fact.state & THROWN) !== 0) return leaveUncaught(solver, context, fact);
  leave(solver, context, fact);
  if (fact.value.op === 'this' && fact.path.length > 0) shareField(solver, context, { fact, value: fact.value });
  for (const user of usersFor(fact)) if (!asksForOther(fact, user, solver.referents) && (!MAY_BE_OUTDATED.has(user.op) || !isOutdated(solver, fact, user))) use(solver, { context, fact, user });
}

/** What looks at an object and what stands in it. */
const MAY_BE_OUTDATED: ReadonlySet<Value['op']> = new Set(['load', 'call', 'iterate', 'object', 'array', 'rest', 'template', 'binary']);

interface Use {
  readonly context: Context;
  readonly fact: Fact;
  readonly user: Value;
}

/** Follows a fact to one user of its value. */
export function use(solver: Solver, { context, fact, user }: Use): void {
  const seen = seenBy(user, fact);
  if (seen !== undefined) useSeen(solver, { context, fact: seen, user });
}

function useSeen(solver: Solver, { context, fact, user }: Use): void {
  if (user.op === 'phi') return usePhi(solver, { context, fact, user });
  const left = solver.used(fact, user.block, user);
  if (left === undefined) return;
  const rest = { ...fact, ...left, from: fact };
  const go = (value: Value, path: readonly string[] = fact.path, state = fact.state): void => void solver.add(context, { ...rest, value, path, state });
  switch (user.op) {
    case 'logical':
      if (user.right === fact.value || user.operator !== '&&') go(user);
      return;
    case 'await': {
      const thrown = belowRejected(fact.path);
      return thrown === undefined ? go(user) : leaveByThrow(solver, context, { fact: { ...rest, path: thrown }, block: user.block });
    }
    case 'rest':
      return user.without.some((key) => fact.path[0] === key || fact.path[0] === `#${key}`) ? undefined : go(user, anywhere(fact.path));
    case 'cell-store':
      return useCell(solver, { context, fact: rest, user });
    case 'load':
      return useLoad(solver, { context, fact: rest, user });
    case 'store':
      return useStore(solver, { context, fact: rest, user });
    case 'call':
      return enterCall(solver, { context, fact: rest, call: user });
    case 'binary':
      if (user.operator === '+' && isTextual(fact)) spliceInto(solver, { context, fact: rest, user });
      return;
    case 'template':
      if (isTextual(fact)) spliceInto(solver, { context, fact: rest, user });
      return;
    case 'object':
      for (const [index, entry] of user.entries.entries())
        if (entry.key === fact.value) enterName(solver, { context, fact: rest, user });
        else if (entry.value === fact.value && entry.kind !== 'spread') go(user, [stepOf(entry.key, solver.referents.of), ...fact.path], keyed(fact, entry.key, solver));
        else if (entry.value === fact.value) copyInto(solver, { context, fact: rest, user, index });
      return;
    case 'array': {
      const held = heldUnder(user, solver.referents);
      if (held !== undefined && user.elements[1]?.value === fact.value) return held.made.forEach((made) => go(made, [held.name, ...fact.path]));
      const steps = stepsOfElements(user);
      user.elements.forEach((element, index) => {
        if (element.value !== fact.value) return;
        if (!element.spread) return go(user, [steps[index] ?? 'Element', ...fact.path]);
        const taken = elementOf(solver, { context, fact: rest, user });
        if (taken !== undefined) solver.add(context, { ...taken, path: ['Element', ...taken.path] });
        else go(user, anywhere(fact.path));
      });
      return;
    }
    case 'iterate':
      if ((fact.state & OBJECT) !== 0 && fact.path.length === 0) return; // a prototype has no elements
      return useElements(solver, { context, fact: rest, user });
    case 'enumerate':
      if ((fact.path.length === 0 || fact.path[0] === NAMES) && !hasOwnNames(fact)) solver.add(context, { ...ofOther(rest), value: user, path: [], state: fact.state | ENUMERATED });
      return;
    case 'element':
      return solver.special.atElement(solver, { context, fact: withoutPositions(rest), user });
    default:
  }
}

/** A fact for what may look in front of the write through which it came; undefined for what surely does. */
function seenBy(user: Value, fact: Fact): Fact | undefined {
  const { rewritten, ...rest } = fact;
  if (rewritten === undefined || !isInFront(rewritten, user)) return fact;
  return isTooEarly(rewritten, rest, user) ? undefined : rest;
}

/** What a loop is given of a list, or of a collection of names and values. */
function useElements(solver: Solver, use: Use): void {
  const taken = elementOf(solver, use);
  if (taken !== undefined) solver.add(use.context, taken);
}

/** What is known of an element that is taken from a list, a collection or a text; undefined where that is nothing. */
function elementOf({ referents }: Solver, { fact, user }: Use): Fact | undefined {
  const path = elementPath(fact, referents);
  if (path === undefined) return undefined;
  const other = ofOther(fact);
  return { ...(fact.path.length === 0 && path.length === 0 ? asCharacters(other, user, referents) : other), value: user, path };
}

/** `{ ...given, name: own }`: what is written behind stays what it is. */
function copyInto(solver: Solver, { context, fact, user, index }: Use & { readonly user: ValueOf<'object'>; readonly index: number }): void {
  const left = behindNames(fact, namesBehind(user, index, solver.referents));
  const isOpen = isOpenBehind(user, index, solver.referents);
  if (left !== undefined) solver.add(context, { ...left, value: user, path: anywhere(fact.path), isExact: fact.isExact && !isOpen });
}

function usePhi(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'phi'> }): void {
  if (isReplacedRead(user, fact.value, solver.referents)) return;
  user.inputs.forEach((input, index) => {
    if (input !== fact.value) return;
    const from = user.from[index] ?? user.block;
    const left = solver.used(fact, from);
    const kinds = left === undefined ? 0 : left.kinds & ~clearedBeside(solver, fact, user);
    if (left !== undefined && kinds !== 0) solver.add(context, { ...fact, ...left, kinds, value: user, from: fact });
  });
}

/** `wanted ? clean(x) : x`: whoever left the cleaning out of one branch meant to; what the library would take away counts as gone. */
function clearedBeside(solver: Solver, fact: Fact, { inputs }: ValueOf<'phi'>): Kinds {
  let cleared = 0;
  for (const input of inputs) {
    if (input.op !== 'call' || !input.args.some((each) => each.value === fact.value)) continue;
    for (const place of solver.referents.placesOf(input.callee)) for (const step of solver.referents.index.stepsOf(place)) if (step.to === 'ReturnValue') cleared |= step.clears & kinds('html');
  }
  return cleared;
}

/** A shared variable: every load sees every store. */
function useCell(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'cell-store'> }): void {
  const flow = solver.referents.flowOf(user.unit.path);
  if (flow !== undefined && typeof user.cell === 'string' && !flow.declares(user.cell)) solver.special.atGlobalWrite(solver, { context, fact, user });
  if (flow === undefined || isExports({ ...user, op: 'cell' }) || (user.cell === 'location' && !flow.declares('location'))) return;
  const { loads } = flow.cell(user.cell);
  if (typeof user.cell !== 'string' && isReplacedAtOnce(user, loads)) return;
  for (const load of loads) {
    const seen = seenBehind(fact, { load, store: user, flow });
    const left = seen === undefined ? undefined : leftInside(solver, seen, { load, store: user });
    const state = typeof user.cell === 'string' && load.procedure !== user.procedure && mayBlock(context.root.tier) ? fact.state | SHARED : fact.state;
    if (seen !== undefined && left !== undefined) solver.add(isInside(load.procedure, context.procedure) ? context : context.root, { ...seen, ...left, value: load, state });
  }
}

/** What is left of a fact for a closure that reads the variable: what was checked in front of all places from which it runs is gone. */
function leftInside(solver: Solver, fact: Fact, { load, store }: { readonly load: Value; readonly store: ValueOf<'cell-store'> }): Pick<Fact, 'kinds' | 'isExact'> | undefined {
  const places = closurePlaces(load.procedure, store.procedure, solver.referents);
  if (places === undefined) return fact;
  const left = places.flatMap((place) => solver.used({ ...fact, value: store.input }, place.block, place) ?? []);
  return left.length === 0 ? undefined : { kinds: left.reduce((set, each) => set | each.kinds, 0), isExact: left.some((each) => each.isExact) };
}

/** Properties that say nothing of the text or object they are read from. */
const HARMLESS: ReadonlySet<string> = new Set(['length', 'size', 'byteLength', 'constructor', 'prototype', 'statusCode']);

/** What an element holds that whoever calls a library hands over: markup that is part of the page already. */
const OWN_MARKUP: ReadonlySet<string> = new Set(['innerHTML', 'outerHTML']);

function useLoad(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'load'> }): void {
  if (user.key === fact.value) return useKey(solver, { context, fact, user });
  if (user.base.op === 'load' && user.base.key === 'argv' && (user.key === '0' || user.key === '1')) return;
  if ((fact.state & OBJECT) !== 0 && fact.path.length === 0) return useObject(solver, { context, fact, user });
  const [first, ...rest] = fact.path;
  if (first === undefined) {
    if (typeof user.key === 'string' && (HARMLESS.has(user.key) || fact.except?.includes(user.key) === true || (OWN_MARKUP.has(user.key) && context.root.tier === 'library'))) return;
    const isQuery = user.key === 'query' || user.key === 'searchParams' || user.key === 'search' || user.key === 'hash';
    const stored = clearedAsStored(fact, user, solver.referents);
    if (stored !== undefined) return void solver.add(context, { ...ofOther(fact), value: user, kinds: fact.kinds & ~stored, isExact: false });
    const whole = partOfAddress(ofOther(fact), user.key);
    const part = typeof user.key === 'string' ? whole : asCharacters(whole, user, solver.referents);
    return void solver.add(context, { ...part, value: user, kinds: isQuery ? asSent(part.kinds) : isUrlPath(user) ? resolved(part.kinds) : isHostHeader(user) ? part.kinds & ~kinds('redirect') : part.kinds });
  }
  if (first === NAMES || first === REJECTED) return;
  if (isPosition(first) && !isReadBy(first, typeof user.key === 'string' ? user.key : undefined)) return;
  const key = readStep(user, solver.referents);
  const isAny = first === 'Element' && (fact.state & KEYED) !== 0 && typeof user.key === 'string' && !OF_LISTS.has(user.key);
  if (!isStep(first, key) && key !== 'Element' && !isAny) return;
  const left = isElement(first) && rest.length === 0 ? fact.kinds & ~clearedByGroup(user, solver.referents) : fact.kinds;
  solver.add(context, { ...fact, value: user, path: rest, kinds: left, state: fact.state & ~KEYED, isExact: fact.isExact && !isAny });
}

/** `new URL(text, base).pathname`: absolute, and no `..` is left in it, encoded or not (https://url.spec.whatwg.org/#path-state). */
function isUrlPath({ key, base }: ValueOf<'load'>): boolean {
  return key === 'pathname' && base.op === 'call' && base.construct && ((base.callee.op === 'cell' && base.callee.cell === 'URL') || (base.callee.op === 'import' && base.callee.name === 'URL') || (base.callee.op === 'load' && base.callee.key === 'URL'));
}

/** Members that lists and objects have anyway: whoever reads them means nothing that was stored. */
const OF_LISTS: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Array.prototype), ...Object.getOwnPropertyNames(Object.prototype), 'size']);

/** The step that a key is which may be handed in: every caller hands in the same. */
function readStep({ key }: ValueOf<'load'>, { of, constantOf }: Referents): string {
  const step = stepOf(key, of);
  const handedIn = step !== 'Element' || typeof key === 'string' ? undefined : constantOf(key);
  return handedIn === undefined || typeof handedIn === 'number' ? step : String(handedIn);
}

/** A second key from outside leads from a constructor to its prototype. */
function useObject(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'load'> }): void {
  if ((fact.state & CONSTRUCTOR) === 0 || (typeof user.key === 'string' && user.key !== 'prototype')) return;
  solver.add(context, { ...fact, value: user, path: [], state: (fact.state & ~CONSTRUCTOR) | PROTOTYPE });
}

/** `object[key]` with a key from outside: what is read may be a prototype; when it is called, anybody chooses the function. */
function useKey(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'load'> }): void {
  if (fact.path.length > 0 || (fact.state & OBJECT) !== 0) return;
  solver.special.atDynamicCall(solver, { context, fact, user });
  if (hasKind(fact.kinds, 'key') && !isOwnKey(fact.value, user.base, solver.referents) && solver.special.mayReachPrototype(solver, user)) {
    const state = fact.state & ENUMERATED;
    const left = fact.kinds & ~solver.guards.ensured(user);
    solver.add(context, { ...fact, value: user, path: [], state: state | PROTOTYPE, kinds: left & KEY.direct });
    solver.add(context, { ...fact, value: user, path: [], state: state | CONSTRUCTOR, kinds: left & KEY.constructed });
  }
}

function useStore(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'store'> }): void {
  if (user.base === fact.value && (fact.state & PROTOTYPE) !== 0 && fact.path.length === 0) return solver.special.atPollution(solver, { context, fact, user });
  if (user.key === fact.value) return useName(solver, { context, fact, user });
  if (user.input !== fact.value) return;
  solver.special.atWrite(solver, { context, fact: withoutPositions(fact), user });
  const key = stepOf(user.key, solver.referents.of);
  const state = keyed(fact, user.key, solver);
  if ((fact.state & OBJECT) !== 0 || isNavigation(user, solver)) return;
  const stored = asRewritten({ fact: { ...fact, value: user.base, path: [key, ...fact.path], state }, by: user });
  if (mayBlock(context.root.tier) && isExports(user.base)) handOut(solver, { context, fact, user });
  const place = typeof user.key === 'string' ? { base: user.base, key: user.key } : undefined;
  if (place !== undefined) handBehind(solver, context, { fact: stored, by: user, name: place.key });
  if (place === undefined || !solver.overwrites.isReplaced(user, place)) writeBack(solver, context, stored);
}

/** `export const state = {}`: other files have it by their imports. */
function handOut(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'store'> }): void {
  const path = user.key === '*' ? fact.path : [stepOf(user.key, solver.referents.of), ...fact.path];
  const imports = importsOf(user.unit.path, path, solver.referents);
  if (imports === undefined) return solver.cut(fact);
  for (const each of imports) writeBack(solver, context.root, { ...fact, ...each });
}

/** `location.href = x`: the page is left, and nothing is kept. */
function isNavigation({ key, base }: ValueOf<'store'>, { referents }: Solver): boolean {
  if (key === 'location') return referents.placesOf(base).some(({ root }) => root === 'dom.Window' || root === 'dom.Document');
  return key === 'href' && referents.placesOf(base).some(({ root, path }) => root === 'dom.Location' && path.length === 0);
}

/** `o[key] = x` with a key from outside: whoever walks over `o` later meets it again. */
function useName(solver: Solver, { context, fact, user }: Use & { readonly user: ValueOf<'store'> }): void {
  solver.special.atKeyWrite(solver, { context, fact, user });
  enterName(solver, { context, fact, user }, user.base);
}

/** Puts a key among the names of an object. */
function enterName(solver: Solver, { context, fact, user }: Use, object = user): void {
  if (fact.path.length === 0 && (fact.state & OBJECT) === 0) writeBack(solver, context, asRewritten({ fact: { ...ofOther(fact), value: object, path: [NAMES], state: 0 }, by: user }));
}

/** The state of what is put under a key: under one that comes from somewhere else it stands at every name. */
function keyed({ state }: Fact, key: Key, { referents }: Solver): number {
  return typeof key !== 'string' && isName(key) && stepOf(key, referents.of) === 'Element' ? state | KEYED : state;
}

/** A computed key that comes from somewhere else and is not counted up. */
function isName(key: Value): boolean {
  return key.op === 'parameter' || key.op === 'load' || key.op === 'iterate' || key.op === 'enumerate' || key.op === 'cell';
}

/** A text, or a list of them: put into a text, a list becomes its elements with commas between them. */
function isTextual({ path }: Fact): boolean {
  return path.length === 0 || (path.length === 1 && isElement(path[0]));
}

/** A text is put between other texts. */
function spliceInto(solver: Solver, { context, fact, user }: Use): void {
  if ((fact.state & OBJECT) !== 0) return;
  const whole = outermost(user);
  const operand = whole === user ? fact.value : operandIn(whole, user, fact.value);
  const before = textBefore(whole, operand, solver.referents);
  const rest = behindText(fact, before);
  const cleared = clearedBehind(before, beginsAtRoot(rest.kinds)) | namedApart(whole, solver.referents) | kinds('nosql');
  const isBehind = before !== '';
  const { kinds: left, isDoubtful, isLink } = placed(isBehind ? prefixed(rest.kinds, before) : rest.kinds, { before, after: textBehind(whole, operand, solver.referents), isAnyAddress: fact.isExact && !beginsAtRoot(rest.kinds), isLiteral: (rest.state & LITERAL) !== 0 });
  solver.add(context, { ...ofOther(rest), value: user, path: [], kinds: left & ~cleared, state: (isBehind ? rest.state & ~LITERAL : rest.state) | SPLICED | (isBehind && before !== '/' ? ROOTED : 0) | (isLink ? LINK : 0), isExact: rest.isExact && !isDoubtful });
}

const wholes = new WeakMap<Value, Value>();

/** The whole sum of which a sum is the left part. */
function outermost(user: Value): Value {
  const passed: Value[] = [];
  let at = user;
  for (;;) {
    const known = wholes.get(at);
    const [only] = at.users;
    if (known !== undefined) at = known;
    if (known !== undefined || at.users.length !== 1 || only?.op !== 'binary' || only.operator !== '+' || only.left !== at || at.op !== 'binary') break;
    passed.push(at);
    at = only;
  }
  for (const each of passed) wholes.set(each, at);
  return at;
}

function operandIn(whole: Value, user: Value, value: Value): Value {
  const known = isPart(whole, value);
  return known || !isPart(whole, user) ? value : user;
}
