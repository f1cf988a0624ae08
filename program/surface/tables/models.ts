import type { LibraryPath } from '../../library-path.ts';
import { packageName } from '../../resolve.ts';
import { bindingOf } from '../../library-path.ts';
import { bare, constantString, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf, memberType } from '../library-of.ts';
import { takenFrom, valueOf } from '../origin.ts';
import type { Located } from '../origin.ts';
import { BASE_ROWS, ENTITY_ROWS, MODEL_ROWS } from './table-rows.ts';

/** True where a path is the one of a row; the row names the package or the entry of it that is imported. */
export function isPath(path: LibraryPath | undefined, [library, steps]: readonly [string, string, ...unknown[]]): boolean {
  return path !== undefined && (path.package === library || packageName(path.package) === library) && path.path.join('.') === steps;
}

/**
 * The table that a value stands for: a text, a model made by a library, a class that is marked as an entity, or a repository of
 * one. Lower case. Undefined when it stands for none, or nobody can say.
 */
export function modelTable(at: Located): string | undefined {
  const node = bare(at.node);
  const text = constantString(node);
  if (text !== undefined) return text.toLowerCase();
  switch (node.type) {
    case 'Identifier': {
      const value = valueOf({ ...at, node });
      return value === undefined ? pendingModel(node, at) : modelTable(value);
    }
    case 'MemberExpression': {
      const type = memberType(node);
      return type === undefined ? undefined : typeTable(type, at);
    }
    case 'NewExpression':
    case 'CallExpression':
      return madeTable(node, at) ?? (node.type === 'NewExpression' ? modelTable({ ...at, node: node.callee }) : undefined);
    case 'AwaitExpression':
      return modelTable({ ...at, node: rootOf(node.argument) });
    case 'ClassDeclaration':
    case 'ClassExpression':
      return classTable(node, at);
    default:
      return undefined;
  }
}

/** `Model.findOne(…).lean()` is of the model it begins with. */
function rootOf(node: Node): Node {
  let at = bare(node);
  while (at.type === 'CallExpression' || (at.type === 'MemberExpression' && at.object.type !== 'ThisExpression')) at = bare(at.type === 'CallExpression' ? at.callee : at.object);
  return at;
}

/** A model whose file is still to come is called as it is imported. */
function pendingModel(node: NodeOf<'Identifier'>, { module, program }: Located): string | undefined {
  const binding = bindingOf(node, module);
  const taken = binding === undefined ? undefined : takenFrom(binding);
  const isPending = taken !== undefined && program.resolve(module.path, taken.specifier).type === 'missing' && /(?:model|entit|schema|table)/i.test(taken.specifier);
  return isPending ? node.name.toLowerCase() : undefined;
}

const HOLDERS = /^(?:Repository|TreeRepository|MongoRepository|EntityRepository|Model|Collection|ReturnModelType)$/;
const ORMS = /^(?:typeorm|mongoose|mongodb|@mikro-orm\/.*|@typegoose\/.*)$/;

/** `Repository<User>`, `Model<User>`: what the type of a member is about; a set of users is no table. */
function typeTable(type: Node, at: Located): string | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const [about] = type.typeArguments?.params ?? [];
  if (about === undefined) return modelTable({ ...at, node: type.typeName });
  const named = about.type === 'TSTypeReference' ? about.typeName : about.type === 'TSTypeQuery' ? about.exprName : undefined;
  const binding = bindingOf(type.typeName, at.module);
  const source = binding === undefined ? undefined : takenFrom(binding)?.specifier;
  if (named?.type !== 'Identifier' || source === undefined || !ORMS.test(source) || !HOLDERS.test(type.typeName.name)) return undefined;
  return modelTable({ ...at, node: named }) ?? named.name.toLowerCase();
}

function madeTable(node: NodeOf<'NewExpression' | 'CallExpression'>, at: Located): string | undefined {
  const path = libraryOf({ ...at, node: node.callee });
  const [first] = node.arguments;
  if (first === undefined || !MODEL_ROWS.some((row) => isPath(path, row))) return undefined;
  return (constantString(first) ?? optionOf(first, 'name'))?.toLowerCase();
}

function classTable(node: NodeOf<'ClassDeclaration' | 'ClassExpression'>, at: Located): string | undefined {
  const own = node.id?.name.toLowerCase();
  for (const { expression } of node.decorators) {
    const call = bare(expression);
    if (call.type !== 'CallExpression') continue;
    const path = libraryOf({ ...at, node: call.callee });
    const row = ENTITY_ROWS.find((each) => isPath(path, each));
    const [first] = call.arguments;
    if (row !== undefined) return (first === undefined ? undefined : (constantString(first) ?? optionOf(first, row[2])))?.toLowerCase() ?? own;
  }
  const base = node.superClass === null ? undefined : libraryOf({ ...at, node: node.superClass });
  return BASE_ROWS.some((row) => isPath(base, row)) ? (givenTable(node, at)?.toLowerCase() ?? own) : undefined;
}

/** `static tableName = 'users'`, `User.init({ … }, { tableName: 'users' })`. */
function givenTable(node: NodeOf<'ClassDeclaration' | 'ClassExpression'>, { module }: Located): string | undefined {
  for (const each of node.body.body) if (each.type === 'PropertyDefinition' && each.static && propertyName(each) === 'tableName' && each.value !== null) return constantString(each.value);
  for (const unit of module.units)
    for (const { callee, arguments: given } of unit.nodes('CallExpression')) {
      const isOwn = callee.type === 'MemberExpression' && propertyName(callee) === 'init' && callee.object.type === 'Identifier' && callee.object.name === node.id?.name;
      const [, options] = given;
      if (isOwn && options !== undefined) return optionOf(options, 'tableName');
    }
  return undefined;
}

function optionOf(node: Node, name: string): string | undefined {
  const object = bare(node);
  const found = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && propertyName(each) === name) : undefined;
  return found?.type === 'Property' ? constantString(found.value) : undefined;
}
