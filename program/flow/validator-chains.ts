import { NOTHING } from './checked.ts';
import type { About, Answer, Call, Checked, Deep, Subject } from './checked.ts';
import { handedTo } from './handed-over.ts';
import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { inFrontOf } from './middleware-behind.ts';
import { testedBy } from './pattern-facts.ts';
import type { Referents } from './referents.ts';
import { written } from './schema.ts';

/** The library whose chains stand in front of handlers: https://express-validator.github.io/docs. */
const LIBRARY = /^express-validator(?:\/|$)/;

/** Makers of chains, and the parts of a request that they look into. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['query', ['query']],
  ['body', ['body']],
  ['param', ['params']],
  ['cookie', ['cookies']],
  ['header', ['headers']],
  ['check', ['query', 'body', 'params', 'cookies', 'headers']],
]);

/** Fields of a request and what is asked of each of them. */
export interface Chain {
  readonly parts: readonly string[];
  readonly fields: readonly (readonly string[])[];
  readonly clears: Kinds;
}

/** So many calls make one chain. */
const MAX_CALLS = 32;

/** The chains that a value in front of a handler is. */
export function chainsIn(value: Value, referents: Referents): readonly Chain[] {
  const own = written(value, referents);
  const calls: Call[] = [];
  for (let at = own; at?.op === 'call' && calls.length < MAX_CALLS; at = at.receiver) calls.unshift(at);
  const [base, ...tests] = calls;
  const [place] = base === undefined ? [] : referents.placesOf(base.callee).filter(({ root, path }) => LIBRARY.test(root) && path.length === 1);
  const name = place?.path[0] ?? '';
  const [first] = base?.args ?? [];
  if (base === undefined || first === undefined) return [];
  if (name === 'checkSchema') return chainsOfSchema(first.value, referents);
  const parts = PARTS.get(name);
  const fields = namesIn(first.value, referents);
  return parts === undefined || fields.length === 0 ? [] : [{ parts, fields, clears: clearedBy(tests.map(({ callee, args }) => ({ name: callee.op === 'load' ? String(callee.key) : '', args: args.map((each) => each.value) })), referents) }];
}

function namesIn(value: Value, { constantOf }: Referents): readonly (readonly string[])[] {
  const names = value.op === 'array' ? value.elements.map((each) => each.value) : [value];
  return names.flatMap((each) => {
    const name = constantOf(each);
    return typeof name === 'string' ? [name.split('.')] : [];
  });
}

/** `checkSchema({ id: { in: ['query'], isInt: true } })` */
function chainsOfSchema(value: Value, referents: Referents): readonly Chain[] {
  const schema = written(value, referents);
  return (schema?.op === 'object' ? schema.entries : []).flatMap(({ key, value: field }): readonly Chain[] => {
    const own = written(field, referents);
    if (typeof key !== 'string' || own?.op !== 'object' || own.entries.some((each) => each.kind === 'spread')) return [];
    const where = own.entries.find((each) => each.key === 'in')?.value;
    const parts = where === undefined ? PARTS.get('check') : namesIn(where, referents).flatMap((each) => each);
    const tests = own.entries.flatMap((each) => testIn(each.value, String(each.key), referents) ?? []);
    return [{ parts: parts ?? [], fields: [key.split('.')], clears: clearedBy(tests, referents) }];
  });
}

function testIn(value: Value, name: string, { constantOf }: Referents): Test | undefined {
  if (value.op !== 'object') return constantOf(value) === true ? { name, args: [] } : undefined;
  if (value.entries.some(({ key }) => key === 'negated' || key === 'if' || typeof key !== 'string')) return undefined;
  const options = value.entries.find(({ key }) => key === 'options')?.value;
  return { name, args: options === undefined ? [] : options.op === 'array' ? options.elements.map((each) => each.value) : [options] };
}

/** One link of a chain. */
interface Test {
  readonly name: string;
  readonly args: readonly Value[];
}

/** What is put there anew, of which nothing is known. */
const REPLACING: ReadonlySet<string> = new Set(['customSanitizer', 'unescape', 'replace']);

function clearedBy(tests: readonly Test[], referents: Referents): Kinds {
  let all = 0;
  let isNegated = false;
  for (const test of tests) {
    if (test.name === 'if' || test.name === 'oneOf') return all;
    if (REPLACING.has(test.name)) all = 0;
    else if (!isNegated) all |= saidBy(test, referents);
    isNegated = test.name === 'not';
  }
  return all;
}

function saidBy({ name, args }: Test, referents: Referents): Kinds {
  if (name === 'matches') {
    const [pattern, ...others] = args[0] === undefined ? [] : referents.of(args[0]);
    return pattern?.kind === 'regexp' && others.length === 0 ? testedBy(pattern, true, false) : 0;
  }
  if (name === 'equals') return args[0] !== undefined && referents.constantOf(args[0]) !== undefined ? ALL_KINDS : 0;
  const place = { root: 'validator', path: [name] };
  const guards = referents.index.guardsOf(place).reduce((set, { holds, clears }) => (holds ? set | clears : set), 0);
  return referents.index.stepsOf(place).reduce((set, { clears }) => set | clears, guards);
}

/** What some chains say of a part of the request, where none of them found anything wrong. */
export function clearedByChains(chains: readonly Chain[], [part, ...rest]: readonly string[]): Kinds {
  if (part === undefined) return 0;
  return chains.reduce((set, { parts, fields, clears }) => (parts.includes(part) && fields.some((field) => isField(field, rest)) ? set | clears : set), 0);
}

function isField(field: readonly string[], path: readonly string[]): boolean {
  return field.length <= path.length && field.every((step, index) => step === '*' || step === path[index]);
}

/** `validationResult(req)`: what chains in front have found wrong with the request. */
export function isResult(value: Value | undefined, { placesOf }: Referents): value is ValueOf<'call'> {
  return value?.op === 'call' && value.args.length > 0 && placesOf(value.callee).some(({ root, path }) => LIBRARY.test(root) && path.join('.') === 'validationResult');
}

/** `result.isEmpty()`, `result.array().length === 0`: what is known where such a call answers so; undefined for other calls. */
export function withoutFaults({ callee, receiver }: Call, { path, holds, constant }: Answer, { value, q }: About): Checked | undefined {
  const name = callee.op === 'load' ? callee.key : undefined;
  if ((name !== 'isEmpty' && name !== 'array') || !isResult(receiver, q.judge.referents)) return undefined;
  const isNone = name === 'isEmpty' ? path.length === 0 && (constant === undefined ? holds : constant === holds) : path.join('.') === 'length' && (constant === undefined ? !holds : constant === 0 && holds);
  const subject = isNone ? handedTo(receiver, value) : undefined;
  const request = receiver.args[0]?.value;
  return subject === undefined || request === undefined ? NOTHING : acceptedByChains(subject, request, q);
}

/** What is known of a part of the request where nothing was found wrong with it. */
export function acceptedByChains({ path }: Subject, request: Value, { judge: { referents }, hook }: Pick<Deep, 'judge' | 'hook'>): Checked {
  const fronts = hook === undefined ? (request.op === 'parameter' ? inFrontOf(request.procedure, referents).map((given) => given.map((each) => each.value)) : []) : [hook.before];
  const [first, ...others] = fronts.map((given) => clearedByChains(given.flatMap((each) => chainsIn(each, referents)), path));
  return first === undefined ? NOTHING : { clears: others.reduce((one, other) => one & other, first), isDoubtful: true };
}
