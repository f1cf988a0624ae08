import { bare, bindingOf, constantString, exponentialWitness, isConstant } from '../../program/index.ts';
import type { Module, Node, NodeOf, RegexLiteral, Witness } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

const SHOWN = 80;

/** `owasp/exponential-regex`: a regular expression that some short text keeps busy for years. */
export const exponentialRegex: Rule = defineRule({
  meta: {
    id: 'owasp/exponential-regex',
    cwe: [1333],
    owasp: 'A06:2025',
    severity: 'medium',
    confidence: 'likely',
    from: 'chunk',
    description: 'The regular expression can read one text in ever more ways, so that each further character doubles the time a failing match takes. A line of input can stop the process.',
    advice: 'Write the repetition so that every text can be read in one way only, for example `^\\w+(?:\\s\\w+)*$` instead of `^(\\w+\\s?)*$`.',
  },
  check({ part, module, path, report }) {
    const confidence = isTestPath(path) ? { confidence: 'heuristic' as const } : {};
    const judge = (node: Node, literal: RegexLiteral): void => {
      const witness = exponentialWitness(literal);
      if (witness !== undefined) report({ node, message: describe(literal, witness), ...confidence });
    };
    const texts = new Set(part.nodes('MemberExpression').filter(isSource).map(({ object }) => object));
    for (const node of part.nodes('Literal')) if ('regex' in node && !texts.has(node)) judge(node, { source: node.regex.pattern, flags: node.regex.flags });
    for (const type of ['NewExpression', 'CallExpression'] as const)
      for (const node of part.nodes(type)) {
        const literal = constructed(node, module);
        if (literal !== undefined) judge(node, literal);
      }
  },
});

/** `/…/.source` is a text: nothing is matched by it before it is put into a pattern, often with something in the place of a part. */
function isSource({ computed, property, object }: NodeOf<'MemberExpression'>): boolean {
  return !computed && property.type === 'Identifier' && property.name === 'source' && object.type === 'Literal' && 'regex' in object;
}

/** `new RegExp('…')` and `RegExp('…')` of constants; flags that are not constant make it unknown. */
function constructed({ callee, arguments: [source, flags] }: NodeOf<'NewExpression' | 'CallExpression'>, module: Module): RegexLiteral | undefined {
  const called = bare(callee);
  if (called.type !== 'Identifier' || called.name !== 'RegExp' || bindingOf(called, module) !== undefined) return undefined;
  const pattern = source === undefined ? undefined : constantText(source, module);
  const letters = flags === undefined ? '' : constantText(flags, module);
  return pattern === undefined || letters === undefined ? undefined : { source: pattern, flags: letters };
}

/** Sums inside sums: what people write has far fewer. */
const MAX_NESTING = 8;

function constantText(node: Node, module: Module, depth = 0): string | undefined {
  const text = constantString(node);
  if (text !== undefined || depth > MAX_NESTING) return text;
  if (node.type === 'BinaryExpression' && node.operator === '+') return joined([node.left, node.right], { module, depth });
  if (node.type === 'TemplateLiteral') return joined(node.quasis.flatMap((quasi, index) => [quasi.value.cooked ?? undefined, ...node.expressions.slice(index, index + 1)]), { module, depth });
  if (node.type === 'MemberExpression' && isSource(node) && node.object.type === 'Literal' && 'regex' in node.object) return node.object.regex.pattern;
  if (node.type !== 'Identifier') return undefined;
  const binding = bindingOf(node, module);
  if (binding?.definition.type !== 'VariableDeclarator' || binding.definition.id !== binding.identifier || !isConstant(binding, module)) return undefined;
  return binding.definition.init ? constantText(binding.definition.init, module, depth + 1) : undefined;
}

/** Parts that are all known, one behind the other. */
function joined(parts: readonly (Node | string | undefined)[], { module, depth }: { readonly module: Module; readonly depth: number }): string | undefined {
  const texts = parts.map((part) => (part === undefined || typeof part === 'string' ? part : constantText(part, module, depth + 1)));
  return texts.includes(undefined) ? undefined : texts.join('');
}

function describe({ source, flags }: RegexLiteral, { prefix, pump, suffix }: Witness): string {
  const pattern = source.length > SHOWN ? `${source.slice(0, SHOWN)}…` : source;
  const parts = [prefix, pump, suffix].map((text) => JSON.stringify(text));
  return `\`/${pattern}/${flags}\` takes twice as long with each repetition of ${parts[1]} in the text ${parts[0]}${suffix === '' ? '' : ` … ${parts[2]}`}.`;
}
