import { OBJECT, SPLICED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind } from './model.ts';
import type { SinkRow } from './model.ts';
import type { Solver } from './search.ts';
import { leadingText } from './text-shape.ts';

const RUNNING: ReadonlySet<string> = new Set(['query', 'execute', 'exec', 'run', 'raw', 'queryRaw', 'prepare', 'whereRaw', 'get', 'all', 'each', 'any', 'one', 'none']);
const STATEMENT = /^\s*(?:select\s|insert\s+into\s|update\s|delete\s+from\s|create\s|drop\s|alter\s|with\s|replace\s+into\s|merge\s+into\s)/i;
const FINDING: ReadonlySet<string> = new Set(['findOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'countDocuments']);

const SQL: SinkRow = ['named', 'query', 'sql'];
const DOCUMENTS: SinkRow = ['named', 'findOne', 'nosql'];

/** A sink known by what it is given and by its name, where nothing says what the receiver is. Never exact. */
export function atNamedSink(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  const { callee, receiver } = call;
  const first = call.args[0]?.value;
  if (callee.op !== 'load' || typeof callee.key !== 'string' || receiver === undefined || first !== fact.value || (fact.state & OBJECT) !== 0) return;
  const isStatement = RUNNING.has(callee.key) && fact.path.length === 0 && (fact.state & SPLICED) !== 0 && hasKind(fact.kinds, 'sql') && STATEMENT.test(leadingText(written(fact), solver.referents) ?? '');
  const isQuery = FINDING.has(callee.key) && hasKind(fact.kinds, 'nosql') && fact.path[0] !== 'where' && !isOperand(fact.path.at(-1)) && isModelName(receiver);
  if (isStatement || isQuery) solver.hit(context, { fact: { ...fact, isExact: false }, at: call, row: isStatement ? SQL : DOCUMENTS });
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
