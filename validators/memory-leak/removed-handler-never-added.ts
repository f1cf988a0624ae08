import { isFunction, bare, libraryPathOf } from '../../program/index.ts';
import type { Module } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { freshFunction } from './fresh-function.ts';
import { additionsFor, captureOf, removalsIn } from './listener-call.ts';
import type { ListenerCall } from './listener-call.ts';
import { isSameValue } from './same-value.ts';

/** `memory-leak/removed-handler-never-added`: a listener stays because what is removed is not what was added. */
export const removedHandlerNeverAdded: Rule = defineRule({
  meta: {
    id: 'memory-leak/removed-handler-never-added',
    cwe: [401, 772],
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description:
      'The removed listener is another function object, or has another capture flag, than the added one. Nothing is removed, and the listener keeps everything it refers to alive.',
    advice: 'Keep the listener in one constant or field and pass that same value and the same capture flag to both the adding and the removing call.',
  },
  check(context) {
    const confidence = isTestPath(context.path) ? 'likely' : 'certain';
    for (const removal of removalsIn(context.part)) {
      if (isCompletionCallback(removal) || !removesListeners(removal, context.module)) continue;
      const message = freshMessage(removal, context) ?? captureMessage(removal, context);
      if (message !== undefined) context.report({ node: removal.call, message, confidence });
    }
  },
});

function freshMessage({ handler, method }: ListenerCall, { module, isClosed }: RuleContext): string | undefined {
  const fresh = isClosed(handler) ? freshFunction(handler, module) : undefined;
  return fresh === undefined ? undefined : `\`${method}\` gets ${fresh}: it was never added, so nothing is removed.`;
}

/** Whether a flag matches is known when every call that adds is there: at the end of the file. */
function captureMessage(removal: ListenerCall, { module, phase }: RuleContext): string | undefined {
  if (removal.method !== 'removeEventListener' || phase === 'early' || phase === 'chunk') return undefined;
  const capture = captureOf(removal);
  const flags = additionsFor(removal, module)
    .filter((each) => isSameValue(each, removal, { field: 'handler', module }))
    .map(captureOf);
  if (capture === undefined || flags.length === 0 || flags.some((flag) => flag === undefined || flag === capture)) return undefined;
  return `The listener was added with \`capture: ${!capture}\` and is removed with \`capture: ${capture}\`, so nothing is removed.`;
}

/** `off` is also the name of other things: it counts where the same file adds a listener, or the target is an emitter. */
function removesListeners(removal: ListenerCall, module: Module): boolean {
  if (removal.method !== 'off') return true;
  return libraryPathOf(removal.target, module)?.package === 'events' || additionsFor(removal, module).length > 0;
}

/** `client.removeListener(id, (error) => …)`: an operation that calls back, not the removal of that function. */
function isCompletionCallback({ handler, method }: ListenerCall): boolean {
  const node = bare(handler);
  const first = isFunction(node) ? node.params[0] : undefined;
  return method === 'removeListener' && first?.type === 'Identifier' && /^(?:err|error)$/.test(first.name);
}
