import { moduleName } from '../imports.ts';
import type { Resolution } from '../resolve.ts';
import { parentOf } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import type { ModuleFlow } from './module-flow.ts';

/** A type as it is written in a file. */
export interface WrittenType {
  readonly type: Node;
  readonly flow: ModuleFlow;
}

/** The file in which a type is written, and the others of the program: without them, a type that is imported from one says nothing. */
export interface Where {
  readonly flow: ModuleFlow;
  readonly elsewhere?: Elsewhere;
}

/** The files of a program. */
export interface Elsewhere {
  resolve(from: string, specifier: string): Resolution;
  flowOf(path: string): ModuleFlow | undefined;
  /** What written types are made of, as far as it was asked. */
  readonly types: Map<Node, readonly WrittenType[]>;
}

/** TypeScript's own types of which a value has the members of what they are given (https://www.typescriptlang.org/docs/handbook/utility-types.html). */
const TRANSPARENT: ReadonlySet<string> = new Set(['Readonly', 'Partial', 'Required', 'Pick', 'Omit', 'NonNullable']);

/** So many types are looked at for one. */
const MAX_TYPES = 64;

/**
 * What a type is made of: the parts of unions and intersections, what an alias stands for, what an interface extends, what
 * `Readonly` and its like are given. Each part is a type that leads no further inside the program.
 */
export function partsOfType(type: Node, where: Where): readonly WrittenType[] {
  const parts = where.elsewhere?.types.get(type) ?? partsOf(type, where);
  where.elsewhere?.types.set(type, parts);
  return parts;
}

function partsOf(type: Node, { flow, elsewhere }: Where): readonly WrittenType[] {
  const seen = new Set<Node>();
  const found: WrittenType[] = [];
  const open: WrittenType[] = [{ type, flow }];
  for (let at = open.pop(); at !== undefined && seen.size < MAX_TYPES; at = open.pop()) {
    if (seen.has(at.type)) continue;
    seen.add(at.type);
    const behind = behindType(at, elsewhere);
    if (behind === undefined) found.push(at);
    else open.push(...behind.toReversed());
  }
  return found;
}

/** One step: undefined where a type is not made of others. */
function behindType({ type, flow }: WrittenType, elsewhere: Elsewhere | undefined): readonly WrittenType[] | undefined {
  const here = (types: readonly Node[]): readonly WrittenType[] => types.map((each) => ({ type: each, flow }));
  switch (type.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
      return here(type.types);
    case 'TSParenthesizedType':
      return here([type.typeAnnotation]);
    case 'TSTypeAliasDeclaration':
      return here([type.typeAnnotation]);
    case 'TSInterfaceDeclaration':
      return here(type.extends);
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' ? behindName({ name: type.typeName.name, given: type.typeArguments?.params ?? [], flow }, elsewhere) : undefined;
    case 'TSInterfaceHeritage':
      return type.expression.type === 'Identifier' ? behindName({ name: type.expression.name, given: type.typeArguments?.params ?? [], flow }, elsewhere) : undefined;
    default:
      return undefined;
  }
}

interface Named {
  readonly name: string;
  readonly given: readonly Node[];
  readonly flow: ModuleFlow;
}

function behindName({ name, given, flow }: Named, elsewhere: Elsewhere | undefined): readonly WrittenType[] | undefined {
  const binding = flow.module.lookup(name);
  if (binding === undefined) return TRANSPARENT.has(name) ? given.slice(0, 1).map((type) => ({ type, flow })) : undefined;
  const { definition } = binding;
  if (definition.type === 'TSTypeAliasDeclaration' || definition.type === 'TSInterfaceDeclaration') return [{ type: definition, flow }];
  const declaration = parentOf(definition);
  if (elsewhere === undefined || declaration?.type !== 'ImportDeclaration' || (definition.type !== 'ImportSpecifier' && definition.type !== 'ImportDefaultSpecifier')) return undefined;
  return exportedType({ name: definition.type === 'ImportSpecifier' ? moduleName(definition.imported) : 'default', specifier: declaration.source.value, flow }, elsewhere);
}

/** Through so many files a type is handed on. */
const MAX_HANDED = 4;

interface Imported {
  readonly name: string;
  readonly specifier: string;
  readonly flow: ModuleFlow;
}

function exportedType({ name, specifier, flow }: Imported, elsewhere: Elsewhere, files = MAX_HANDED): readonly WrittenType[] | undefined {
  const resolution = elsewhere.resolve(flow.path, specifier);
  const other = resolution.type === 'file' ? elsewhere.flowOf(resolution.path) : undefined;
  if (other === undefined || files === 0) return undefined;
  for (const { name: exported, local, from, node } of other.module.exports) {
    if (exported !== name && exported !== '*') continue;
    if (from !== undefined) {
      const inner = exportedType({ name: node.type === 'ExportSpecifier' ? moduleName(node.local) : name, specifier: from, flow: other }, elsewhere, files - 1);
      if (inner !== undefined) return inner;
      continue;
    }
    const definition = local === undefined ? undefined : other.module.lookup(local)?.definition;
    if (definition?.type === 'TSTypeAliasDeclaration' || definition?.type === 'TSInterfaceDeclaration') return [{ type: definition, flow: other }];
  }
  return undefined;
}
