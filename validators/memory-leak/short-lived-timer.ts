import { bare, bindingOf, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { outermost, timerCalls, timerFunction } from './timer-call.ts';

/** `setInterval(function () { … clearInterval(this) … })`: the timer ends itself. */
export function clearsItself(call: NodeOf<'CallExpression'>, module: Module): boolean {
  const [callback] = call.arguments;
  if (callback?.type !== 'FunctionExpression') return false;
  return module.units.some((unit) =>
    unit.nodes('CallExpression').some((inner) => {
      const isInside = inner.start > callback.start && inner.end < callback.end;
      return isInside && inner.arguments[0]?.type === 'ThisExpression' && /^clear/.test(timerFunction(inner, module) ?? '');
    }),
  );
}

/** The time-outs of `Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))])` whose handle is dropped. */
export function racingTimeouts(part: ParsedUnit, module: Module): readonly NodeOf<'CallExpression'>[] {
  const executors = part.nodes('CallExpression').filter(isRace).flatMap((race) => executorsOf(race, module));
  if (executors.length === 0) return [];
  return timerCalls('setTimeout', part, module).filter((call) => {
    const use = parentOf(outermost(call));
    const isDropped = use?.type === 'ExpressionStatement' || (isFunction(use) && executors.includes(use));
    return isDropped && executors.some((executor) => call.start > executor.start && call.end <= executor.end);
  });
}

function isRace({ callee }: NodeOf<'CallExpression'>): boolean {
  const node = bare(callee);
  const isPromise = node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'Promise';
  return isPromise && propertyName(node) === 'race';
}

function executorsOf(race: NodeOf<'CallExpression'>, module: Module): readonly Node[] {
  const list = race.arguments[0];
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.flatMap((element) => {
    const value = element === null ? undefined : promiseOf(element, module);
    const executor = value?.type === 'NewExpression' ? value.arguments[0] : undefined;
    return isFunction(executor) ? [executor] : [];
  });
}

function promiseOf(element: Node, module: Module): Node | undefined {
  const node = bare(element);
  if (node.type !== 'Identifier') return node;
  const binding = bindingOf(node, module);
  return binding?.kind === 'const' && binding.definition.type === 'VariableDeclarator' && binding.definition.init !== null
    ? bare(binding.definition.init)
    : undefined;
}
