import type { Node, NodeOf } from './syntax.ts';
import { isFunction, parentOf } from './syntax.ts';

/** What kind of thing a name stands for. */
export type BindingKind =
  | 'import'
  | 'const'
  | 'let'
  | 'var'
  | 'function'
  | 'class'
  | 'parameter'
  | 'catch'
  | 'enum'
  | 'namespace'
  | 'type';

/** A name that a node declares, and in which scope it lands: the node's own, the one around it, or that of `var`. */
export interface DeclaredName {
  readonly name: string;
  readonly kind: BindingKind;
  readonly identifier: Node;
  readonly definition: Node;
  readonly lands: 'own' | 'outer' | 'var';
}

/** The names that a node itself declares. */
export function declarationsOf(node: Node): readonly DeclaredName[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap((declarator) => {
        const kind = node.kind === 'var' ? 'var' : node.kind === 'let' ? 'let' : 'const';
        return named(patternNames(declarator.id), { kind, definition: declarator, lands: kind === 'var' ? 'var' : 'own' });
      });
    case 'ImportDeclaration':
      return node.specifiers.flatMap((specifier) =>
        named([specifier.local], { kind: 'import', definition: specifier, lands: 'own' }),
      );
    case 'TSImportEqualsDeclaration':
      return named([node.id], { kind: 'import', definition: node, lands: 'own' });
    case 'CatchClause':
      return node.param ? named(patternNames(node.param), { kind: 'catch', definition: node, lands: 'own' }) : [];
    case 'ClassDeclaration':
      return node.id ? named([node.id], { kind: 'class', definition: node, lands: 'outer' }) : [];
    case 'ClassExpression':
      return node.id ? named([node.id], { kind: 'class', definition: node, lands: 'own' }) : [];
    case 'TSEnumDeclaration':
      return [
        ...named([node.id], { kind: 'enum', definition: node, lands: 'outer' }),
        ...node.body.members.flatMap((member) =>
          member.id.type === 'Identifier' ? named([member.id], { kind: 'const', definition: member, lands: 'own' }) : [],
        ),
      ];
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? named([node.id], { kind: 'namespace', definition: node, lands: 'own' }) : [];
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return named([node.id], { kind: 'type', definition: node, lands: 'outer' });
    case 'TSTypeParameter':
      return named([node.name], { kind: 'type', definition: node, lands: 'own' });
    case 'TSDeclareFunction':
      return [...(node.id ? named([node.id], { kind: 'function', definition: node, lands: 'outer' }) : []), ...parametersOf(node)];
    case 'TSEmptyBodyFunctionExpression':
      return parametersOf(node);
    default:
      return isFunction(node) ? functionNames(node) : [];
  }
}

function functionNames(node: NodeOf<'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression'>): DeclaredName[] {
  const id = node.type === 'ArrowFunctionExpression' ? null : node.id;
  const lands = node.type === 'FunctionDeclaration' ? 'outer' : 'own';
  const own = id ? named([id], { kind: 'function', definition: node, lands }) : [];
  return [...own, ...parametersOf(node)];
}

function parametersOf(node: { readonly params: readonly Node[] } & Node): DeclaredName[] {
  return node.params.flatMap((parameter) => named(patternNames(parameter), { kind: 'parameter', definition: parameter, lands: 'own' }));
}

function named(
  identifiers: readonly Node[],
  rest: { readonly kind: BindingKind; readonly definition: Node; readonly lands: DeclaredName['lands'] },
): DeclaredName[] {
  return identifiers.flatMap((identifier) => (identifier.type === 'Identifier' ? [{ name: identifier.name, identifier, ...rest }] : []));
}

/** The identifiers that a binding pattern declares, in source order. */
export function patternNames(pattern: Node): Node[] {
  const names: Node[] = [];
  const stack: (Node | null)[] = [pattern];
  while (stack.length > 0) {
    const at = stack.pop();
    if (at) stack.push(...partsOf(at, names).reverse());
  }
  return names;
}

function partsOf(pattern: Node, names: Node[]): (Node | null)[] {
  switch (pattern.type) {
    case 'Identifier':
      names.push(pattern);
      return [];
    case 'ObjectPattern':
      return [...pattern.properties];
    case 'Property':
      return [pattern.value];
    case 'ArrayPattern':
      return [...pattern.elements];
    case 'AssignmentPattern':
      return [pattern.left];
    case 'RestElement':
      return [pattern.argument];
    case 'TSParameterProperty':
      return [pattern.parameter];
    default:
      return [];
  }
}

/** True when an identifier stands where a pattern declares a name, not where a value is used. */
export function isDeclaring(identifier: Node): boolean {
  let child = identifier;
  for (let parent = parentOf(child); parent !== undefined; child = parent, parent = parentOf(child)) {
    switch (parent.type) {
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'TSParameterProperty':
        continue;
      case 'AssignmentPattern':
        if (parent.left === child) continue;
        return false;
      case 'Property':
        if (parent.value === child && parentOf(parent)?.type === 'ObjectPattern') continue;
        return false;
      case 'VariableDeclarator':
        return parent.id === child;
      case 'CatchClause':
        return parent.param === child;
      default:
        return 'params' in parent && (parent.params as readonly Node[]).includes(child);
    }
  }
  return false;
}
