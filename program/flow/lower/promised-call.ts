import { bare, propertyName } from '../../syntax.ts';
import type { NodeOf } from '../../syntax.ts';
import type { Argument, Value } from '../ir.ts';
import { constantName } from '../constant-key.ts';
import type { Builder } from './types.ts';

/** Whether a method is named behind its object, and whether the arguments stand in a list: https://github.com/kriskowal/q/wiki/API-Reference#interfacing-with-nodejs-callbacks */
const CALLING: ReadonlyMap<string, { readonly isMethod: boolean; readonly isListed: boolean }> = new Map([
  ['nfcall', { isMethod: false, isListed: false }],
  ['nfapply', { isMethod: false, isListed: true }],
  ['ninvoke', { isMethod: true, isListed: false }],
  ['npost', { isMethod: true, isListed: true }],
]);

/** `Q.nfcall(f, x)`, `Q.nfapply(f, [x])`, `Q.ninvoke(o, 'name', x)`, `Q.npost(o, 'name', [x])`: what they call is called. */
export function lowerPromisedCall(b: Builder, node: NodeOf<'CallExpression'>): Value | undefined {
  const callee = bare(node.callee);
  const calling = CALLING.get((callee.type === 'MemberExpression' ? propertyName(callee) : undefined) ?? '');
  const [first, ...others] = node.arguments;
  if (calling === undefined || first === undefined || first.type === 'SpreadElement') return undefined;
  const target = b.lower.expression(b, first);
  const [method, ...behind] = others;
  if (!calling.isMethod) return b.emit({ op: 'call', callee: target, args: argumentsOf(b, others, calling.isListed), construct: false }, node);
  if (method === undefined || method.type === 'SpreadElement') return undefined;
  const name = b.lower.expression(b, method);
  const member = b.emit({ op: 'load', base: target, key: constantName(name, () => []) ?? name }, method);
  return b.emit({ op: 'call', callee: member, receiver: target, args: argumentsOf(b, behind, calling.isListed), construct: false }, node);
}

function argumentsOf(b: Builder, nodes: NodeOf<'CallExpression'>['arguments'], isListed: boolean): readonly Argument[] {
  const [list] = nodes.map((each) => (each.type === 'SpreadElement' ? each.argument : each)).map(bare);
  const given = isListed && list?.type === 'ArrayExpression' ? list.elements.filter((each): each is Exclude<typeof each, null> => each !== null) : nodes;
  return given.map((each) => ({ value: b.lower.expression(b, each.type === 'SpreadElement' ? each.argument : each), spread: each.type === 'SpreadElement' || (isListed && given === nodes) }));
}
