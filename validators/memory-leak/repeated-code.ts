import { ancestorsOf, bare, isFunction, libraryPathOf, parentOf, propertyName } from '../../program/index.ts';
import type { FunctionNode, Module, Node } from '../../program/index.ts';

const LISTENING: ReadonlySet<string> = new Set(['on', 'addListener', 'prependListener', 'addEventListener']);
const ONCE_EVENTS: ReadonlySet<string> = new Set(['listening', 'ready', 'load', 'DOMContentLoaded', 'exit', 'close', 'end', 'finish', 'online', 'beforeExit', 'connect', 'open']);
const EFFECTS: ReadonlySet<string> = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect']);
const ROUTES: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'all', 'use']);
const SERVERS: ReadonlySet<string> = new Set(['express', 'koa', '@koa/router', 'koa-router', 'fastify', 'hono', 'http', 'https', 'ws', 'net']);

/** What makes the code around a node run again and again, in words; undefined when that is not certain. */
export function repetitionOf(node: Node, module: Module): string | undefined {
  let child = node;
  for (const ancestor of ancestorsOf(node)) {
    if (isLoop(ancestor) && 'body' in ancestor && ancestor.body === child) return 'each turn of the loop';
    if (isFunction(ancestor)) {
      const reason = callbackReason(ancestor, module);
      if (reason !== undefined) return reason;
      if (!isRunAtOnce(ancestor)) return undefined;
    }
    child = ancestor;
  }
  return undefined;
}

function callbackReason(callback: FunctionNode, module: Module): string | undefined {
  const call = parentOf(callback);
  if (call?.type !== 'CallExpression' || call.callee === callback) return undefined;
  const callee = bare(call.callee);
  const path = libraryPathOf(callee, module);
  if (path?.package === 'react' && EFFECTS.has(path.path.at(-1) ?? '')) return 'each run of the effect';
  const method = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (path?.package === 'http' || path?.package === 'https' || path?.package === 'net')
    if (path.path.at(-1) === 'createServer') return 'each request';
  if (path !== undefined && SERVERS.has(path.package) && ROUTES.has(method)) return 'each request';
  return isRepeatedEvent(call, method) ? 'each event' : undefined;
}

function isRepeatedEvent(call: Extract<Node, { type: 'CallExpression' }>, method: string): boolean {
  const [event, , options] = call.arguments;
  if (!LISTENING.has(method) || event?.type !== 'Literal' || typeof event.value !== 'string') return false;
  return !ONCE_EVENTS.has(event.value) && (options === undefined || !/\bonce\b/.test(JSON.stringify(optionNames(options))));
}

function optionNames(options: Node): readonly string[] {
  if (options.type !== 'ObjectExpression') return ['once'];
  return options.properties.map((each) => (each.type === 'Property' ? (propertyName(each) ?? 'once') : 'once'));
}

function isLoop(node: Node): boolean {
  return /^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type);
}

/** `(() => { … })()` and `new Promise((resolve) => { … })` run where they stand. */
export function isRunAtOnce(callback: FunctionNode): boolean {
  const parent = parentOf(callback);
  if (parent?.type === 'CallExpression') return parent.callee === callback;
  return parent?.type === 'NewExpression' && parent.callee.type === 'Identifier' && parent.callee.name === 'Promise';
}
