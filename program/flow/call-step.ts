import { KEYED, LITERAL, NAMES, OBJECT, VALUES } from './fact.ts';
import type { Fact } from './fact.ts';
import { calledName } from './called-name.ts';
import { MAX_TARGETS } from './callees.ts';
import { asCharacters, takesCharacters } from './characters-of.ts';
import { restoredBy } from './decoded.ts';
import { controlFlowOf } from './dominators.ts';
import { listenersOf } from './emitters.ts';
import { keptBy } from './element-checks.ts';
import { enterAt, enterThis } from './enter.ts';
import type { AtCall } from './enter.ts';
import { functionsIn } from './functions-in.ts';
import { filledIn } from './filled-in.ts';
import { handedIn, stepsOf } from './builtin-steps.ts';
import type { Value, ValueOf } from './ir.ts';
import { kinds, PATH } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { asLiteral } from './literal-text.ts';
import { madeByRow } from './made-by-row.ts';
import type { Place, Sink, Step } from './model.ts';
import { isWrittenAsNumber } from './number-conversion.ts';
import { changedAddress, cutFromAddress } from './own-address.ts';
import { pathAfter } from './path-moves.ts';
import { dotless } from './path-state.ts';
import { elementPath, isMadeOfPairs, listsPairs } from './entry-lists.ts';
import { behindNames, hasOwnNames, isAssigning, mayWriteNames, namesAssigned, ofOther, withOwnNames } from './own-entry.ts';
import { anywhere, isElement, isPosition, isStep, withoutPositions } from './positions.ts';
import { belowRejected, isChained, isPromiseMethod, REJECTED, stepsOfRejection } from './promise-chain.ts';
import { calleesIn } from './receiver-class.ts';
import { kindsAt, parsedBy } from './schema.ts';
import { resume } from './resume.ts';
import { keepsKinds } from './step-condition.ts';
import { writeBack } from './search.ts';
import type { Solver } from './search.ts';
import { cellParameter, settle } from './settle.ts';
import { placed } from './text-place.ts';
import { writeDown } from './written-behind.ts';

type Call = ValueOf<'call'>;

/** A fact reaches a call: as an argument, as the object whose method is called, or as the function itself. */
export function enterCall(solver: Solver, { context, fact, call }: AtCall): void {
  const positions = call.args.flatMap((argument, position) => (argument.value === fact.value ? [{ position, spread: argument.spread }] : []));
  const isReceiver = call.receiver === fact.value;
  const isRejection = belowRejected(fact.path) !== undefined;
  if (isRejection && (isReceiver ? isChained(call) : isPromiseMethod(call, 'allSettled'))) return reject(solver, { context, fact, call });
  const loose = withoutPositions(fact);
  if (!isRejection) atSinks(solver, { context, fact: loose, call });
  if (loose !== fact && movesElements(call)) writeBack(solver, context, { ...loose, from: fact });
  const steps = stepsOf(call, solver.referents);
  const assigned = positions.length > 0 && isAssigning(call) ? behindNames(fact, namesAssigned(call, Math.max(...positions.map(({ position }) => position)), solver.referents)) : fact;
  const isOfPairs = positions.length > 0 && isMadeOfPairs(call) && isElement(fact.path[0]);
  if (isOfPairs) fromPairs(solver, { context, fact, call });
  else if (listsPairs(call, fact, solver.referents)) solver.add(context, { ...ofOther(fact), value: call, path: ['Element', ...(elementPath(fact, solver.referents) ?? [])], from: fact });
  else if (assigned !== undefined && ((fact.state & OBJECT) === 0 || keepsObject(call, fact))) for (const step of steps) takeStep(solver, { context, fact: assigned, call }, step);
  const callees = calleesIn(context, call, solver.referents);
  for (const procedure of callees) {
    for (const { position, spread } of positions) enterAt(solver, { context, fact, call }, { procedure, position, spread });
    if (isReceiver && fact.path.length > 0) enterThis(solver, { context, fact, call }, procedure);
  }
  if (callees.length + steps.length === 0 && fact.except !== undefined && fact.path.length === 0 && mayWriteNames(call)) writeBack(solver, context, { ...ofOther(fact), from: fact });
  if (callees.length === 0 && (fact.state & OBJECT) !== 0) enterBound(solver, { context, fact, call });
  settle(solver, { context, fact, call });
  resume(solver, { context, fact, call });
  emitted(solver, { context, fact, call });
  checkedBySchema(solver, { context, fact: loose, call });
  prefill(solver, { context, fact: loose, call });
  if (call.callee === fact.value && fact.path[0] === 'ReturnValue') solver.add(context, { ...fact, value: call, path: fact.path.slice(1), from: fact });
  borrowed(solver, { context, fact: loose, call });
  indirect(solver, { context, fact, call });
  if (steps.length === 0 && callees.length === 0 && isReceiver) throughMethod(solver, { context, fact: loose, call });
}

/** What is made of a list of pairs: the first of each is a name, the second stands at any. */
function fromPairs(solver: Solver, { context, fact, call }: AtCall): void {
  const [, place, ...rest] = fact.path;
  const entry = { ...fact, value: call, from: fact };
  if (place === '#0') solver.add(context, { ...ofOther(entry), path: [NAMES] });
  else if (place === '#1' && rest.length > 0) solver.add(context, { ...entry, path: ['Element', ...rest], state: fact.state | KEYED });
  else solver.add(context, place === '#1' ? { ...ofOther(entry), path: rest, except: [NAMES] } : { ...entry, path: rest });
}

/** A promise that is rejected reaches `.catch(f)` and the like; `allSettled` tells why each was. */
function reject(solver: Solver, { context, fact, call }: AtCall): void {
  const below = belowRejected(fact.path) ?? [];
  if (!isChained(call)) return void solver.add(context, { ...fact, value: call, path: ['Element', 'reason', ...below], from: fact });
  const rejected = { ...fact, path: [REJECTED, ...below] };
  for (const step of stepsOfRejection(call)) takeStep(solver, { context, fact: rejected, call }, step);
}

/** `stack.push([target[key], source[key]])`, `stack.pop()`: a list of what is still to do keeps objects as well as texts. So does `keys.reduce(write, target)`, where each round is handed what the first was. */
function keepsObject({ callee, args }: Call, { value }: Fact): boolean {
  const name = calledName(callee).replace(/^.*[./]/, '');
  return (callee.op === 'load' && /^(?:push|unshift|pop|shift)$/.test(name)) || (/^reduce(?:Right)?$/.test(name) && args.length > 1 && args.at(-1)?.value === value);
}

/** What puts the elements of a list that it is given, or whose method it is, at other places (ECMA-262, 23.1.3), by the words for it. */
const MOVING = /sort|reverse|shuffle|rotate|swap|splice|shift|copyWithin|move|remove|pull/i;

function movesElements({ callee }: Call): boolean {
  const isBorrowed = callee.op === 'load' && (callee.key === 'call' || callee.key === 'apply');
  return MOVING.test(calledName(isBorrowed ? callee.base : callee));
}

/** `Promise.all([a, b])`, `promise.then(…)`, `Object.freeze([a, b])`: each element stays where it is. */
function keepsPlaces(call: Call): boolean {
  const { callee } = call;
  return isChained(call) || (callee.op === 'load' && callee.key === 'all') || isPromiseMethod(call, 'resolve') || (callee.op === 'load' && callee.key === 'freeze' && callee.base.op === 'cell' && callee.base.cell === 'Object');
}

function atSinks(solver: Solver, { context, fact, call }: AtCall): void {
  const method = call.callee.op === 'load' && typeof call.callee.key === 'string' ? [{ root: 'any', path: [call.callee.key] }] : [];
  for (const place of [...bestKnown(solver.referents.placesOf(call.callee)), ...method])
    for (const sink of solver.referents.index.sinksOf(place)) {
      const reached = argumentReached(call, fact, sink.argument);
      if (reached && (sink.kind === 'nosql' || (leadsTo(fact.path, sink.path) && !isSentAsData(sink, fact) && !(sink.kind === 'code' && isBound(fact.value))))) solver.special.report(solver, { context, fact, at: call, row: sink.row, place });
    }
  atBorrowedSinks(solver, { context, fact, call });
  solver.special.atCall(solver, { context, fact, call });
}

/** `setTimeout(job.run.bind(job), 10)`: what was bound is a function, and no text that could be run as one. */
function isBound(value: Value): boolean {
  return value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'bind';
}

/** What something is by the names of parameters counts only where nothing else says it. */
function bestKnown(places: readonly Place[]): readonly Place[] {
  const known = places.filter(({ root }) => !root.startsWith('named.'));
  return known.some(({ root }) => ANSWERING.test(root)) ? known : places;
}

/** What a server answers with, in the words of the rows. */
const ANSWERING = /^[a-z]+\.(?:Response|Reply|ServerResponse|Toolkit|Context)$/;

/** `exec.call(o, text)`, `exec.apply(o, [text])`, `Reflect.apply(exec, o, [text])`: the function behind it does the harm. */
function atBorrowedSinks(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee, args } = call;
  if (callee.op !== 'load' || (callee.key !== 'call' && callee.key !== 'apply')) return;
  const isReflected = callee.base.op === 'cell' && callee.base.cell === 'Reflect';
  const target = isReflected ? args[0]?.value : callee.base;
  const at = args.findIndex(({ value }) => value === fact.value) - (isReflected ? 2 : 1);
  if (target === undefined || at < 0) return;
  const path = callee.key === 'call' ? fact.path : fact.path.slice(1);
  for (const place of solver.referents.placesOf(target))
    for (const sink of solver.referents.index.sinksOf(place))
      if ((sink.argument === at || (callee.key === 'apply' && at === 0 && sink.argument === 0)) && leadsTo(path, sink.path)) solver.special.report(solver, { context, fact: { ...fact, path }, at: call, row: sink.row, place });
}

function argumentReached(call: Call, fact: Fact, argument: number | 'rest' | 'receiver'): boolean {
  if (argument === 'receiver') return call.receiver === fact.value;
  return call.args.some(({ value, spread }, position) => value === fact.value && (argument === 'rest' || position === argument || (spread && position <= argument)));
}

/** A list or object that is sent as a page is sent as JSON. */
function isSentAsData(sink: Sink, { path }: Fact): boolean {
  return sink.kind === 'html' && sink.path.length === 0 && path.length > 0 && sink.row[0] !== 'jquery.Set';
}

/** Everything of a value reaches every path in it; a path in it reaches what contains it only where rows say so. */
function leadsTo(fact: readonly string[], sink: readonly string[]): boolean {
  if (fact.length === 0) return true;
  if (sink.length === 0) return fact.every((step) => step === 'Element');
  return fact.length <= sink.length && fact.every((step, index) => isStep(step, sink[index]) || sink[index] === '*');
}

/** `list.forEach(f, o)`, `forIn(x, f, o)`: what stands behind a function is its `this`. */
function enterBound(solver: Solver, { context, fact, call }: AtCall): void {
  const last = call.args.at(-1);
  const before = call.args.at(-2);
  if (last?.value !== fact.value || before === undefined || fact.path.length > 0) return;
  for (const procedure of functionsIn(before.value, solver.referents)) if (procedure.kind === 'function') enterThis(solver, { context, fact, call }, procedure);
}

/** One row or built-in step: from an argument or the receiver to the result, another argument, or a callback. */
function takeStep(solver: Solver, { context, fact, call }: AtCall, { from, to, clears: most, condition }: Step): void {
  const [place, ...inside] = from.split('.');
  if (!stands(call, fact, place ?? '')) return;
  const path = after(inside.length > 0 || keepsPlaces(call) ? fact.path : anywhere(fact.path), inside);
  if (path === undefined || inside.includes('ReturnValue') || (inside.includes(NAMES) && hasOwnNames(fact)) || isWrittenAsNumber(call, fact.value, solver.referents)) return;
  const clears = condition !== undefined && keepsKinds(condition, { call, fact: { ...fact, path: after(fact.path, inside.filter((step) => step !== '*')) ?? [] }, referents: solver.referents }) ? 0 : most;
  const cut = changedAddress(cutFromAddress(fact, call), clears);
  const moved = pathAfter(call, cut, solver.referents);
  const left = ((clears & PATH.rawRelative) === 0 ? moved.kinds : dotless(moved.kinds)) & ~clears & ~(to === 'ReturnValue' ? keptOut(call, fact.path, solver) : 0);
  const filled = filledIn(call, fact.value, solver.referents);
  const placing = filled === undefined ? undefined : placed(left, { ...filled, isAnyAddress: false, isLiteral: (fact.state & LITERAL) !== 0 });
  const kept = placing?.kinds ?? left;
  const named = keepsNames(call, fact.path, inside) ? cut : ofOther(cut);
  const made = asLiteral({ ...named, kinds: kept === 0 ? 0 : kept | restoredBy(call, kept, solver.referents), state: moved.state, isExact: cut.isExact && placing?.isDoubtful !== true }, { call, given: fact.kinds }, solver.referents);
  const rest = fact.path.length === 0 && takesCharacters(call) ? asCharacters(made, call, solver.referents) : made;

  const [target, ...within] = to.split('.');
  if (target === undefined || (within.at(-1) === NAMES && path.length > 0)) return;
  if (target === 'ReturnValue') {
    const result = makes(within, { ...rest, value: call, path, from: fact });
    return result === undefined ? undefined : void solver.add(context, result);
  }
  if (target === 'Base') return writeToBase(solver, { context, fact, call }, { ...rest, path: [...within, ...path] });
  if (target === 'Receiver') return writeToReceiver(solver, { context, fact, call }, { ...rest, path: [...within, ...path] });
  const argument = call.args[indexIn(target)]?.value;
  if (argument === undefined) return;
  const parameter = within.findIndex((step) => step.startsWith('Parameter['));
  if (parameter < 0) return writeDown(solver, context, { fact: { ...rest, value: argument, path: [...within, ...path], from: fact }, by: call });
  const index = indexIn(within[parameter] ?? '');
  atHandedSinks(solver, { context, fact: { ...rest, path }, call }, { callee: argument, index });
  const byRow = index === 0 ? madeByRow({ ...rest, value: call, path, from: fact }, argument, { call, position: indexIn(target), referents: solver.referents }) : undefined;
  if (byRow !== undefined) solver.add(context, byRow);
  for (const procedure of functionsIn(argument, solver.referents)) {
    const value = procedure.parameters[index];
    const returnsTo = handedIn(call, indexIn(target));
    const feeds = call.callee.op === 'load' && (call.callee.key === 'reduce' || call.callee.key === 'reduceRight') ? procedure.parameters[0] : undefined;
    if (value !== undefined) solver.enter({ context, fact, call, procedure, returnsTo, ...(feeds === undefined ? {} : { feeds }) }, { ...rest, value, path: [...within.slice(parameter + 1), ...path] });
  }
}

/** What a row puts at steps below a result. */
function makes(within: readonly string[], fact: Fact): Fact | undefined {
  if (within[0] === VALUES) return withOwnNames(fact);
  return { ...fact, path: [...within, ...fact.path], isExact: fact.isExact && within.at(-1) !== NAMES };
}

/** What is put into the object whose method is called; into each of those that were chosen for it, what is left of it on the way there: `(isGood(x) ? good : bad).push(x)`. */
function writeToReceiver(solver: Solver, { context, fact, call }: AtCall, stored: Omit<Fact, 'value'>): void {
  const { receiver } = call;
  if (receiver === undefined) return;
  const isChosenHere = receiver.op === 'phi' && receiver.from.length > 0 && receiver.users.every((user) => user === call || user === call.callee) && controlFlowOf(call.procedure).dominates(fact.value.block, receiver.block);
  if (!isChosenHere) return writeDown(solver, context, { fact: { ...stored, value: receiver, from: fact }, by: call });
  receiver.inputs.forEach((input, index) => {
    const left = solver.used(fact, receiver.from[index] ?? receiver.block);
    if (left !== undefined) writeDown(solver, context, { fact: { ...stored, kinds: stored.kinds & left.kinds, isExact: stored.isExact && left.isExact, value: input, from: fact }, by: call });
  });
}

/** `names.forEach(execSync)`, `promise.then(fetch)`: a function of a library is called with what another would be. */
function atHandedSinks(solver: Solver, { context, fact, call }: AtCall, { callee, index }: { readonly callee: Value; readonly index: number }): void {
  if (callee.op === 'function') return;
  for (const place of solver.referents.placesOf(callee))
    for (const sink of solver.referents.index.sinksOf(place))
      if (sink.argument === index && sink.kind !== 'log' && leadsTo(fact.path, sink.path)) solver.special.report(solver, { context, fact, at: call, row: sink.row, place });
}

/** `const [value, set] = useState()`: what is given to one of a pair is read from the other. */
export function writeToBase(solver: Solver, { context, fact, call }: AtCall, stored: Omit<Fact, 'value'>): void {
  const callee = call.callee.op === 'cell' ? cellParameter(solver, call.callee) : call.callee;
  if (callee?.op === 'load') writeBack(solver, context, { ...stored, value: callee.base, from: fact });
}

/** What is gone from what stands at a path below a list when the list is filtered, or one of it is found. */
function keptOut(call: Call, path: readonly string[], { guards: { summary }, referents }: Solver): Kinds {
  if (call.callee.op !== 'load' || (call.callee.key !== 'filter' && call.callee.key !== 'find')) return 0;
  const below = path.slice(1).map((step) => (isPosition(step) ? step.slice(1) : step));
  const asked = below.length === 0 || below.some(isElement) ? [[]] : [[], below];
  return asked.reduce((sum, each) => sum | keptBy(call, each, { judge: { summary, referents } }), 0);
}

/** What is put into a collection, taken out of one or frozen is the same object; what is made of all of one is another. */
function keepsNames({ callee }: Call, path: readonly string[], inside: readonly string[]): boolean {
  return path.length > 0 ? path.length >= inside.length : SAME.has(calledName(callee));
}

const SAME: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'append', 'then', 'resolve', 'freeze', 'seal', 'assign', 'structuredClone', 'cloneDeep']);

function stands(call: Call, fact: Fact, place: string): boolean {
  if (place === 'Receiver') return call.receiver === fact.value;
  if (place === 'Argument[*]') return call.args.some((each) => each.value === fact.value);
  const argument = call.args[indexIn(place)];
  return argument?.value === fact.value;
}

function after(path: readonly string[], inside: readonly string[]): readonly string[] | undefined {
  if (path.length === 0) return path;
  for (const [index, step] of inside.entries()) {
    if (path[index] === undefined) return [];
    if (!isStep(path[index], step) && (step !== '*' || path[index] === NAMES)) return undefined;
  }
  return path.slice(inside.length);
}

function indexIn(step: string): number {
  return Number(/\[(\d+)\]/.exec(step)?.[1] ?? -1);
}

/** `[].slice.call(list)`, `Array.prototype.concat.apply([], list)`: a method of lists on a list given as an argument. */
function borrowed(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee } = call;
  if (callee.op !== 'load' || (callee.key !== 'call' && callee.key !== 'apply') || callee.base.op !== 'load') return;
  const method = callee.base.key;
  if ((method === 'slice' || method === 'concat' || method === 'splice' || method === 'map' || method === 'filter') && call.args.some((each) => each.value === fact.value)) solver.add(context, { ...fact, value: call, from: fact });
}

/** `f.bind(o, x)`, `partial(f, x)`: the function is entered with what it will be called with; what it returns waits in the bound one. */
function prefill(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee } = call;
  const name = callee.op === 'load' ? callee.key : callee.op === 'import' ? callee.name : '';
  if (name !== 'bind' && name !== 'partial' && name !== '_') return;
  const target = name === 'bind' ? call.receiver : call.args[0]?.value;
  if (target === undefined) return;
  const isListed = fact.path[0] === 'Element' && name === 'partial';
  call.args.forEach(({ value }, position) => {
    if (position === 0 || value !== fact.value) return;
    for (const procedure of functionsIn(target, solver.referents)) {
      const parameters = isListed ? procedure.parameters : procedure.parameters.slice(position - 1, position);
      for (const parameter of parameters)
        solver.enter({ context, fact, call, procedure, returnsTo: ['ReturnValue'] }, { value: parameter, path: isListed ? fact.path.slice(1) : fact.path, state: fact.state, kinds: fact.kinds, isExact: fact.isExact && !isListed });
    }
  });
}

/** `f.call(o, x)` and `f.apply(o, list)` enter the function with what stands behind the object. */
function indirect(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee, args } = call;
  if (callee.op !== 'load' || (callee.key !== 'call' && callee.key !== 'apply')) return;
  const entered = functionsIn(callee.base, solver.referents);
  if (entered.length > MAX_TARGETS) return;
  args.forEach(({ value }, position) => {
    if (value !== fact.value || position === 0) return;
    for (const procedure of entered) enterAt(solver, { context, fact, call }, { procedure, position: position - 1, spread: callee.key === 'apply' });
  });
}

/** `emitter.emit('name', x)` calls who listens. */
function emitted(solver: Solver, { context, fact, call }: AtCall): void {
  const position = call.args.findIndex(({ value }, index) => index > 0 && value === fact.value);
  if (position < 0) return;
  for (const procedure of listenersOf(call, solver.referents)) {
    const value = procedure.parameters[position - 1];
    if (value !== undefined) solver.enter({ context, fact, call, procedure, returnsTo: undefined }, { value, path: fact.path, state: fact.state, kinds: fact.kinds, isExact: fact.isExact });
  }
}

/** `Schema.parse(x)`: what the schema leaves open comes out where it may stand. */
function checkedBySchema(solver: Solver, { context, fact, call }: AtCall): void {
  if ((fact.state & OBJECT) !== 0 || !call.args.some(({ value }) => value === fact.value)) return;
  const parsed = parsedBy(call, solver.referents);
  for (const opening of parsed?.openings ?? []) {
    const at = passing(fact.path, opening.path);
    if (parsed !== undefined && at !== undefined) solver.add(context, { ...ofOther(fact), value: call, path: [...parsed.at, ...at], kinds: kindsAt(opening, fact.kinds), isExact: fact.isExact && opening.isExact, from: fact });
  }
}

/** What stands at `path` of something that comes in at `came`: the longer of the two where one leads through the other. */
function passing(came: readonly string[], path: readonly string[]): readonly string[] | undefined {
  return came.every((step, index) => path[index] === undefined || path[index] === step) ? (came.length > path.length ? came : path) : undefined;
}

/** A method of a value from outside that nobody knows: `x.valueOf()`, `x.whatever()` may give the value on. */
function throughMethod(solver: Solver, { context, fact, call }: AtCall): void {
  if ((fact.state & OBJECT) !== 0 || fact.path.length > 0) return;
  if (call.callee.op === 'load' && typeof call.callee.key === 'string' && /^(?:get|to[A-Z]|as[A-Z]|text$|json$|read|param|header|value)/.test(call.callee.key)) solver.add(context, { ...ofOther(fact), value: call, isExact: false, kinds: fact.kinds & ~kinds('size'), from: fact });
}
