import { ancestorsOf, isFunction } from '../../program/index.ts';
import type { Binding, Node, Reference } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** What stands in a type is never run. */
const TYPES: ReadonlySet<string> = new Set(['TSTypeQuery', 'TSTypeAnnotation', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration']);

/** `static-analysis/use-before-definition`: a constant, variable or class is used before it is there. */
export const useBeforeDefinition: Rule = defineRule({
  meta: {
    id: 'static-analysis/use-before-definition',
    cwe: [457],
    severity: 'high',
    confidence: 'certain',
    from: 'file',
    description: 'The name is declared further down with `const`, `let` or `class`, and the use runs before that: it throws a ReferenceError.',
    advice: 'Declare constants, variables and classes above the first statement that uses them.',
  },
  check({ part, module, report }) {
    for (const reference of part.scopes.references) {
      const binding = module.resolve(reference);
      if (binding !== undefined && runsBefore(reference, binding)) report({ node: reference.identifier, message: `\`${reference.name}\` is declared in line ${lineOf(binding)} and used before.` });
    }
  },
});

/** Both lie in the same function, so they run in the order in which they stand. */
function runsBefore({ access, identifier, unit }: Reference, binding: Binding): boolean {
  if (access === 'type' || !['const', 'let', 'class'].includes(binding.kind) || isAmbient(binding)) return false;
  const at = unit.origin.offset + identifier.start;
  if (at >= binding.unit.origin.offset + binding.identifier.start || isExported(identifier)) return false;
  return functionAround(identifier) === functionAround(binding.identifier) && !isDeferred(identifier);
}

function functionAround(node: Node): Node | undefined {
  for (const ancestor of ancestorsOf(node)) if (isFunction(ancestor) || ancestor.type === 'StaticBlock') return ancestor;
  return undefined;
}

/** The value of a field is computed when an object is made; what stands in a type never is. */
function isDeferred(node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor)) return false;
    if ((ancestor.type === 'PropertyDefinition' && !ancestor.static) || TYPES.has(ancestor.type) || ancestor.type === 'Decorator') return true;
  }
  return false;
}

function isExported(identifier: Node): boolean {
  for (const ancestor of ancestorsOf(identifier)) return ancestor.type === 'ExportSpecifier' || ancestor.type === 'ExportDefaultDeclaration';
  return false;
}

function isAmbient({ definition }: Binding): boolean {
  return [definition, ...ancestorsOf(definition)].some((node) => 'declare' in node && node.declare === true);
}

function lineOf({ unit, identifier }: Binding): number {
  return unit.lines.positionAt(identifier.start).line;
}
