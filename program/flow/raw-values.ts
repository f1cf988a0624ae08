import type { Fact } from './fact.ts';
import type { SinkRow } from './model.ts';
import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** `$1:raw`, `$2^`, `${name:value}`, `$[name#]`: https://github.com/vitaly-t/pg-promise#raw-text and `#open-values`. */
const VARIABLE = /\$(?:(\d+)|[{([</]\s*([\w$.]+)\s*)(?=:raw\b|:value\b|\^|#)/g;

/** True for a row about values that a library puts into a text itself. */
export function isOfValues([root, path]: SinkRow): boolean {
  return root.startsWith('pgp.') && path.endsWith('.*');
}

/** True where the text of a query takes a value as it stands and does not quote it. A text that is not known quotes. */
export function isPutRaw({ fact, at, row: [, path] }: { readonly fact: Fact; readonly at: Value; readonly row: SinkRow }, referents: Referents): boolean {
  const [first] = at.op === 'call' ? at.args : [];
  if (first === undefined) return false;
  const text = textIn(first.value, path.includes('.values.') ? ['text'] : [], referents);
  if (text === undefined) return false;
  const name = path.includes('.values.') ? fact.path[1] : fact.path[0];
  const position = name === 'Element' ? positionOf(fact) : undefined;
  for (const [, number, variable] of text.matchAll(VARIABLE)) {
    if (number !== undefined ? name === undefined || (name === 'Element' && (position === undefined || position === Number(number) - 1)) : name === undefined || variable?.split('.')[0] === name) return true;
  }
  return false;
}

function textIn(value: Value, path: readonly string[], referents: Referents): string | undefined {
  const [only, ...others] = referents.of(value, path);
  return only?.kind === 'constant' && typeof only.value === 'string' && others.length === 0 ? only.value : undefined;
}

/** The place in the list that the value was put into on its way. */
function positionOf(fact: Fact): number | undefined {
  for (let at: Fact | undefined = fact; at?.from !== undefined; at = at.from) {
    const { value, from } = at;
    if (value.op !== 'array' || value === from.value) continue;
    const position = value.elements.findIndex((element) => element.value === from.value);
    return position < 0 || value.elements.slice(0, position + 1).some((element) => element.spread) ? undefined : position;
  }
  return undefined;
}
