import { bare, bindingOf, libraryPathOf, propertyName } from '../../program/index.ts';
import type { AnalysedProgram, Module, Node, NodeOf } from '../../program/index.ts';
import { isAsyncCallee } from './async-callee.ts';
import { handleOf } from './handles.ts';

/** Members that every function of `fs/promises` and `timers/promises` has not: these answer at once, or with what is asked for later. */
const AT_ONCE: ReadonlySet<string> = new Set(['watch', 'setInterval', 'constants', 'glob', 'scheduler']);

/** True for a call that answers with a promise for sure: of an `async` function, of Node's promise modules, or of a method that closes. */
export function isPromisingCall(call: NodeOf<'CallExpression'>, from: { readonly module: Module; readonly program: AnalysedProgram }): boolean {
  const callee = bare(call.callee);
  return isAsyncCallee(callee, from) || isClosing(call, from.module) || isOfPromiseModule(call, from.module) || isOfPlatform(callee, from.module);
}

/** `handle.close()` of what is closed later than the call ends, without a function that is called then. */
export function isClosing(call: NodeOf<'CallExpression'>, module: Module): boolean {
  const callee = bare(call.callee);
  if (callee.type !== 'MemberExpression' || call.arguments.length > 0) return false;
  const handle = handleOf(libraryPathOf(callee.object, module));
  return handle?.closesLater === true && propertyName(callee) === handle.closing;
}

/** `fetch(…)`, `Promise.all(…)` and its like. */
function isOfPlatform(callee: Node, module: Module): boolean {
  const object = callee.type === 'MemberExpression' ? bare(callee.object) : callee;
  if (object.type !== 'Identifier' || bindingOf(object, module) !== undefined) return false;
  return callee.type === 'MemberExpression' ? object.name === 'Promise' && /^(?:all|allSettled|any|race)$/.test(propertyName(callee) ?? '') : object.name === 'fetch';
}

function isOfPromiseModule(call: NodeOf<'CallExpression'>, module: Module): boolean {
  const path = libraryPathOf(call.callee, module);
  const steps = path?.package === 'fs' && path.path[0] === 'promises' ? path.path.slice(1) : path?.package === 'fs/promises' || path?.package === 'timers/promises' ? path.path : [];
  const [name, ...others] = steps;
  return name !== undefined && others.length === 0 && !AT_ONCE.has(name);
}
