import { SPLICED } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import type { SinkRow } from './model.ts';
import type { Referents } from './referents.ts';
import { leadingText } from './text-shape.ts';

/** Names that say that markup is expected. */
const NAMED = /html|markup|template|svg/i;

/** True when callers of a library are asked for markup: the option is called so, or what it stands for by default is markup. */
export function isMeantAsMarkup(way: readonly Value[], referents: Referents): boolean {
  if (way.some((value) => (value.op === 'load' && typeof value.key === 'string' && NAMED.test(value.key)) || (value.op === 'parameter' && value.node.type === 'Identifier' && NAMED.test(value.node.name)))) return true;
  return way.slice(0, -1).some((value) => (value.op === 'load' || value.op === 'phi' || value.op === 'logical') && referents.of(value).some((each) => each.kind === 'constant' && typeof each.value === 'string' && /^\s*<\w/.test(each.value)));
}

/** Methods that are told by a selector or an element where to put what the program has. */
const PLACING = /^(?:(?:attr|data|prop|val|text)\.ReturnValue\.)?(?:appendTo|prependTo|insertAfter|insertBefore|replaceAll|add)\.Argument/;

/** `$(element)`, `$(options.element + '.error')`, `$(selector, form)`, `set.appendTo(where)`: whoever calls a plug-in names elements. One of its options that is a whole text may be meant as either; what it keeps in a field is what it was handed. */
export function isMeantAsSelector([root, path]: SinkRow, { fact: { state }, sink, way }: { readonly fact: Fact; readonly sink: Value; readonly way: readonly Value[] }, referents: Referents): boolean {
  if (sink.op !== 'call') return false;
  const isOption = way.some((value) => value.op === 'load' && typeof value.key === 'string' && value.base.op !== 'this');
  if (root === 'jquery.Set') return PLACING.test(path) && (state & SPLICED) === 0 && !isOption;
  if (root !== 'jquery' || path !== 'Argument[0]' || opensMarkup(sink, referents)) return false;
  return sink.args.length > 1 || (state & SPLICED) !== 0 || !isOption;
}

/** `$(window)`, `$(document.body)`: whatever is called so is no text. */
export function isNode({ args: [first] }: ValueOf<'call'>): boolean {
  let at = first?.value.node;
  while (at?.type === 'MemberExpression') at = at.object;
  return at?.type === 'Identifier' && /^(?:window|document)$/.test(at.name);
}

const ANSWERING: ReadonlySet<string> = new Set(['send', 'end', 'write']);

/** `context.response.end(context.body)`: who is answered and what he is sent were put into one object by the same caller. */
export function isOfOneOwner(way: readonly Value[], sink: Value): boolean {
  if (sink.op !== 'call' || sink.callee.op !== 'load' || typeof sink.callee.key !== 'string' || !ANSWERING.has(sink.callee.key)) return false;
  let at = sink.receiver;
  while (at?.op === 'load') at = at.base;
  return at?.op === 'parameter' && way.includes(at);
}

/** `<div {...props}>`: whoever hands over all properties of an element names those that are markup himself. */
export function isSpreadOver([, sink]: SinkRow, { path, value }: Fact): boolean {
  return sink.includes('dangerouslySetInnerHTML.') && path.length === 0 && value.op !== 'object';
}

/** `$(text)` makes elements of what begins with `<`; anything else is a selector. */
export function opensMarkup(call: ValueOf<'call'>, referents: Referents): boolean {
  const first = call.args[0]?.value;
  return first !== undefined && leadingText(first, referents)?.trimStart().startsWith('<') === true;
}
