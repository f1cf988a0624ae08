import { bare, childrenOf, constantString, isFunction } from '../../syntax.ts';
import type { FunctionNode, Node } from '../../syntax.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import { asksWho, handlerAsks } from './asks-who.ts';

/**
 * True when a step in front of a handler asks who is calling. Its name says so, unless the function that it stands for lets
 * everybody pass; a function with another name does when it sends away whoever is not known.
 */
export function stepAsks(at: Located): boolean {
  const node = bare(at.node);
  const of = (inner: Node): boolean => stepAsks({ ...at, node: inner });
  if (node.type === 'ArrayExpression') return node.elements.some((each) => each !== null && of(each));
  if (node.type === 'ObjectExpression') return node.properties.some((each) => each.type === 'Property' && of(each.value));
  const step = stepFunction({ ...at, node });
  if (step === undefined) return asksWho(node);
  return !letsAllPass(step.node) && !looksAtPath(step.node) && (asksWho(node) || handlerAsks(step) || sendsAway(step.node));
}

interface LocatedFunction extends Located {
  readonly node: FunctionNode;
}

/** The function that is called for each request: the step itself, what its name stands for, what a call of such a function gives, what a library wraps. */
function stepFunction(at: Located): LocatedFunction | undefined {
  const node = bare(at.node);
  if (isFunction(node)) return { ...at, node };
  if (node.type === 'CallExpression') {
    const maker = stepFunction({ ...at, node: node.callee });
    const made = maker === undefined ? undefined : givenBy(maker.node);
    if (maker !== undefined) return made !== undefined && isFunction(made) ? { ...maker, node: made } : undefined;
    const wrapped = node.arguments.find(isFunction);
    return wrapped === undefined || asksWho(node.callee) ? undefined : { ...at, node: wrapped };
  }
  const value = valueAt({ ...at, node });
  return value !== undefined && value.node !== node ? stepFunction(value) : undefined;
}

/** What a function gives back where it gives one thing: its expression, or its last `return`. */
export function givenBy({ body }: FunctionNode): Node | undefined {
  if (body === null || body.type !== 'BlockStatement') return body === null ? undefined : bare(body);
  const last = body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument !== null ? bare(last.argument) : undefined;
}

const DECIDES = /^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchStatement|ThrowStatement|TryStatement|AwaitExpression)$/;

/** Decides nothing and asks nobody: `(request, response, next) => next()`. */
function letsAllPass(step: FunctionNode): boolean {
  const own = new Set(step.params.flatMap((each) => (each.type === 'Identifier' ? [each.name] : [])));
  return nodesBelow(step).every((node) => !DECIDES.test(node.type) && (node.type !== 'CallExpression' || (node.callee.type === 'Identifier' && own.has(node.callee.name))));
}

const OF_REQUEST = /^(?:path|pathname|url|originalUrl|baseUrl|routerPath|routeOptions|method|hostname)$/;

/** True for code that decides by where a request goes to: for which paths it asks is not known. Requests of browsers before the real one (`OPTIONS`) do not matter. */
export function looksAtPath(code: Node): boolean {
  const tests = nodesBelow(code).flatMap((node) => (node.type === 'IfStatement' || node.type === 'ConditionalExpression' ? [node.test] : node.type === 'LogicalExpression' ? [node] : node.type === 'SwitchStatement' ? [node.discriminant] : []));
  return tests.some((test) => {
    const below = [test, ...nodesBelow(test)];
    return below.some((node) => OF_REQUEST.test(node.type === 'Identifier' ? node.name : (constantString(node) ?? ''))) && !below.some((node) => constantString(node) === 'OPTIONS');
  });
}

const REFUSAL = /unauthori[sz]ed|unauthenticated|not[ _-]?(?:logged|signed)[ _-]?in|^\/?(?:[\w-]+\/)*(?:log-?in|sign-?in)\b/i;

/** True for code in which someone who is not known is sent away: status 401, an error that says so, a way to the login page. */
export function sendsAway(code: Node): boolean {
  return [code, ...nodesBelow(code)].some((node) => (node.type === 'Literal' && node.value === 401) || REFUSAL.test(node.type === 'Identifier' ? node.name : (constantString(node) ?? '')));
}

const MOST_NODES = 1_000;

/** The nodes below one, up to a bound. */
export function nodesBelow(root: Node): readonly Node[] {
  const found = [...childrenOf(root)];
  for (let at = 0; at < found.length && found.length < MOST_NODES; at++) found.push(...childrenOf(found[at] as Node));
  return found;
}
