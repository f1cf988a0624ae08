import { ancestorsOf, bare, bindingOf, isFunction, propertyName } from '../../program/index.ts';
import type { Binding, FunctionNode, Module, Node } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { additionsIn } from './listener-call.ts';
import type { ListenerCall } from './listener-call.ts';

/** `memory-leak/abort-listener-left`: an operation leaves its listener on the caller's signal when it is done. */
export const abortListenerLeft: Rule = defineRule({
  meta: {
    id: 'memory-leak/abort-listener-left',
    cwe: [401, 772],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description:
      'Each call adds a listener to a signal that belongs to the caller and takes it away only when the signal fires. A signal that lives as long as the program collects one for every call that succeeded.',
    advice: 'Remove the abort listener when the operation settles (in `finally`, or with the `signal` option of a controller of its own); `once` alone is not enough.',
  },
  check(context) {
    for (const added of additionsIn(context.part)) {
      const signal = callersSignal(added, context.module);
      if (signal === undefined || !isInExecutor(added.call, signal.owner, context.module) || isRemoved(added, signal.owner, context)) continue;
      report(added, signal, context);
    }
  },
});

/** A signal that a function was given: a parameter, a property of one, or a name taken out of one. */
interface CallersSignal {
  readonly owner: FunctionNode;
  readonly isProven: boolean;
}

function report({ call }: ListenerCall, { isProven }: CallersSignal, context: RuleContext): void {
  const isCertain = isProven && !isTestPath(context.path);
  context.report({
    node: call,
    message: 'The promise settles without taking its abort listener off the caller\'s signal.',
    ...(isCertain ? {} : { confidence: 'likely', severity: 'medium' }),
  });
}

function callersSignal({ event, method, target }: ListenerCall, module: Module): CallersSignal | undefined {
  if (event !== 'abort' || method !== 'addEventListener') return undefined;
  const node = bare(target);
  const isMember = node.type === 'MemberExpression';
  if (isMember && propertyName(node) !== 'signal') return undefined;
  const root = isMember ? bare(node.object) : node;
  const binding = root.type === 'Identifier' ? bindingOf(root, module) : undefined;
  const owner = binding?.kind === 'parameter' ? ownerOf(binding) : undefined;
  if (binding === undefined || owner === undefined) return undefined;
  return { owner, isProven: isMember || isAbortSignal(binding) || isUsedAsSignal(binding) };
}

function ownerOf(binding: Binding): FunctionNode | undefined {
  return isFunction(binding.scope.node) ? binding.scope.node : undefined;
}

/** `signal: AbortSignal`, also optional or in a union. */
function isAbortSignal({ identifier, unit }: Binding): boolean {
  const annotation = identifier.type === 'Identifier' ? identifier.typeAnnotation : undefined;
  return annotation ? /\bAbortSignal\b/.test(unit.text.slice(annotation.start, annotation.end)) : false;
}

/** `signal.aborted`, `signal.reason`, `signal.throwIfAborted()`: only an AbortSignal has these. */
function isUsedAsSignal({ references }: Binding): boolean {
  return references.some(({ identifier }) => {
    const member = [...ancestorsOf(identifier)].find((each) => each.type === 'MemberExpression');
    return member?.type === 'MemberExpression' && bare(member.object) === identifier && /^(?:aborted|throwIfAborted|reason)$/.test(propertyName(member) ?? '');
  });
}

/** Inside `new Promise(…)`, which settles for other reasons too; a listener that closes what lives on is no leak. */
function isInExecutor(call: Node, owner: FunctionNode, module: Module): boolean {
  for (const ancestor of ancestorsOf(call)) {
    if (ancestor === owner) return false;
    if (ancestor.type === 'NewExpression' && ancestor.callee.type === 'Identifier' && ancestor.callee.name === 'Promise') 
      return settlesOtherwise(call, ancestor, module);
  }
  return false;
}

/** True when the executor can settle without the listener: `resolve` is used outside of the call that adds it. */
function settlesOtherwise(call: Node, promise: Extract<Node, { type: 'NewExpression' }>, module: Module): boolean {
  const executor = promise.arguments[0];
  const resolve = isFunction(executor) ? executor.params[0] : undefined;
  const binding = resolve?.type === 'Identifier' ? bindingOf(resolve, module) : undefined;
  return binding?.references.some(({ identifier }) => identifier.start < call.start || identifier.end > call.end) === true;
}

/** Any removal of an abort listener, or an option that removes it, in the function that was given the signal. */
function isRemoved({ options, unit }: ListenerCall, owner: FunctionNode, { module }: RuleContext): boolean {
  if (options !== undefined && !isPlainOptions(options)) return true;
  const text = unit.text.slice(owner.start, owner.end);
  return /\bremoveEventListener\b|\baddAbortListener\b|\bSymbol\.(?:async)?[dD]ispose\b|\busing\b/.test(text) || callsCleanUp(text) || module.obstacle !== undefined;
}

/** Options that are all known and hold no `signal`. */
function isPlainOptions(options: Node): boolean {
  const node = bare(options);
  if (node.type === 'Literal') return true;
  return node.type === 'ObjectExpression' && node.properties.every((each) => each.type === 'Property' && /^(?:once|passive|capture)$/.test(propertyName(each) ?? ''));
}

function callsCleanUp(text: string): boolean {
  return /\b(?:clean_?up|dispose|detach|unsubscribe|removeListener|off)\w*\s*\(/i.test(text);
}
