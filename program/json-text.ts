import { parseSync } from 'oxc-parser';
import { parseObstacle } from './limits.ts';
import type { Node } from './syntax.ts';

/** Reads JSON that may hold comments and trailing commas, as `tsconfig.json` does. Undefined when it is no JSON. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseLenient(text);
  }
}

function parseLenient(text: string): unknown {
  const wrapped = `(${text}\n)`;
  if (parseObstacle(wrapped) !== undefined) return undefined;
  const { program, errors } = parseSync('text.js', wrapped, { lang: 'js', preserveParens: false });
  const [statement] = program.body;
  return errors.length > 0 || statement?.type !== 'ExpressionStatement' ? undefined : valueOf(statement.expression);
}

/** Depth is bounded by the limits of the parser. */
function valueOf(node: Node): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'ArrayExpression':
      return node.elements.map((element) => (element === null ? null : valueOf(element)));
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => (property.type === 'Property' && property.key.type === 'Literal' ? [[String(property.key.value), valueOf(property.value)]] : [])),
      );
    default:
      return undefined;
  }
}

/** The fields of a value that is an object, none of any other. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
