import { requiredModule } from './imports.ts';
import { moduleName } from './imports.ts';
import type { Module } from './module.ts';
import { packageName } from './resolve.ts';
import type { Binding } from './parsed-unit.ts';
import { bare, constantString, parentOf, propertyName } from './syntax.ts';
import type { Node } from './syntax.ts';

/**
 * What a value is in terms of the library it comes from: `exec` of `child_process`, or `Pool.Instance.query` of `pg`.
 * `Instance` stands for `new`, `ReturnValue` for a call, `Awaited` for a settled promise, `Module` is never written:
 * default and namespace imports and `require` are all the module itself.
 */
export interface LibraryPath {
  /** Package or built-in without `node:`. */
  readonly package: string;
  readonly path: readonly string[];
}

const MAX_STEPS = 12;

/**
 * Follows a value back to the library it was taken from, through imports, `require`, aliases, destructuring,
 * `promisify`, `bind`, construction and parameter types, inside one file. Undefined when a step is not certain:
 * a name is never enough. After the idea of API graphs (CodeQL) and access paths (type tracking).
 */
export function libraryPathOf(expression: Node, module: Module, steps: number = MAX_STEPS): LibraryPath | undefined {
  if (steps <= 0) return undefined;
  const node = bare(expression);
  switch (node.type) {
    case 'Identifier': {
      const binding = bindingOf(node, module);
      return binding === undefined ? undefined : bindingPath(binding, module, steps - 1);
    }
    case 'MemberExpression': {
      const name = propertyName(node);
      return name === undefined ? undefined : member(libraryPathOf(node.object, module, steps - 1), name);
    }
    case 'CallExpression':
      return callPath(node, module, steps - 1);
    case 'NewExpression':
      return extend(libraryPathOf(node.callee, module, steps - 1), 'Instance');
    case 'AwaitExpression':
      return bare(node.argument).type === 'ImportExpression'
        ? libraryPathOf(node.argument, module, steps - 1)
        : extend(libraryPathOf(node.argument, module, steps - 1), 'Awaited');
    case 'ImportExpression':
      return modulePath(constantString(node.source));
    default:
      return undefined;
  }
}

/** The binding an identifier refers to, in its unit or at the top level of the file. */
export function bindingOf(identifier: Node, module: Module): Binding | undefined {
  for (const unit of module.units) {
    const reference = unit.scopes.referenceAt(identifier);
    if (reference !== undefined) return module.resolve(reference);
    const declared = unit.scopes.bindingAt(identifier);
    if (declared !== undefined) return declared;
  }
  return undefined;
}

/** True when a binding is given its value once, where it is declared. */
export function isConstant(binding: Binding, module: Module): boolean {
  if (binding.kind === 'const' || binding.kind === 'import') return true;
  return module.referencesOf(binding).every((reference) => reference.access === 'read' || reference.access === 'type');
}

function bindingPath(binding: Binding, module: Module, steps: number): LibraryPath | undefined {
  const { definition } = binding;
  switch (definition.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return importedPath(definition);
    case 'TSImportEqualsDeclaration':
      return definition.moduleReference.type === 'TSExternalModuleReference'
        ? modulePath(constantString(definition.moduleReference.expression))
        : undefined;
    case 'VariableDeclarator': {
      if (!isConstant(binding, module)) return undefined;
      if (definition.init === null) return undefined;
      const value = libraryPathOf(definition.init, module, steps);
      const keys = destructuredKeys(binding.identifier, definition.id);
      return value === undefined || keys === undefined ? typedPath(binding, module) : keys.reduce<LibraryPath | undefined>(member, value);
    }
    default:
      return binding.kind === 'parameter' ? typedPath(binding, module) : undefined;
  }
}

function importedPath(specifier: Node): LibraryPath | undefined {
  const declaration = parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  const base = modulePath(declaration.source.value);
  return specifier.type === 'ImportSpecifier' ? member(base, moduleName(specifier.imported)) : base;
}

function modulePath(specifier: string | undefined): LibraryPath | undefined {
  if (specifier === undefined || /^[./#]/.test(specifier)) return undefined;
  const bareName = specifier.replace(/^node:/, '');
  const name = packageName(bareName);
  if (name === undefined) return undefined;
  return { package: bareName, path: [] };
}

function callPath(call: Extract<Node, { type: 'CallExpression' }>, module: Module, steps: number): LibraryPath | undefined {
  const unit = module.units.find((each) => each.scopes.referenceAt(rootOf(call.callee)) !== undefined);
  const required = unit === undefined ? undefined : requiredModule(call, unit);
  if (required !== undefined) return modulePath(constantString(required));
  const callee = libraryPathOf(call.callee, module, steps);
  const first = call.arguments[0];
  if (callee?.package === 'util' && callee.path.join('.') === 'promisify' && first !== undefined)
    return libraryPathOf(first, module, steps);
  if (callee?.path.at(-1) === 'bind') return { package: callee.package, path: callee.path.slice(0, -1) };
  return extend(callee, 'ReturnValue');
}

function rootOf(expression: Node): Node {
  let at = bare(expression);
  while (at.type === 'MemberExpression') at = bare(at.object);
  return at;
}

/** The type annotation of a variable or parameter, when it names an imported class or interface. */
function typedPath(binding: Binding, module: Module): LibraryPath | undefined {
  const { identifier } = binding;
  if (identifier.type !== 'Identifier' || !identifier.typeAnnotation) return undefined;
  return typePathOf(identifier.typeAnnotation.typeAnnotation, module);
}

/** What a value of this type is in terms of the library that declares the class or interface: `Request`, `express.Request`, `import('express').Request`. */
export function typePathOf(type: Node, module: Module): LibraryPath | undefined {
  if (type.type === 'TSImportType') return type.qualifier === null ? undefined : extend(qualified(modulePath(type.source.value), type.qualifier), 'Instance');
  if (type.type === 'TSInterfaceHeritage') return extend(typeNamePath(type.expression, module), 'Instance');
  return type.type === 'TSTypeReference' ? extend(typeNamePath(type.typeName, module), 'Instance') : undefined;
}

function qualified(base: LibraryPath | undefined, name: Node): LibraryPath | undefined {
  if (name.type === 'Identifier') return member(base, name.name);
  return name.type === 'TSQualifiedName' ? member(qualified(base, name.left), name.right.name) : undefined;
}

function typeNamePath(name: Node, module: Module): LibraryPath | undefined {
  if (name.type === 'TSQualifiedName') return member(typeNamePath(name.left, module), name.right.name);
  if (name.type === 'MemberExpression' && name.property.type === 'Identifier') return member(typeNamePath(name.object, module), name.property.name);
  if (name.type !== 'Identifier') return undefined;
  const binding = bindingOf(name, module);
  return binding?.kind === 'import' ? bindingPath(binding, module, MAX_STEPS) : undefined;
}

/** The keys from a destructuring pattern's root to a name; undefined when a step is computed or a rest. */
export function destructuredKeys(identifier: Node, root: Node): readonly string[] | undefined {
  const keys: string[] = [];
  let child: Node = identifier;
  while (child !== root) {
    const parent = parentOf(child);
    if (parent === undefined) return undefined;
    if (parent.type === 'Property') {
      const name = propertyName(parent);
      if (name === undefined) return undefined;
      keys.unshift(name);
    } else if (parent.type !== 'ObjectPattern' && parent.type !== 'AssignmentPattern') {
      return undefined;
    }
    child = parent;
  }
  return keys;
}

function member(base: LibraryPath | undefined, name: string): LibraryPath | undefined {
  return base === undefined || (name === 'default' && base.path.length === 0) ? base : extend(base, name);
}

function extend(base: LibraryPath | undefined, step: string): LibraryPath | undefined {
  return base === undefined ? undefined : { package: base.package, path: [...base.path, step] };
}
