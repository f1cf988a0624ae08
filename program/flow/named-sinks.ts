import { OBJECT, SPLICED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind, isHarmful } from './kinds.ts';
import type { SinkRow } from './model.ts';
import type { Solver } from './search.ts';
import { leadingText } from './text-shape.ts';

/** Methods of builders that take a part of a query as it stands: https://knexjs.org/guide/raw.html. */
const RAW = /^(?:where|andWhere|orWhere|having|orderBy|groupBy|join|from)Raw$/;
const RUNNING: ReadonlySet<string> = new Set(['query', 'execute', 'exec', 'run', 'raw', 'queryRaw', 'prepare', 'whereRaw', 'get', 'all', 'each', 'any', 'one', 'none']);
const STATEMENT = /^\s*(?:select\s|insert\s+into\s|update\s|delete\s+from\s|create\s|drop\s|alter\s|with\s|replace\s+into\s|merge\s+into\s)/i;
const FINDING: ReadonlySet<string> = new Set(['findOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'countDocuments']);

const SQL: SinkRow = ['named', 'query', 'sql'];
const DOCUMENTS: SinkRow = ['named', 'findOne', 'nosql'];
const MARKUP: SinkRow = ['named', 'html', 'html'];
const SCRIPT: SinkRow = ['named', 'find.$where', 'sql'];

/** A sink known by what it is given and by its name, where nothing says what the receiver is. Never exact. */
export function atNamedSink(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  const { callee, receiver } = call;
  const first = call.args[0]?.value;
  if (callee.op !== 'load' || typeof callee.key !== 'string' || receiver === undefined || first !== fact.value || (fact.state & OBJECT) !== 0) return;
  const isSpliced = fact.path.length === 0 && (fact.state & SPLICED) !== 0 && hasKind(fact.kinds, 'sql');
  const isStatement = isSpliced && (RAW.test(callee.key) || (RUNNING.has(callee.key) && STATEMENT.test(leadingText(written(fact), solver.referents) ?? '')));
  const row = isStatement ? SQL : putsMarkup(fact, callee.key, solver) ? MARKUP : documentsAt({ fact, name: callee.key, receiver });
  if (row !== undefined) solver.hit(context, { fact: { ...fact, isExact: false }, at: call, row });
}

/** `selection.html('<td>' + name)`: what all libraries for pages call it. */
function putsMarkup(fact: Fact, name: string, { referents }: Solver): boolean {
  return name === 'html' && fact.path.length === 0 && (fact.state & SPLICED) !== 0 && isHarmful(fact.kinds, 'html') && /^\s*<[a-z]/i.test(leadingText(written(fact), referents) ?? '');
}

/** A query of documents: the name says it, or where the documents come from does. */
function documentsAt({ fact, name, receiver }: { readonly fact: Fact; readonly name: string; readonly receiver: Value }): SinkRow | undefined {
  const isOfDatabase = isCollection(receiver);
  if (!isOfDatabase && !(FINDING.has(name) && isModelName(receiver))) return undefined;
  if (!FINDING.has(name) && name !== 'find') return undefined;
  if (fact.path[0] === '$where') return hasKind(fact.kinds, 'sql') && (fact.state & SPLICED) !== 0 ? SCRIPT : undefined;
  return hasKind(fact.kinds, 'nosql') && fact.path[0] !== 'where' && !isOperand(fact.path.at(-1)) ? DOCUMENTS : undefined;
}

/** `db.collection('users')`, `this.db.users`: what drivers of MongoDB call a database. */
function isCollection(receiver: Value): boolean {
  if (receiver.op === 'call') return receiver.callee.op === 'load' && receiver.callee.key === 'collection' && receiver.args.length > 0;
  const base = receiver.op === 'load' && typeof receiver.key === 'string' ? receiver.base : undefined;
  return base !== undefined && /^(?:db|database|mongo)$/.test(base.op === 'load' ? String(base.key) : base.node.type === 'Identifier' ? base.node.name : '');
}

/** `{ name: { $eq: value } }`: an object in its place is compared, and none of its keys is an operator. */
export function isOperand(step: string | undefined): boolean {
  return step !== undefined && /^\$(?:eq|ne|gte?|lte?|n?in|all|regex|size)$/.test(step);
}

/** The sum or template behind a variable, or in the function that made it. */
function written({ value, through }: Fact): Value {
  if (value.op === 'call' && through !== undefined) return through.value;
  return value.op === 'phi' ? (value.inputs[0] ?? value) : value;
}

/** `Customer.findOne(…)`: classes of documents are written with a capital. */
function isModelName(receiver: Value): boolean {
  return /^[A-Z][a-z]\w*$/.test(receiver.node.type === 'Identifier' ? receiver.node.name : '');
}
