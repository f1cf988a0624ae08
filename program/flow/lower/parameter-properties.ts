import type { Node } from '../../syntax.ts';
import type { Builder } from './types.ts';

/** `constructor(private readonly db: Db)` stores its parameters. */
export function storeParameterProperties(b: Builder, parameters: readonly Node[]): void {
  parameters.forEach((parameter, index) => {
    if (parameter.type !== 'TSParameterProperty') return;
    const named = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    const input = b.procedure.parameters[index];
    if (named.type !== 'Identifier' || input === undefined) return;
    b.emit({ op: 'store', base: b.emit({ op: 'this' }, parameter), key: named.name, input }, parameter);
  });
}
