import { NOTHING } from './checked.ts';
import type { About, Answer, Call, Checked, Hook } from './checked.ts';
import { relate } from './derivation.ts';
import { handedTo } from './handed-over.ts';
import type { Value } from './ir.ts';
import { openingsOfDocument } from './json-schema.ts';
import { isNamespace, meaningOf, openingsBeforeSchema, acceptedAt, written } from './schema.ts';
import type { Opening } from './schema.ts';
import type { Referents } from './referents.ts';
import { whollyCleared } from './text-place.ts';

/** A call that says whether what it is given fits a schema. */
export interface SchemaCheck {
  /** Which argument is checked. */
  readonly parameter: number;
  readonly openings: readonly Opening[];
  /** How it says so: by coming back, by a property of what it gives back that holds or does not, or by what it gives back. */
  readonly accepts: 'back' | 'success' | 'error' | 'holds';
  /** True where it says so in a promise. */
  readonly isLater: boolean;
}

const ACCEPTING: ReadonlyMap<string, SchemaCheck['accepts']> = new Map([
  ['parse', 'back'],
  ['parse later', 'back'],
  ['attempt', 'back'],
  ['parse data', 'success'],
  ['parse output', 'success'],
  ['parse value', 'error'],
  ['test', 'holds'],
  ['test later', 'holds'],
]);

/** `Schema.parse(input)`, `Schema.validate(input)`, `isValid(input)` of a schema that was compiled; undefined for other calls. */
export function schemaCheck(call: Call, referents: Referents, hook?: Hook): SchemaCheck | undefined {
  const { callee, receiver, args } = call;
  if (call.construct || args.length === 0) return undefined;
  const compiled = compiledTest(call, referents);
  if (compiled !== undefined) return compiled;
  if (callee.op !== 'load' || receiver === undefined || typeof callee.key !== 'string' || callee.key === 'cast') return undefined;
  const bound = hook?.bind(receiver) ?? receiver;
  const word = bound === receiver ? meaningOf(call, referents)?.word : referents.placesOf(bound).flatMap(({ root }) => referents.index.schemaWord(root, callee.key as string) ?? []).at(0);
  const accepts = ACCEPTING.get(word ?? '');
  if (word === undefined || accepts === undefined) return undefined;
  const isGiven = args.length > 1 && isNamespace(bound, referents);
  const [schema, parameter] = !isGiven ? [bound, 0] : word === 'attempt' ? [args[1]?.value, 0] : [args[0]?.value, 1];
  return { parameter, accepts, isLater: / later$/.test(word) || callee.key.endsWith('Async'), openings: schema === undefined ? [] : openingsBeforeSchema(hook?.bind(schema) ?? schema, referents) };
}

/** `const isJob = ajv.compile(schema); isJob(input)` */
function compiledTest({ callee }: Call, referents: Referents): SchemaCheck | undefined {
  if (callee.op !== 'cell' && callee.op !== 'import' && callee.op !== 'load' && callee.op !== 'call') return undefined;
  const made = written(callee, referents);
  const [schema] = made?.op === 'call' ? made.args : [];
  if (made?.op !== 'call' || schema === undefined || meaningOf(made, referents)?.word !== 'compile') return undefined;
  return { parameter: 0, accepts: 'holds', isLater: false, openings: openingsOfDocument(schema.value, referents) ?? [{ path: [], isText: false, isExact: false }] };
}

/** What is known of a value where a call that was handed it answers so, and its schema has accepted it then; undefined for other calls. */
export function acceptedByAnswer(call: Call, { path, holds, constant }: Answer, { value, q }: About): Checked | undefined {
  const check = schemaCheck(call, q.judge.referents, q.hook);
  if (check === undefined || check.accepts === 'back') return undefined;
  if (check.isLater && q.isAwaited !== true) return NOTHING;
  const isSaid = path.join('.') === (check.accepts === 'holds' ? '' : check.accepts) && (constant === undefined || typeof constant === 'boolean');
  return isSaid && (constant === false ? !holds : holds) === (check.accepts !== 'error') ? acceptedOf(call, check, value) : NOTHING;
}

/** What is known of a value that a call was handed, where its schema has accepted it. */
function acceptedOf(call: Call, { parameter, openings }: SchemaCheck, value: Value): Checked {
  const subject = handedTo(call, value);
  const given = call.args[parameter]?.value;
  if (subject?.parameter !== parameter || given === undefined) return NOTHING;
  const found = acceptedAt(openings, subject.path);
  return relate(given, value) === 'origin' ? { ...found, clears: whollyCleared(found.clears) } : found;
}
