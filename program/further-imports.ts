import { constantText } from './constant-text.ts';
import type { ImportRecord } from './imports.ts';
import { bindingOf, libraryPathOf } from './library-path.ts';
import { importsIn } from './module.ts';
import type { Module } from './module.ts';
import type { ParsedUnit } from './parsed-unit.ts';
import { bare, constantString, propertyName } from './syntax.ts';
import type { Node, NodeOf } from './syntax.ts';

/**
 * The modules that a unit names in other ways than with import statements and a plain `require`: names that are put together from
 * constants, what `createRequire` or an alias of `require` loads, `module.require`, `require.resolve`, `import.meta.resolve`, and types
 * by `import('…')`.
 */
export function furtherImports(unit: ParsedUnit, module: Module): readonly ImportRecord[] {
  const known = new Set(importsIn(unit).map(({ node }) => node));
  const records: ImportRecord[] = [];
  const add = (node: Node | undefined, kind: ImportRecord['kind']): void => {
    const specifier = node === undefined || known.has(node) ? undefined : constantText(node, module);
    if (node !== undefined && specifier !== undefined) records.push({ specifier, kind, typeOnly: false, members: [], node, unit });
  };
  for (const node of unit.nodes('ImportExpression')) add(node.source, 'dynamic');
  for (const node of unit.nodes('CallExpression')) if (isLoading(node, module)) add(node.arguments[0], 'require');
  for (const node of unit.nodes('TSImportType')) {
    const specifier = constantString(node.source);
    if (specifier !== undefined) records.push({ specifier, kind: 'import', typeOnly: true, members: [], node: node.source, unit });
  }
  return records;
}

function isLoading({ callee, arguments: given }: NodeOf<'CallExpression'>, module: Module): boolean {
  const target = last(bare(callee));
  if (isRequire(target, module)) return true;
  if (target.type !== 'MemberExpression') return isCreated(target, module);
  const [object, name] = [bare(target.object), propertyName(target)];
  // With a second argument it looks in folders of somebody else.
  if (name === 'resolve') return given.length === 1 && (object.type === 'MetaProperty' || isRequire(object, module) || isCreated(object, module));
  return name === 'require' ? isModuleObject(object, module) : isCreated(target, module);
}

/** The global `require`, or a constant that is the same. */
function isRequire(node: Node, module: Module): boolean {
  if (node.type !== 'Identifier') return false;
  const binding = bindingOf(node, module);
  if (binding === undefined) return node.name === 'require';
  const { definition } = binding;
  return binding.kind === 'const' && definition.type === 'VariableDeclarator' && definition.id === binding.identifier && definition.init?.type === 'Identifier' && definition.init.name === 'require' && bindingOf(definition.init, module) === undefined;
}

/** What `createRequire` of Node's `module` has made. */
function isCreated(node: Node, module: Module): boolean {
  const path = libraryPathOf(node, module);
  return path?.package === 'module' && path.path.join('.') === 'createRequire.ReturnValue';
}

/** `module`, `process.mainModule`. */
function isModuleObject(node: Node, module: Module): boolean {
  return node.type === 'MemberExpression' ? propertyName(node) === 'mainModule' : node.type === 'Identifier' && node.name === 'module' && bindingOf(node, module) === undefined;
}

/** `(0, require)` is `require`. */
function last(node: Node): Node {
  return node.type === 'SequenceExpression' ? bare(node.expressions.at(-1) ?? node) : node;
}
