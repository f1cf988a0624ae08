import { propertyName } from '../../syntax.ts';
import type { NodeOf } from '../../syntax.ts';
import type { ClassDefinition, Procedure, Value } from '../ir.ts';
import { COMPUTED } from '../constant-key.ts';
import type { Builder } from './types.ts';
import { createBuilder } from './builder.ts';
import { lowerExpression, lowerKey } from './expression.ts';
import { emptyProcedure, finish, procedureOf } from './procedure.ts';

type ClassNode = NodeOf<'ClassDeclaration' | 'ClassExpression'>;

/** Lowers a class: its members become procedures, its field initialisations one more. */
export function lowerClass(b: Builder, node: ClassNode): Value {
  const superclass = node.superClass ? lowerExpression(b, node.superClass) : undefined;
  const known = b.context.classes.get(node);
  if (known !== undefined) {
    known.superclass = superclass;
    lowerNames(b, node, known);
    return (known.made = b.emit({ op: 'class', definition: known }, node));
  }
  const members = new Map<string, Procedure[]>();
  const statics = new Map<string, Procedure[]>();
  const initialiser = emptyProcedure({ name: node.id?.name ?? '', node, kind: 'initialiser', parent: b.procedure, unit: b.unit });
  const definition: ClassDefinition = {
    name: node.id?.name ?? '',
    node,
    superclass,
    members,
    statics,
    computedNames: new Map(),
    initialiser,
    constructorProcedure: undefined,
  };
  for (const member of node.body.body) {
    if (member.type !== 'MethodDefinition' || member.value.type !== 'FunctionExpression') continue;
    const procedure = procedureOf(b, member.value);
    procedure.member = { of: definition, isStatic: member.static, kind: member.kind };
    if (member.kind === 'constructor') definition.constructorProcedure = procedure;
    const name = propertyName(member) ?? COMPUTED;
    const table = member.static ? statics : members;
    table.set(name, [...(table.get(name) ?? []), procedure]);
  }
  initialiser.member = { of: definition, isStatic: false, kind: 'initialiser' };
  lowerFields(b, node, initialiser);
  b.context.classes.set(node, definition);
  lowerNames(b, node, definition);
  return (definition.made = b.emit({ op: 'class', definition }, node));
}

/** `[NAME]() {}`: computed once, where the class is declared. */
function lowerNames(b: Builder, { body }: ClassNode, { computedNames }: ClassDefinition): void {
  for (const member of body.body) {
    const procedure = member.type === 'MethodDefinition' && member.computed && propertyName(member) === undefined ? b.context.byNode.get(member.value) : undefined;
    if (procedure !== undefined && member.type === 'MethodDefinition') computedNames.set(procedure, lowerExpression(b, member.key));
  }
}

/** Field initialisations and parameter properties, as stores to `this`. */
function lowerFields(outer: Builder, node: ClassNode, procedure: Procedure): void {
  const b = createBuilder(procedure, outer.context);
  for (const member of node.body.body) {
    if (member.type === 'StaticBlock') b.lower.statements(b, member.body);
    if ((member.type !== 'PropertyDefinition' && member.type !== 'AccessorProperty') || !member.value) continue;
    const key = lowerKey(b, member.key, member.computed);
    const base = b.emit({ op: 'this' }, member);
    b.emit({ op: 'store', base, key, input: lowerExpression(b, member.value) }, member);
  }
  finish(b);
}
