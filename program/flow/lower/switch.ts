import type { NodeOf } from '../../syntax.ts';
import type { Builder } from './types.ts';
import { lowerExpression } from './expression.ts';

/** `switch`: each case is a comparison on an edge of its own; bodies fall through. */
export function lowerSwitch(b: Builder, node: NodeOf<'SwitchStatement'>, label: string | undefined): void {
  const value = lowerExpression(b, node.discriminant);
  const after = b.newBlock();
  const bodies = node.cases.map(() => b.newBlock());
  b.lower.hoist(b, node.cases.flatMap((each) => each.consequent));
  node.cases.forEach((each, index) => {
    const body = bodies[index];
    if (!each.test || body === undefined) return;
    const equal = b.emit({ op: 'binary', operator: '===', left: value, right: lowerExpression(b, each.test) }, each);
    const match = b.newBlock();
    const next = b.newBlock();
    b.branch(equal, { yes: match, no: next });
    b.seal(match);
    b.seal(next);
    b.current = match;
    b.jump(body, next);
  });
  const fallback = node.cases.findIndex((each) => !each.test);
  b.jump(bodies[fallback] ?? after);
  b.jumps.push({ label, onBreak: after, onContinue: undefined });
  if (label !== undefined) b.jumps.push({ label: undefined, onBreak: after, onContinue: undefined });
  node.cases.forEach((each, index) => {
    const body = bodies[index];
    if (body === undefined) return;
    if (index > 0) b.jump(body);
    b.current = body;
    b.seal(body);
    for (const statement of each.consequent) b.lower.statement(b, statement, undefined);
  });
  if (label !== undefined) b.jumps.pop();
  b.jumps.pop();
  b.jump(after, after);
  b.seal(after);
}
