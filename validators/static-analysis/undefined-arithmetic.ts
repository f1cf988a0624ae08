import { bare, bindingOf, enclosingFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Binding, Module, Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

/** `static-analysis/undefined-arithmetic`: a sum begins with nothing. */
export const undefinedArithmetic: Rule = defineRule({
  meta: {
    id: 'static-analysis/undefined-arithmetic',
    cwe: [457, 682],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The entry of an object that begins empty is counted up and never given a first value: `undefined + 1` is NaN, and stays it.',
    advice: 'Begin with a number: `counts[key] = (counts[key] ?? 0) + 1`, or use a Map.',
  },
  check({ part, module, path, report }) {
    for (const node of [...part.nodes('UpdateExpression'), ...part.nodes('AssignmentExpression')]) {
      const entry = node.type === 'UpdateExpression' ? node.argument : isSum(node) || isOwnSum(node) ? node.left : undefined;
      const owner = entry === undefined ? undefined : emptyOwner(entry, module);
      if (owner === undefined || !isOnlyCounted(owner, module)) continue;
      report({ node, message: `\`${owner.name}\` begins empty, so what is counted up here is \`undefined\` and becomes NaN.`, ...(isTestPath(path) ? { confidence: 'likely' } : {}) });
    }
  },
});

/** `counts[key] = counts[key] + 1`. */
function isOwnSum({ operator, left, right }: NodeOf<'AssignmentExpression'>): boolean {
  const sum = bare(right);
  return operator === '=' && sum.type === 'BinaryExpression' && /^[-+*/]$/.test(sum.operator) && isSameEntry(left, bare(sum.left));
}

function isSameEntry(one: Node, other: Node): boolean {
  if (one.type !== 'MemberExpression' || other.type !== 'MemberExpression' || !one.computed || !other.computed) return false;
  return [[one.object, other.object], [one.property, other.property]].every(([a, b]) => a?.type === 'Identifier' && b?.type === 'Identifier' && a.name === b.name);
}

function isSum({ operator }: NodeOf<'AssignmentExpression'>): boolean {
  return operator === '+=' || operator === '-=' || operator === '*=' || operator === '/=';
}

/** The constant of a function that holds `{}` and whose entry, by a computed key, is meant. At the top level of a file anybody may fill it. */
function emptyOwner(entry: Node, module: Module): Binding | undefined {
  if (entry.type !== 'MemberExpression' || !entry.computed) return undefined;
  const object = bare(entry.object);
  const binding = object.type === 'Identifier' && bare(entry.property).type !== 'Literal' ? bindingOf(object, module) : undefined;
  if (binding?.kind !== 'const' || binding.definition.type !== 'VariableDeclarator' || binding.definition.id !== binding.identifier || enclosingFunction(binding.identifier) === undefined) return undefined;
  const { init } = binding.definition;
  const value = init === null ? undefined : bare(init);
  return value?.type === 'ObjectExpression' && value.properties.length === 0 ? binding : undefined;
}

/** Every use but the sums only reads an entry for its own sake, or hands the whole out by `return`: nothing can have filled it. */
function isOnlyCounted(binding: Binding, module: Module): boolean {
  return module.referencesOf(binding).every(({ identifier }) => {
    const parent = parentOf(identifier);
    if (parent?.type === 'ReturnStatement' || parent?.type === 'ForInStatement') return true;
    if (parent?.type === 'CallExpression') return isListing(parent, module);
    return parent?.type === 'MemberExpression' && parent.object === identifier && parent.computed && (isCounted(parent) || isRead(parent));
  });
}

function isCounted(entry: Node): boolean {
  const parent = parentOf(entry);
  if (parent?.type === 'UpdateExpression') return true;
  const assignment = parent?.type === 'BinaryExpression' ? parentOf(parent) : parent;
  return assignment?.type === 'AssignmentExpression' && (isOwnSum(assignment) || (isSum(assignment) && assignment.left === entry));
}

/** Read after the sums: as a value that is handed on, not in a question after which a first value may be set. */
function isRead(entry: Node): boolean {
  const parent = parentOf(entry);
  return parent?.type === 'ReturnStatement' || parent?.type === 'CallExpression' || parent?.type === 'TemplateLiteral';
}

/** `Object.entries(counts)` and its like take nothing in. */
function isListing({ callee }: NodeOf<'CallExpression'>, module: Module): boolean {
  const target = bare(callee);
  if (target.type !== 'MemberExpression') return false;
  const object = bare(target.object);
  if (object.type !== 'Identifier' || bindingOf(object, module) !== undefined) return false;
  return /^(?:Object\.(?:keys|values|entries|fromEntries|freeze)|JSON\.stringify|console\.\w+)$/.test(`${object.name}.${propertyName(target) ?? ''}`);
}
