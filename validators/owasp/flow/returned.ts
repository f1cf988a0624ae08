import { enclosingFunction } from '../../../program/index.ts';
import type { Node } from '../../../program/index.ts';
import { deeper } from './flow.ts';
import type { Flow, Frame } from './flow.ts';
import { candidateGuard } from './guard.ts';
import type { TreeFunction } from './tree-function.ts';

/** The flows into what a function returns. What the function checks before counts as a step that is not known. */
export function returnedFlows({ node, module }: TreeFunction, path: readonly string[], frame: Frame): readonly Flow[] {
  const inside: Frame = { ...deeper(frame), module, fuel: Math.floor(frame.fuel / 2) };
  const rest = node.async ? path.filter((name, at) => name !== 'Awaited' || at > 0) : path;
  const returned = returnsOf(node, inside);
  const flows = returned.flatMap((value) => {
    const flow = inside.follow(value, rest, inside);
    if (flow === undefined) return [];
    const guard = candidateGuard(flow, value);
    return guard === 'clears' ? [] : [guard === 'none' && returned.length === 1 ? flow : { ...flow, isExact: false }];
  });
  return flows;
}

function returnsOf(node: TreeFunction['node'], { module }: Frame): readonly Node[] {
  if (node.type === 'ArrowFunctionExpression' && node.expression) return node.body === null ? [] : [node.body];
  return module.units
    .flatMap((unit) => unit.nodes('ReturnStatement'))
    .flatMap((statement) => (statement.argument !== null && enclosingFunction(statement) === node ? [statement.argument] : []));
}
