import { SPLICED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind } from './kinds.ts';
import type { SinkRow } from './model.ts';
import type { Solver } from './search.ts';
import { leadingText } from './text-shape.ts';

/** How a query in GraphQL begins (https://spec.graphql.org/October2021/#sec-Document). */
const QUERY = /^\s*(?:(?:query|mutation|subscription)\b[^{]*)?\{\s*[A-Za-z_]/;
/** What makes a body of an object, and what sends one. */
const SENDING: ReadonlySet<string> = new Set(['stringify', 'post', 'request', 'query', 'mutate', 'send', 'fetch', 'graphql']);
const GRAPH_TEXT: SinkRow = ['named', 'query.graphql', 'sql'];

/** `JSON.stringify({ query: `{ user(id: "${id}") { name } }` })`: input in the text of a query where a variable was meant. Never exact. */
export function atGraphText(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  if (fact.path.length > 2 || fact.path.at(-1) !== 'query' || fact.path[0] === 'body' || (fact.state & SPLICED) === 0 || !hasKind(fact.kinds, 'sql')) return;
  const { callee } = call;
  const isSending = callee.op === 'load' ? typeof callee.key === 'string' && SENDING.has(callee.key) : callee.op === 'import' || callee.op === 'cell';
  if (!isSending || !call.args.some(({ value }) => value === fact.value)) return;
  const text = textBehind(fact);
  if (text !== undefined && QUERY.test(leadingText(text, solver.referents) ?? '')) solver.hit(context, { fact: { ...fact, isExact: false }, at: call, row: GRAPH_TEXT });
}

/** The sum or template that was stored under the name. */
function textBehind(fact: Fact): Value | undefined {
  for (let at: Fact | undefined = fact; at !== undefined; at = at.from) if (at.path.length === 0 && (at.state & SPLICED) !== 0) return at.value;
  return undefined;
}
