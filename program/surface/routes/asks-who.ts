import { bare, childrenOf, isFunction, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { valueOf } from '../origin.ts';
import type { Located } from '../origin.ts';

/** Words that a step in front of a handler, or a call that it begins with, has in its name when it asks who is calling. */
const AUTHENTICATES = /(?:auth(?!or(?!i[sz]))|session|guard|protect|jwt|passport|permission|token|(?:require|ensure|check|needs?|only|is|verify|current|get|with|can)_?(?:log|user|role|admin|scope|sign|access|account|member)|(?:logged|signed)_?in|login_?required)/i;
/** Steps that stand there for something else: they set a session up, sign a token, look at where a request comes from, let pass who has not said who it is, or answer. */
const ANSWERS_ELSE = /^(?:(?:express|cookie)?session|initialize|sign|decode|logout|.*(?:csrf|xsrf|cors|ratelimit|throttl|optional|anonymous).*|unless|except|skip|.*(?:rout(?:er|e)|controller|handler)s?)$/i;

/** True when a step's name says that it asks who is calling: `requireLogin`, `passport.authenticate('jwt')`, `[auth, audit]`, `{ preHandler: auth }`. */
export function asksWho(step: Node): boolean {
  const node = bare(step);
  if (node.type === 'Identifier') return isAsking(node.name);
  if (node.type === 'MemberExpression') {
    const name = propertyName(node) ?? '';
    return isAsking(name) || (!ANSWERS_ELSE.test(name) && asksWho(node.object));
  }
  if (node.type === 'CallExpression') return asksWho(node.callee);
  if (node.type === 'ArrayExpression') return node.elements.some((each) => each !== null && asksWho(each));
  if (node.type === 'ObjectExpression') return node.properties.some((each) => each.type === 'Property' && asksWho(each.value));
  return false;
}

/** True for a name that says so. */
export function isAsking(name: string): boolean {
  return AUTHENTICATES.test(name) && !ANSWERS_ELSE.test(name);
}

const MOST_NODES = 400;

/** True for a handler that asks who is calling: `const session = await getSession(request)`; also one that is declared elsewhere. */
export function handlerAsks(handler: Located | undefined): boolean {
  if (handler === undefined) return false;
  const node = bare(handler.node);
  if (node.type === 'CallExpression') return asksWho(node.callee) || node.arguments.some((each) => handlerAsks({ ...handler, node: each }));
  if (node.type === 'Identifier') {
    const value = valueOf({ ...handler, node });
    return value !== undefined && isFunction(value.node) && handlerAsks(value);
  }
  if (!isFunction(node) || node.body === null) return false;
  const stack: Node[] = [node.body];
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES; seen++) {
    const inner = stack.pop();
    if (inner?.type === 'CallExpression' && asksWho(inner.callee)) return true;
    if (inner !== undefined && !isFunction(inner)) stack.push(...childrenOf(inner).reverse());
  }
  return false;
}

/** True for what can be a handler: a function, what a call makes of one, a name. */
export function mayHandle(value: Node): boolean {
  return isFunction(value) || value.type === 'CallExpression' || value.type === 'Identifier' || value.type === 'ObjectExpression';
}
