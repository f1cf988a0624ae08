import { bindingOf } from '../../library-path.ts';
import { bare, childrenOf, constantString, isFunction, propertyName } from '../../syntax.ts';
import type { FunctionNode, Node, NodeOf } from '../../syntax.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import { patternMatches } from './matcher.ts';

/** A request of somebody who is not known, for a path, on its way through the code of a file. */
interface Request {
  readonly path: string;
  readonly at: Omit<Located, 'node'>;
  readonly steps: number;
}

type Outcome = 'refused' | 'passed' | 'goes-on';

const MOST_STEPS = 12;

/**
 * True when code refuses everybody who is not known, on a path: it is followed with a session, token or user that is not there.
 * Where a condition speaks of anything else, both ways have to refuse.
 */
export function refusesStrangers({ body }: FunctionNode, path: string, at: Omit<Located, 'node'>): boolean {
  const request: Request = { path, at, steps: MOST_STEPS };
  if (body === null) return false;
  return body.type === 'BlockStatement' ? run(body.body, request) === 'refused' : answerOf(body, request) === 'refused';
}

function run(statements: readonly Node[], request: Request): Outcome {
  const [first, ...rest] = statements;
  if (first === undefined) return 'goes-on';
  const then = (outcome: Outcome): Outcome => (outcome === 'goes-on' ? run(rest, request) : outcome);
  switch (first.type) {
    case 'ThrowStatement':
      return 'refused';
    case 'ReturnStatement':
      return first.argument === null ? 'passed' : answerOf(first.argument, request);
    case 'ExpressionStatement':
      return then(isProtection(first.expression) ? 'refused' : 'goes-on');
    case 'BlockStatement':
      return then(run(first.body, request));
    case 'TryStatement':
      return then(run(first.block.body, request));
    case 'IfStatement': {
      const test = truthOf(first.test, request);
      const ways = [...(test === false ? [] : [first.consequent]), ...(test === true ? [] : first.alternate === null ? [undefined] : [first.alternate])];
      const outcomes = ways.map((way) => then(way === undefined ? 'goes-on' : run([way], request)));
      return outcomes.every((each) => each === outcomes[0]) ? (outcomes[0] ?? 'passed') : 'passed';
    }
    case 'SwitchStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return 'passed';
    default:
      return then('goes-on');
  }
}

/** What an answer does to the request: another answer than that of the route, or `false`, keeps it from the route. */
function answerOf(argument: Node, request: Request): Outcome {
  const node = bare(argument);
  if (node.type === 'ConditionalExpression') {
    const test = truthOf(node.test, request);
    const ways = [...(test === false ? [] : [node.consequent]), ...(test === true ? [] : [node.alternate])];
    return ways.every((way) => answerOf(way, request) === 'refused') ? 'refused' : 'passed';
  }
  if (isProtection(node)) return 'refused';
  const value = node.type === 'AwaitExpression' ? bare(node.argument) : node;
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' && /Response$/.test(value.callee.name) ? 'refused' : 'passed';
  if (value.type === 'CallExpression') return value.callee.type === 'MemberExpression' && /^(?:redirect|json|error)$/.test(propertyName(value.callee) ?? '') ? 'refused' : 'passed';
  return truthOf(value, request) === false ? 'refused' : 'passed';
}

/** Clerk's `auth.protect()`, `auth().redirectToSignIn()`, Next's `unauthorized()`. */
function isProtection(expression: Node): boolean {
  const node = bare(expression);
  if (node.type === 'AwaitExpression') return isProtection(node.argument);
  if (node.type !== 'CallExpression') return false;
  const name = node.callee.type === 'MemberExpression' ? propertyName(node.callee) : node.callee.type === 'Identifier' ? node.callee.name : undefined;
  return /^(?:protect|redirectToSignIn|unauthorized)$/.test(name ?? '');
}

/** What a condition is for somebody who is not known; undefined where that cannot be said. */
function truthOf(condition: Node, request: Request): boolean | undefined {
  const node = bare(condition);
  if (request.steps <= 0) return undefined;
  const of = (inner: Node): boolean | undefined => truthOf(inner, { ...request, steps: request.steps - 1 });
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'boolean' ? node.value : node.value === null ? false : undefined;
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? of(node.argument) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'LogicalExpression':
      return node.operator === '&&' ? both(of(node.left), of(node.right)) : node.operator === '||' ? not(both(not(of(node.left)), not(of(node.right)))) : of(node.left);
    case 'BinaryExpression':
      return comparison(node, request);
    case 'AwaitExpression':
      return of(node.argument);
    case 'CallExpression': {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      if (name === 'Boolean' && node.arguments[0] !== undefined) return of(node.arguments[0]);
      return pathTest(node, request) ?? (speaksOfWho(node) ? false : undefined);
    }
    case 'Identifier': {
      const definition = bindingOf(node, request.at.module)?.definition;
      const init = definition?.type === 'VariableDeclarator' && definition.id.type === 'Identifier' ? definition.init : null;
      const known = init === null || init === undefined ? undefined : of(init);
      return known ?? (WHO.test(node.name) ? false : undefined);
    }
    default:
      return speaksOfWho(node) ? false : undefined;
  }
}

function both(left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  return left === false || right === false ? false : left === undefined || right === undefined ? undefined : true;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function comparison({ left, right, operator }: NodeOf<'BinaryExpression'>, request: Request): boolean | undefined {
  const isEqual = /^===?$/.test(operator);
  if (!isEqual && !/^!==?$/.test(operator)) return undefined;
  const isNothing = (right.type === 'Literal' && right.value === null) || (right.type === 'Identifier' && right.name === 'undefined');
  const text = constantString(right);
  const isWho = text !== undefined && speaksOfWho(left) ? false : undefined;
  const same = isNothing ? not(truthOf(left, { ...request, steps: request.steps - 1 })) : text !== undefined && isPath(left, request) ? text === request.path : isWho;
  return isEqual ? same : not(same);
}

const WHO = /user(?![-_]?agent)|session|(?<!csrf[-_]?|xsrf[-_]?)token|auth(?!or(?!i[sz]))|logged|signed|jwt|identity|claims/i;

/** True where an expression is about who is calling: `session?.user`, `cookies.get('token')`, `await getToken({ req })`. */
function speaksOfWho(node: Node): boolean {
  if (isFunction(node)) return false;
  const name = node.type === 'Identifier' ? node.name : constantString(node);
  return (name !== undefined && WHO.test(name)) || childrenOf(node).some(speaksOfWho);
}

function isPath(expression: Node, request: Request): boolean {
  const node = bare(expression);
  if (node.type === 'MemberExpression') return propertyName(node) === 'pathname';
  if (node.type !== 'Identifier') return false;
  const definition = bindingOf(node, request.at.module)?.definition;
  if (definition?.type !== 'VariableDeclarator' || definition.init === null) return false;
  return definition.id.type === 'ObjectPattern' ? node.name === 'pathname' : isPath(definition.init, request);
}

/** `pathname.startsWith('/x')`, `PUBLIC.includes(pathname)`, `PUBLIC.some((each) => pathname.startsWith(each))`, Clerk's `isPublic(request)`. */
function pathTest(call: Node, request: Request): boolean | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const callee = bare(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'Identifier') return routeMatcher(callee, request);
  if (callee.type !== 'MemberExpression' || first === undefined) return undefined;
  const method = propertyName(callee);
  const text = constantString(first);
  if (isPath(callee.object, request)) return text === undefined ? undefined : method === 'startsWith' ? request.path.startsWith(text) : method === 'endsWith' ? request.path.endsWith(text) : method === 'includes' ? request.path.includes(text) : undefined;
  const list = textsOf({ ...request.at, node: callee.object });
  if (list === undefined) return undefined;
  if (method === 'includes' && isPath(first, request)) return list.includes(request.path);
  return method === 'some' && startsWithEach(first, request) ? list.some((each) => request.path.startsWith(each)) : undefined;
}

function startsWithEach(given: Node, request: Request): boolean {
  const body = isFunction(given) && given.body !== null ? bare(given.body) : undefined;
  const [parameter] = isFunction(given) ? given.params : [];
  if (body?.type !== 'CallExpression' || body.callee.type !== 'MemberExpression' || parameter?.type !== 'Identifier') return false;
  const [argument] = body.arguments;
  return propertyName(body.callee) === 'startsWith' && isPath(body.callee.object, request) && argument?.type === 'Identifier' && argument.name === parameter.name;
}

/** `const isPublic = createRouteMatcher(['/login(.*)'])`. https://clerk.com/docs/references/nextjs/clerk-middleware */
function routeMatcher(callee: Node, { at, path }: Request): boolean | undefined {
  const value = valueAt({ ...at, node: callee });
  const call = value?.node;
  if (value === undefined || call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'createRouteMatcher') return undefined;
  const [given] = call.arguments;
  return given === undefined ? undefined : textsOf({ ...value, node: given })?.some((pattern) => patternMatches(pattern, path));
}

/** The texts of a list that is written out, here or where its name comes from. */
function textsOf(at: Located): readonly string[] | undefined {
  const node = bare(at.node);
  const list = node.type === 'ArrayExpression' ? node : valueAt({ ...at, node })?.node;
  if (list?.type !== 'ArrayExpression') return undefined;
  const texts = list.elements.flatMap((each) => (each === null ? [] : (constantString(each) ?? [])));
  return texts.length === list.elements.length ? texts : undefined;
}
