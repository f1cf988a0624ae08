import { patternNames } from '../../declarations.ts';
import { moduleName } from '../../imports.ts';
import { parentOf } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Entry, Value } from '../ir.ts';
import type { Builder } from './types.ts';

type Namespace = NodeOf<'TSModuleDeclaration'>;

/** What a namespace hands out: a name, and the identifier that holds it inside. */
interface Member {
  readonly name: string;
  readonly identifier: Node;
}

/**
 * `namespace Shell { export function run() {} }`: an object of what it exports, or more members of the class, function, enum or
 * namespace that has the name already (https://www.typescriptlang.org/docs/handbook/declaration-merging.html).
 */
export function lowerNamespace(b: Builder, node: Namespace): void {
  if (node.body?.type !== 'TSModuleBlock') return;
  const members: Member[] = [];
  b.lower.hoist(b, node.body.body);
  for (const statement of node.body.body) {
    const exported = statement.type === 'ExportNamedDeclaration' ? statement : undefined;
    if (exported?.declaration) b.lower.statement(b, exported.declaration, undefined);
    else if (exported === undefined) b.lower.statement(b, statement, undefined);
    if (exported !== undefined) members.push(...membersOf(exported));
  }
  if (node.id.type === 'Identifier' && !node.declare) handOut(b, { node, id: node.id, members });
}

function handOut(b: Builder, { node, id, members }: { readonly node: Namespace; readonly id: Node & { readonly name: string }; readonly members: readonly Member[] }): void {
  const read = ({ identifier }: Member): Value => b.read(b.variableAt(identifier), identifier);
  if (!isMerged(node, id.name)) {
    const entries = members.map((member): Entry => ({ key: member.name, value: read(member), kind: 'init' }));
    return b.write(b.variableAt(id), b.emit({ op: 'object', entries }, node), node);
  }
  const base = b.read(b.variableAt(id), id);
  for (const member of members) b.emit({ op: 'store', base, key: member.name, input: read(member) }, member.identifier);
}

/** True where something in front of the namespace has its name. */
function isMerged(node: Namespace, name: string): boolean {
  const around = parentOf(node);
  const own = around?.type === 'ExportNamedDeclaration' ? around : node;
  const beside = parentOf(own);
  const statements = beside !== undefined && 'body' in beside && Array.isArray(beside.body) ? (beside.body as readonly Node[]) : [];
  return statements.some((each) => {
    const declaration = each.type === 'ExportNamedDeclaration' ? each.declaration : each;
    return each.start < own.start && declaration !== null && 'id' in declaration && declaration.id?.type === 'Identifier' && declaration.id.name === name && NAMED.has(declaration.type);
  });
}

const NAMED: ReadonlySet<string> = new Set(['ClassDeclaration', 'FunctionDeclaration', 'TSEnumDeclaration', 'TSModuleDeclaration']);

function membersOf({ declaration, specifiers }: NodeOf<'ExportNamedDeclaration'>): readonly Member[] {
  if (!declaration) return specifiers.map(({ local, exported }) => ({ name: moduleName(exported), identifier: local }));
  return declaredBy(declaration).flatMap((identifier) => (identifier.type === 'Identifier' ? [{ name: identifier.name, identifier }] : []));
}

/** The identifiers of the values that a declaration makes. */
export function declaredBy(declaration: Node): readonly Node[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => patternNames(id));
  return NAMED.has(declaration.type) && 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : [];
}
