import { bare, childrenOf, propertyName } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';

const ANSWERING: ReadonlySet<string> = new Set(['code', 'end', 'header', 'json', 'render', 'send', 'sendStatus', 'set', 'setHeader', 'status', 'text', 'type', 'write', 'writeHead']);

/** True when all that a `catch` does is to answer a request with "the server failed": why, nobody is told. */
export function isBlindAnswer({ body }: NodeOf<'CatchClause'>): boolean {
  const inside = everythingIn(body);
  const doesMore = inside.some((node) => node.type === 'ThrowStatement' || (node.type === 'CallExpression' && !ANSWERING.has(nameOf(node.callee) ?? '')));
  return !doesMore && inside.some(saysServerFailed);
}

/** `.status(500)`, `.statusCode = 500`, `{ status: 500 }`. Other numbers say more: 503 that it is not ready, 504 that somebody else was late. */
function saysServerFailed(node: Node): boolean {
  if (node.type === 'CallExpression') return /^(?:status|sendStatus|code|writeHead)$/.test(nameOf(node.callee) ?? '') && is500(node.arguments[0]);
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && /^status(?:Code)?$/.test(propertyName(node.left) ?? '') && is500(node.right);
  return node.type === 'Property' && propertyName(node) === 'status' && is500(node.value);
}

function is500(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === 500;
}

function nameOf(callee: Node): string | undefined {
  const target = bare(callee);
  return target.type === 'MemberExpression' ? propertyName(target) : undefined;
}

function everythingIn(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(everythingIn)];
}
