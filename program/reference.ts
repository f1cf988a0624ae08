import { isDeclaring } from './declarations.ts';
import { parentOf } from './syntax.ts';
import type { Node } from './syntax.ts';

/** How a name is used. `type` means that it leaves no trace at run time. */
export type Access = 'read' | 'write' | 'read-write' | 'type';

/** How an identifier uses a name, or undefined when it is a declaration, a key, a label or a part of another name. */
export function accessOf(identifier: Node): Access | undefined {
  const parent = parentOf(identifier);
  if (parent === undefined || isDeclaring(identifier)) return undefined;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === identifier ? memberAccess(parent) : parent.computed ? 'read' : undefined;
    case 'Property':
      return propertyAccess(identifier, parent);
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return parent.key !== identifier || parent.computed ? 'read' : undefined;
    case 'AssignmentExpression':
      return parent.left === identifier ? (parent.operator === '=' ? 'write' : 'read-write') : 'read';
    case 'UpdateExpression':
      return 'read-write';
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === identifier ? 'write' : 'read';
    case 'ArrayPattern':
    case 'RestElement':
      return 'write';
    case 'AssignmentPattern':
      return parent.left === identifier ? 'write' : 'read';
    case 'ExportSpecifier':
      return exportAccess(identifier, parent);
    case 'TSQualifiedName':
      return parent.left === identifier ? qualifiedAccess(parent) : undefined;
    case 'TSExportAssignment':
    case 'ExportDefaultDeclaration':
      return 'read';
    case 'JSXMemberExpression':
      return parent.object === identifier ? 'read' : undefined;
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      return /^[a-z]/.test(nameOf(identifier)) || nameOf(identifier).includes('-') ? undefined : 'read';
    case 'JSXAttribute':
    case 'JSXNamespacedName':
      return undefined;
    default:
      return NAMING.has(parent.type) ? namedAccess(identifier, parent) : typeAccess(parent.type);
  }
}

/** `implements A.B` and the `extends A.B` of an interface name types. */
function memberAccess(member: Node): Access {
  let at: Node | undefined = member;
  while (at?.type === 'MemberExpression') at = parentOf(at);
  return at?.type === 'TSInterfaceHeritage' || at?.type === 'TSClassImplements' ? 'type' : 'read';
}

/** `typeof a.b` names a value, `A.B` a type. */
function qualifiedAccess(name: Node): Access {
  let at: Node | undefined = name;
  while (at?.type === 'TSQualifiedName') at = parentOf(at);
  return at?.type === 'TSTypeQuery' ? 'read' : 'type';
}

/** Parents under which an identifier is a name of its own and not a use, in the given fields. */
const NAMING: ReadonlyMap<Node['type'], readonly string[]> = new Map<Node['type'], readonly string[]>([
  ['LabeledStatement', ['label']],
  ['BreakStatement', ['label']],
  ['ContinueStatement', ['label']],
  ['MetaProperty', ['meta', 'property']],
  ['ImportSpecifier', ['imported', 'local']],
  ['ImportDefaultSpecifier', ['local']],
  ['ImportNamespaceSpecifier', ['local']],
  ['ImportAttribute', ['key']],
  ['ExportAllDeclaration', ['exported']],
  ['FunctionDeclaration', ['id']],
  ['FunctionExpression', ['id']],
  ['ClassDeclaration', ['id']],
  ['ClassExpression', ['id']],
  ['TSDeclareFunction', ['id']],
  ['TSEnumDeclaration', ['id']],
  ['TSEnumMember', ['id']],
  ['TSModuleDeclaration', ['id']],
  ['TSInterfaceDeclaration', ['id']],
  ['TSTypeAliasDeclaration', ['id']],
  ['TSImportEqualsDeclaration', ['id']],
  ['TSNamespaceExportDeclaration', ['id']],
  ['TSTypeParameter', ['name']],
  ['TSPropertySignature', ['key']],
  ['TSMethodSignature', ['key']],
  ['TSTypePredicate', ['parameterName']],
  ['TSNamedTupleMember', ['label']],
  ['TSMappedType', ['key']],
  ['TSImportType', ['qualifier']],
  ['TSIndexSignature', ['parameters']],
]);

function namedAccess(identifier: Node, parent: Node): Access | undefined {
  const fields = parent as unknown as Readonly<Record<string, unknown>>;
  const isName = (NAMING.get(parent.type) ?? []).some((key) => {
    const value = fields[key];
    return value === identifier || (Array.isArray(value) && value.includes(identifier));
  });
  return isName ? undefined : typeAccess(parent.type);
}

function propertyAccess(identifier: Node, parent: Extract<Node, { type: 'Property' }>): Access | undefined {
  if (parent.value === identifier) return parentOf(parent)?.type === 'ObjectPattern' ? 'write' : 'read';
  if (parent.shorthand && parent.value.type !== 'AssignmentPattern') return undefined;
  return parent.computed && parent.key === identifier ? 'read' : undefined;
}

function exportAccess(identifier: Node, parent: Extract<Node, { type: 'ExportSpecifier' }>): Access | undefined {
  const declaration = parentOf(parent);
  if (parent.local !== identifier || (declaration?.type === 'ExportNamedDeclaration' && declaration.source)) return undefined;
  const isType = parent.exportKind === 'type' || (declaration?.type === 'ExportNamedDeclaration' && declaration.exportKind === 'type');
  return isType ? 'type' : 'read';
}

function typeAccess(parent: Node['type']): Access {
  return parent.startsWith('TS') && !VALUE_PARENTS.has(parent) ? 'type' : 'read';
}

const VALUE_PARENTS: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumMember',
  'TSExternalModuleReference',
]);

function nameOf(identifier: Node): string {
  return identifier.type === 'Identifier' || identifier.type === 'JSXIdentifier' ? identifier.name : '';
}
