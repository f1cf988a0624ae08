import { bindingOf, destructuredKeys, isConstant } from '../library-path.ts';
import { moduleName } from '../imports.ts';
import type { Module } from '../module.ts';
import type { Binding } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import { bare, constantString, parentOf, propertyName } from '../syntax.ts';
import type { Node } from '../syntax.ts';

/** A node and the file it stands in. */
export interface Located {
  readonly node: Node;
  readonly module: Module;
  readonly program: AnalysedProgram;
}

const MOST_STEPS = 8;
/** Characters of a file that is followed into: clients and models stand in small ones, and what a build has made is large. */
const MOST_TEXT = 100_000;

/** What a name stands for: the value it is given once, or the class or function it declares, in whichever file. */
export function valueOf({ node, module, program }: Located, steps: number = MOST_STEPS): Located | undefined {
  const binding = steps <= 0 ? undefined : bindingOf(node, module);
  if (binding === undefined) return undefined;
  const { definition } = binding;
  if (definition.type === 'ClassDeclaration' || definition.type === 'FunctionDeclaration') return { node: definition, module, program };
  const taken = takenFrom(binding);
  if (taken !== undefined) return exportedFrom({ module, program, steps: steps - 1 }, taken);
  if (definition.type !== 'VariableDeclarator' || definition.init === null || definition.id.type !== 'Identifier' || !isConstant(binding, module)) return undefined;
  return expressionValue({ node: definition.init, module, program }, steps - 1);
}

/** The same for what is no name: `require('./x')`, `users.router` of a whole module. */
export function valueAt(at: Located): Located | undefined {
  const node = bare(at.node);
  if (node.type === 'Identifier') return valueOf({ ...at, node });
  const name = node.type === 'MemberExpression' ? propertyName(node) : 'default';
  const specifier = wholeModule(node.type === 'MemberExpression' ? node.object : node, at.module);
  return specifier === undefined || name === undefined ? undefined : exportedFrom({ module: at.module, program: at.program, steps: MOST_STEPS }, { specifier, name });
}

/** The specifier of a module that an expression stands for: `require('./x')`, `await import('./x')`, or the name of such a whole. */
function wholeModule(expression: Node, module: Module): string | undefined {
  const node = bare(expression);
  if (node.type === 'AwaitExpression') return wholeModule(node.argument, module);
  if (node.type === 'ImportExpression') return constantString(node.source);
  if (node.type === 'CallExpression') return requiredSpecifier(node);
  const definition = node.type === 'Identifier' ? bindingOf(node, module)?.definition : undefined;
  if (definition?.type === 'ImportNamespaceSpecifier' || definition?.type === 'ImportDefaultSpecifier') {
    const declaration = parentOf(definition);
    return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined;
  }
  return definition?.type === 'VariableDeclarator' && definition.init !== null && definition.id.type === 'Identifier' ? wholeModule(definition.init, module) : undefined;
}

function requiredSpecifier(call: Node): string | undefined {
  const isRequire = call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require';
  return isRequire && call.arguments[0] !== undefined ? constantString(call.arguments[0]) : undefined;
}

function expressionValue(at: Located, steps: number): Located | undefined {
  const node = bare(at.node);
  return node.type === 'Identifier' ? valueOf({ ...at, node }, steps) : { ...at, node };
}

interface Taken {
  readonly specifier: string;
  /** The name it has there; `default` for the whole. */
  readonly name: string;
}

/** The module that a name is imported or required from. */
export function takenFrom({ definition, identifier }: Binding): Taken | undefined {
  if (definition.type === 'ImportSpecifier' || definition.type === 'ImportDefaultSpecifier') {
    const declaration = parentOf(definition);
    const name = definition.type === 'ImportSpecifier' ? moduleName(definition.imported) : 'default';
    return declaration?.type === 'ImportDeclaration' ? { specifier: declaration.source.value, name } : undefined;
  }
  if (definition.type !== 'VariableDeclarator' || definition.init === null) return undefined;
  const specifier = requiredSpecifier(bare(definition.init));
  const keys = destructuredKeys(identifier, definition.id);
  return specifier === undefined || keys === undefined || keys.length > 1 ? undefined : { specifier, name: keys[0] ?? 'default' };
}

interface Asking {
  readonly module: Module;
  readonly program: AnalysedProgram;
  readonly steps: number;
}

/** What a file hands out under a name: by `export`, over other files, or by `module.exports`. */
function exportedFrom({ module: from, program, steps }: Asking, { specifier, name }: Taken): Located | undefined {
  const resolution = steps <= 0 ? undefined : program.resolve(from.path, specifier);
  const module = resolution?.type === 'file' && (program.text(resolution.path)?.length ?? 0) <= MOST_TEXT ? program.module(resolution.path) : undefined;
  if (module === undefined) return undefined;
  const asking = { module, program, steps: steps - 1 };
  const record = module.exports.find((each) => each.name === name);
  if (record?.from !== undefined) return exportedFrom(asking, { specifier: record.from, name: record.node.type === 'ExportSpecifier' ? moduleName(record.node.local) : name });
  const local = record?.local === undefined ? undefined : module.lookup(record.local);
  if (local !== undefined) return valueOf({ node: local.identifier, module, program }, steps - 1);
  const given = record?.node.type === 'ExportDefaultDeclaration' ? record.node.declaration : assignedValue(module, name);
  if (given !== undefined) return expressionValue({ node: given, module, program }, steps - 1);
  for (const each of module.exports) {
    const found = each.name === '*' && each.from !== undefined ? exportedFrom(asking, { specifier: each.from, name }) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `module.exports = value`, `module.exports = { name: value }`, `exports.name = value`. */
function assignedValue(module: Module, name: string): Node | undefined {
  for (const unit of module.units)
    for (const { left, right } of unit.nodes('AssignmentExpression')) {
      if (left.type !== 'MemberExpression') continue;
      const value = bare(right);
      if (isExports(left)) {
        if (name === 'default') return value;
        const property = value.type === 'ObjectExpression' ? value.properties.find((each) => each.type === 'Property' && propertyName(each) === name) : undefined;
        if (property?.type === 'Property') return property.value;
      } else if (isExports(left.object) && propertyName(left) === name) return value;
    }
  return undefined;
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return node.type === 'MemberExpression' && propertyName(node) === 'exports' && node.object.type === 'Identifier' && node.object.name === 'module';
}
