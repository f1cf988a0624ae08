import { bindingOf } from '../../library-path.ts';
import type { Module } from '../../module.ts';
import type { ParsedUnit } from '../../parsed-unit.ts';
import type { AnalysedProgram } from '../../program.ts';
import { packageName } from '../../resolve.ts';
import { bare, constantString, enclosingFunction, parentOf, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import { valueOf } from '../origin.ts';
import type { Located } from '../origin.ts';
import { isPath, modelTable } from './models.ts';
import type { TableUse } from './sql-tables.ts';
import { DATA_VERBS, KEY_ROWS, KEY_VERBS, MEMBER_ROWS, NAMING_ROWS } from './table-rows.ts';
import type { NamingRow } from './table-rows.ts';

/** A call that touches a table, a collection or a key, other than by SQL. */
export interface TableCall extends TableUse {
  readonly node: Node;
}

type Call = NodeOf<'CallExpression'>;

/** The tables that calls of a part touch, as the libraries of `table-rows.ts` name them. */
export function tableCalls(part: ParsedUnit, module: Module, program: AnalysedProgram): readonly TableCall[] {
  return part.nodes('CallExpression').flatMap((call) => {
    const at = { node: call, module, program };
    const use = namedBy(call, at) ?? askedOf(call, at) ?? keyOf(call, at);
    return use === undefined ? [] : [{ ...use, node: call }];
  });
}

/** `db('users')`, `db.collection('users')`, `db.insert(users)`: the call names the table. */
function namedBy(call: Call, at: Located): TableUse | undefined {
  const named = namingOf(call, at);
  if (named === undefined) return undefined;
  const { table, does } = named;
  const verb = does === 'handle' || does === 'query' ? (verbAround(call) ?? (does === 'query' ? 'select' : undefined)) : does;
  return verb === undefined ? undefined : { table, verb };
}

function namingOf(call: Call, at: Located): { readonly table: string; readonly does: NamingRow[2] } | undefined {
  const [first] = call.arguments;
  const callee = bare(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : '()';
  if (first === undefined || method === undefined || !METHODS.has(method)) return undefined;
  const path = libraryOf({ ...at, node: callee });
  const library = path === undefined ? undefined : packageName(path.package);
  const row = NAMING_ROWS.find(([name, wanted]) => name === library && wanted === method);
  if (row === undefined && (path !== undefined || !isNamedSo(callee, method, at))) return undefined;
  const table = row === undefined ? constantString(first)?.toLowerCase() : modelTable({ ...at, node: first });
  return table === undefined ? undefined : { table, does: row?.[2] ?? 'handle' };
}

const METHODS = new Set(NAMING_ROWS.map(([, method]) => method));

/** Of a handle that nobody has typed, `collection`, `from`, `into` and `table` are taken at their word; not of `Array` and its kin. */
function isNamedSo(callee: Node, method: string, { module }: Located): boolean {
  if (callee.type !== 'MemberExpression' || !/^(?:collection|from|into)$/.test(method)) return false;
  const { object } = callee;
  return object.type !== 'Identifier' || bindingOf(object, module) !== undefined;
}

/** What the calls on a call, or else those before it, do: `db('users').where(…).update(…)`, `db.insert(…).into('users')`. */
function verbAround(call: Call): TableUse['verb'] | undefined {
  const found: TableUse['verb'][] = [];
  const add = (member: Node): void => {
    const verb = DATA_VERBS.get(propertyName(member) ?? '');
    if (verb !== undefined) found.push(verb);
  };
  for (let at: Node = call; ; ) {
    const member = parentOf(at);
    const next = member === undefined ? undefined : parentOf(member);
    if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression' || next.callee !== member) break;
    add(member);
    at = next;
  }
  for (let at = bare(call.callee); at.type === 'MemberExpression' || at.type === 'CallExpression'; at = bare(at.type === 'CallExpression' ? at.callee : at.object)) if (at.type === 'MemberExpression') add(at);
  return found.find((verb) => verb !== 'select') ?? found[0];
}

/** `User.findAll()`, `this.users.save(…)`, `prisma.user.create(…)`: a model, a repository or a client's member is asked. */
function askedOf(call: Call, at: Located): TableUse | undefined {
  const callee = bare(call.callee);
  const verb = callee.type === 'MemberExpression' ? DATA_VERBS.get(propertyName(callee) ?? '') : undefined;
  if (verb === undefined || callee.type !== 'MemberExpression') return undefined;
  const object = bare(callee.object);
  const table = memberTable(object, at) ?? heldTable(object, at);
  return table === undefined ? undefined : { table, verb };
}

function memberTable(object: Node, at: Located): string | undefined {
  if (object.type !== 'MemberExpression') return undefined;
  const client = libraryOf({ ...at, node: object.object }) ?? transactionOf(object.object, at);
  return MEMBER_ROWS.some((row) => isPath(client, row)) ? propertyName(object)?.toLowerCase() : undefined;
}

/** The parameter of `prisma.$transaction(async (tx) => …)` is the client again. */
function transactionOf(node: Node, at: Located): ReturnType<typeof libraryOf> {
  const binding = node.type === 'Identifier' ? bindingOf(node, at.module) : undefined;
  const owner = binding?.kind === 'parameter' ? enclosingFunction(binding.identifier) : undefined;
  const call = owner === undefined ? undefined : parentOf(owner);
  const callee = call?.type === 'CallExpression' ? bare(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && propertyName(callee) === '$transaction' ? libraryOf({ ...at, node: callee.object }) : undefined;
}

/** A model, or a handle that was kept: `const users = db.collection('users')`. */
function heldTable(object: Node, at: Located): string | undefined {
  if (constantString(object) !== undefined) return undefined;
  const value = object.type === 'Identifier' ? valueOf({ ...at, node: object }) : undefined;
  const kept = value?.node.type === 'CallExpression' ? namingOf(value.node, value) : undefined;
  return kept?.does === 'handle' ? kept.table : modelTable({ ...at, node: object });
}

/** `redis.set('session:1', …)`: what stands before the first colon says what the keys are about. */
function keyOf(call: Call, at: Located): TableUse | undefined {
  const callee = bare(call.callee);
  const verb = callee.type === 'MemberExpression' ? KEY_VERBS.get(propertyName(callee) ?? '') : undefined;
  if (verb === undefined || callee.type !== 'MemberExpression') return undefined;
  const client = libraryOf({ ...at, node: callee.object });
  if (!KEY_ROWS.some((row) => isPath(client, row))) return undefined;
  const [first] = call.arguments;
  const text = first === undefined ? undefined : first.type === 'TemplateLiteral' ? (first.quasis[0]?.value.cooked ?? undefined) : constantString(first);
  const [about = ''] = (text ?? '').split(':');
  return { table: about === '' ? '*' : about.toLowerCase(), verb };
}
