import { analyseRegex, isOfLinesOnly } from '../regex/index.ts';
import { atAttributeCall, atAttributeWrite, isHarmlessProperty } from './attribute-sinks.ts';
import { atElement, isLinkRow } from './element-sinks.ts';
import { atInsertedNode } from './parsed-page.ts';
import { atProgram } from './program-sinks.ts';
import { isDefused } from './defused.ts';
import { OBJECT, PROTOTYPE, ROOTED, SPLICED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind, isHarmful, mayBeScript } from './kinds.ts';
import type { SinkRow } from './model.ts';
import { isSentAsText, statesMarkup } from './content-type.ts';
import { atGraphText } from './graph-texts.ts';
import { isNode, opensMarkup } from './meant-as-markup.ts';
import { atNamedSink, isOperand } from './named-sinks.ts';
import { isOfValues, isPutRaw } from './raw-values.ts';
import { atReturned } from './returned.ts';
import { beginsAtRoot, escapesWithoutDots } from './path-state.ts';
import { variableOf } from './key-origin.ts';
import type { Solver, SpecialSinks } from './search.ts';

/** The sinks that the language itself has. */
export const languageSinks: SpecialSinks = {
  report(solver, { context, fact, at, row }) {
    if ((row[2] === 'program' || row[2] === 'argument') && at.op === 'call' && atProgram(solver, { context, fact, at, row })) return;
    if (row[2] === 'header' && at.op === 'call' && isLocation(at, solver) && isHarmful(fact.kinds, 'redirect')) solver.hit(context, { fact, at, row: [row[0], row[1], 'redirect'] });
    if (row[2] === 'nosql' && isOperand(fact.path.at(-1))) return;
    if (isOfValues(row) && !isPutRaw({ fact, at, row }, solver.referents)) return;
    if (row[0] === 'jsdom' && row[2] === 'code' && at.op === 'call' && !runsScripts(at, solver)) return;
    if (row[1] === '$eval.Argument[0]' && at.op === 'call' && at.args[1]?.value.op === 'function') return;
    if (row[2] === 'key' && OVERLAYING.has(row[0]) && at.op === 'call' && !isDeep(at, solver)) return;
    if (row[0] === 'js-yaml' && at.op === 'call' && hasPlainSchema(at)) return;
    if (row[2] === 'redirect' && LISTED_HEADER.test(row[1]) && fact.path.length === 0) return;
    if (row[1] === 'render.Argument[1]' && !hasKind(fact.kinds, 'nosql')) return;
    if (row[0] === 'named.HandlerAnswer' && !(at.op === 'call' && at.args[1] !== undefined && statesMarkup(at.args[1].value, solver.referents))) return;
    if (row[2] === 'html' && at.op === 'call' && isSentAsText(row, at, solver.referents)) return;
    if (row[2] === 'path' && isSentBelow(row, at)) return;
    if (row[2] === 'path' && SENDING.has(row[1].split('.')[0] ?? '') && !escapesWithoutDots(fact.kinds, (fact.state & ROOTED) !== 0)) return;
    if (row[0] === 'jquery' && at.op === 'call' && (row[1].startsWith('Argument[1].') ? !opensMarkup(at, solver.referents) : row[1] === 'Argument[0]' && isNode(at) && (fact.state & SPLICED) === 0)) return;
    if (row[0] === 'jquery' && row[1] === 'Argument[0]' && (fact.state & ROOTED) !== 0 && at.op === 'call' && !opensMarkup(at, solver.referents)) return;
    if (row[0] === '@angular/core' && at.op === 'call' && isHarmlessProperty(at, fact, solver.referents)) return;
    if (row[2] === 'html' && isLinkRow(row) && !mayBeScript(fact.kinds)) return;
    if (isHarmful(fact.kinds, row[2]) && (fact.state & OBJECT) === 0) solver.hit(context, { fact, at, row });
  },
  atCall(solver, { context, fact, call }) {
    atConstructedFunction(solver, { context, fact, call });
    atPattern(solver, { context, fact, call });
    atNamedSink(solver, { context, fact, call });
    atGraphText(solver, { context, fact, call });
    atAttributeCall(solver, { context, fact, call });
    atInsertedNode(solver, { context, fact, call });
    atPatternSource(solver, { context, fact, call });
    if (fact.path.length === 0 && (fact.state & PROTOTYPE) !== 0) atMergingCall(solver, { context, fact, call });
  },
  atWrite(solver, { context, fact, user }) {
    if (typeof user.key !== 'string' || fact.path.length > 0 || (fact.state & OBJECT) !== 0) return;
    atAttributeWrite(solver, { context, fact, user });
    const { index } = solver.referents;
    const places = [{ root: 'any', path: [user.key] }, ...solver.referents.placesOf(user.base).map((place) => ({ root: place.root, path: [...place.path, user.key as string] }))];
    for (const row of places.flatMap((place) => index.writesTo(place))) if (isHarmful(fact.kinds, row[2]) && !(row[2] === 'html' && /^(?:koa|named)\./.test(row[0]) && isSentAsText(row, user, solver.referents))) solver.hit(context, { fact, at: user, row });
  },
  atGlobalWrite(solver, { context, fact, user }) {
    if (typeof user.cell !== 'string' || fact.path.length > 0 || (fact.state & OBJECT) !== 0) return;
    for (const row of solver.referents.index.writesTo({ root: 'global', path: [user.cell] })) if (isHarmful(fact.kinds, row[2])) solver.hit(context, { fact, at: user, row });
  },
  atKeyWrite() {},
  atPollution(solver, { context, fact, user }) {
    if (hasKind(fact.kinds, 'key') && !isFixedKey(user)) solver.hit(context, { fact, at: user, row: POLLUTION });
  },
  atDynamicCall(solver, { context, fact, user }) {
    if (!hasKind(fact.kinds, 'call') || beginsAtRoot(fact.kinds)) return;
    const call = callOf(user);
    if (call !== undefined && solver.special.mayReachPrototype(solver, user)) solver.hit(context, { fact, at: call, row: DYNAMIC_CALL });
  },
  atReturn: atReturned,
  atElement,
  mayReachPrototype(solver, load) {
    if (isBareObject(variableOf(load.base, solver.referents))) return false;
    const objects = solver.referents.of(load.base).filter((referent) => referent.kind === 'object');
    return objects.length === 0 || !objects.every((referent) => referent.kind === 'object' && isBareObject(referent.value));
  },
};

/** `setHeader('Location', address)`, `setHeader('Refresh', …)`: the browser goes there. */
function isLocation({ args }: ValueOf<'call'>, { referents }: Solver): boolean {
  const name = args[0] === undefined ? undefined : referents.constantOf(args[0].value);
  return typeof name === 'string' && /^(?:location|refresh)$/i.test(name);
}

/** `new JSDOM(text, { runScripts: 'dangerously' })`: only then do the programs in a page run. */
function runsScripts({ args }: ValueOf<'call'>, { referents }: Solver): boolean {
  return args[1] !== undefined && referents.of(args[1].value, ['runScripts']).some((each) => each.kind === 'constant' && each.value === 'dangerously');
}

/** Functions that go below the first level only where their first argument says so. */
const OVERLAYING: ReadonlySet<string> = new Set(['jquery', 'extend', 'node.extend', 'just-extend']);

/** `extend(true, target, source)` */
function isDeep({ args }: ValueOf<'call'>, { referents }: Solver): boolean {
  return args[0] !== undefined && referents.constantOf(args[0].value) === true;
}

/** `load(text, { schema: JSON_SCHEMA })`: these make no functions (https://github.com/nodeca/js-yaml). */
function hasPlainSchema({ args }: ValueOf<'call'>): boolean {
  const options = args[1]?.value;
  return options?.op === 'object' && options.entries.some(({ key, value }) => key === 'schema' && value.op === 'load' && /^(?:FAILSAFE|JSON|CORE|SAFE|DEFAULT_SAFE)_SCHEMA$/.test(String(value.key)));
}

/** `response.set({ Location: address })`: where the first argument is no object, it is the name of a header. */
const LISTED_HEADER = /Argument\[0\]\.[Ll]ocation$/;

/** Functions that refuse `..` themselves. */
const SENDING: ReadonlySet<string> = new Set(['sendFile', 'sendfile']);

/** `response.sendFile(path, { root })`, `send(request, path, { root })` and `koa-send` refuse what leads out of their root; options that come from elsewhere may name one. */
function isSentBelow([root, path]: SinkRow, at: Value): boolean {
  const isSender = root === 'send' || root === 'koa-send';
  if (at.op !== 'call' || (!SENDING.has(path.split('.')[0] ?? '') && !isSender)) return false;
  if (isSender && at.args[2] !== undefined && at.args[2].value.op !== 'object') return true;
  return !path.endsWith('.root') && at.args.some(({ value }) => value.op === 'object' && value.entries.some(({ key }) => key === 'root'));
}

const POLLUTION: SinkRow = ['language', 'write', 'key'];
const SLOW_PATTERN: SinkRow = ['language', 'match', 'regex-input'];
const PATTERN_SOURCE: SinkRow = ['language', 'RegExp', 'regex-source'];
const DYNAMIC_CALL: SinkRow = ['language', 'call', 'call'];

/** `Object.create(null)`, also filled by `Object.assign`, and `{ __proto__: null }`: no key leads to a prototype. */
function isBareObject(value: Value): boolean {
  if (value.op === 'object') return value.entries.some(({ key, value: own }) => key === '__proto__' && isNull(own));
  if (value.op !== 'call' || value.callee.op !== 'load' || value.args[0] === undefined) return false;
  return value.callee.key === 'create' ? isNull(value.args[0].value) : value.callee.key === 'assign' && isBareObject(value.args[0].value);
}

function isNull(value: Value): boolean {
  return value.op === 'constant' && value.value === null;
}

/** `o[k]()`, `o[k].call(…)`, `o[k].apply(…)`. */
function callOf(member: ValueOf<'load'>): Value | undefined {
  for (const user of member.users) {
    if (user.op === 'call' && user.callee === member) return user;
    const through = user.op === 'load' && user.base === member && (user.key === 'call' || user.key === 'apply') ? user.users.find((each) => each.op === 'call' && each.callee === user) : undefined;
    if (through !== undefined) return through;
  }
  return undefined;
}

/** A write to a fixed name that no built-in prototype is harmed by does not count, one to any key does. */
function isFixedKey(store: ValueOf<'store'>): boolean {
  return typeof store.key === 'string' && /^\d+$/.test(store.key);
}

/** `new Function(text)` and `x.constructor(text)` are rows of the global; a function made by its constructor is not. */
interface AtCall {
  readonly context: Context;
  readonly fact: Fact;
  readonly call: ValueOf<'call'>;
}

function atConstructedFunction(solver: Solver, { context, fact, call }: AtCall): void {
  if (fact.path.length > 0 || !isFunctionConstructor(variableOf(call.callee, solver.referents))) return;
  if (call.args.some((each) => each.value === fact.value) && hasKind(fact.kinds, 'code')) solver.hit(context, { fact, at: call, row: ['language', 'constructor', 'code'] });
}

/** `x.constructor.constructor`, `(async () => {}).constructor`, `Object.getPrototypeOf(function* () {}).constructor`. */
function isFunctionConstructor(callee: Value): boolean {
  if (callee.op !== 'load' || callee.key !== 'constructor') return false;
  const { base } = callee;
  return base.op === 'function' || (base.op === 'load' && base.key === 'constructor') || (base.op === 'call' && base.callee.op === 'load' && base.callee.key === 'getPrototypeOf' && base.args[0]?.value.op === 'function');
}

const ON_TEXT: ReadonlySet<string> = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split']);
const ON_PATTERN: ReadonlySet<string> = new Set(['test', 'exec']);

/** A text from outside is matched by a pattern that some texts keep busy: the time grows at least with the square. */
function atPattern(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee, receiver } = call;
  if (callee.op !== 'load' || typeof callee.key !== 'string' || fact.path.length > 0 || !hasKind(fact.kinds, 'regex-input')) return;
  const pattern = ON_TEXT.has(callee.key) && receiver === fact.value ? call.args[0]?.value : ON_PATTERN.has(callee.key) && call.args[0]?.value === fact.value ? receiver : undefined;
  if (pattern === undefined) return;
  for (const referent of solver.referents.of(pattern)) {
    if (referent.kind !== 'regexp') continue;
    const verdict = analyseRegex(referent);
    if ((verdict.kind === 'polynomial' || verdict.kind === 'exponential') && !isOfLinesOnly(verdict.witness) && !isDefused(fact.value, verdict.witness, solver.referents)) solver.hit(context, { fact, at: call, row: SLOW_PATTERN });
  }
}

/** A text from outside becomes a pattern: `new RegExp(x)`, `text.match(x)`. */
function atPatternSource(solver: Solver, { context, fact, call }: AtCall): void {
  if (fact.path.length > 0 || !hasKind(fact.kinds, 'regex-source') || call.args[0]?.value !== fact.value) return;
  const { callee } = call;
  const isConstructor = callee.op === 'cell' && callee.cell === 'RegExp';
  const isMatch = callee.op === 'load' && (callee.key === 'match' || callee.key === 'matchAll' || callee.key === 'search') && call.args.length === 1 && isText(call.receiver);
  if (isConstructor || isMatch) solver.hit(context, { fact, at: call, row: PATTERN_SOURCE });
}

function isText(value: Value | undefined): boolean {
  return value?.op === 'constant' || value?.op === 'template' || (value?.op === 'call' && value.callee.op === 'load' && value.callee.key === 'toString');
}

/** `Object.assign(prototype, …)` and the like write to what may be a prototype. */
function atMergingCall(solver: Solver, { context, fact, call }: AtCall): void {
  const { callee } = call;
  const first = call.args[0]?.value === fact.value;
  if (first && callee.op === 'load' && (callee.key === 'assign' || callee.key === 'defineProperty' || (callee.key === 'set' && callee.base.op === 'cell' && callee.base.cell === 'Reflect'))) solver.hit(context, { fact, at: call, row: POLLUTION });
}
