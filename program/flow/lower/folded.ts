import type { Node } from '../../syntax.ts';
import type { Value } from '../ir.ts';
import { assignTo } from './assignment.ts';
import type { Folded } from './compiled.ts';
import { lowerStates } from './states.ts';
import type { Builder } from './types.ts';

/** Lowers what stands inside of what a compiler has written, as if it stood in the function around it. */
export function lowerFolded(b: Builder, folded: Folded): void {
  const { call, inner, how } = folded;
  if (how === 'states') {
    lowerStates(b, folded);
    return end(b);
  }
  const given = call.arguments[1];
  if (given?.type === 'Identifier' && given.name === 'arguments') inner.params.forEach((parameter, index) => assignTo(b, parameter, parameterAt(b, index, parameter)));
  if (inner.body?.type !== 'BlockStatement') return b.exit('return', inner.body ? b.lower.expression(b, inner.body) : undefined);
  b.lower.statements(b, inner.body.body);
  end(b);
}

/** The end of the text is a return of nothing, where anything comes to it. */
function end(b: Builder): void {
  if (b.current.preds.length > 0 || b.current === b.procedure.blocks[0]) b.exit('return', undefined);
}

/** What a function is called with at a position, also where it has no name for it. */
function parameterAt(b: Builder, index: number, node: Node): Value {
  const { parameters } = b.procedure;
  for (let at = parameters.length; at <= index; at++) parameters.push(b.emit({ op: 'parameter', index: at, rest: false }, node));
  return parameters[index] ?? b.emit({ op: 'constant', value: undefined }, node);
}
