import type { Fact } from './fact.ts';
import type { Value } from './ir.ts';
import type { SinkRow } from './model.ts';
import type { Referents } from './referents.ts';

/** Names that say that markup is expected. */
const NAMED = /html|markup|template|svg/i;

/** True when callers of a library are asked for markup: the option is called so, or what it stands for by default is markup. */
export function isMeantAsMarkup(way: readonly Value[], referents: Referents): boolean {
  if (way.some((value) => (value.op === 'load' && typeof value.key === 'string' && NAMED.test(value.key)) || (value.op === 'parameter' && value.node.type === 'Identifier' && NAMED.test(value.node.name)))) return true;
  return way.slice(0, -1).some((value) => (value.op === 'load' || value.op === 'phi' || value.op === 'logical') && referents.of(value).some((each) => each.kind === 'constant' && typeof each.value === 'string' && /^\s*<\w/.test(each.value)));
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
