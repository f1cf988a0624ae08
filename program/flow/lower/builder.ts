import type { Binding, ParsedUnit } from '../../parsed-unit.ts';
import { isFunction } from '../../syntax.ts';
import type { FunctionNode, Node } from '../../syntax.ts';
import { operandsOf } from '../ir.ts';
import type { Block, CellName, Exit, Operation, Procedure, Value } from '../ir.ts';
import { homeOf } from './compiled.ts';
import { createVariables } from './variables.ts';
import type { Variables } from './variables.ts';
import type { Builder, TopLevel, UnitLowering } from './types.ts';

let nextId = 0;

/** Starts a procedure; `top` is given for the top level of a file. */
export function createBuilder(procedure: Procedure, unitLowering: UnitLowering, top?: TopLevel): Builder {
  const { add, newBlock, link, dead } = blockGraph(procedure, () => builder.unit);
  const variables = createVariables(add);
  const entry = newBlock();
  variables.seal(entry);
  const deadBlock = (): Block => {
    const block = newBlock();
    variables.seal(block);
    dead.add(block);
    return block;
  };
  /** What was just computed may throw: control goes on or to the handler. */
  const mayThrow = (handler: Block): void => {
    const before = builder.current;
    if (dead.has(before)) return;
    builder.current = newBlock();
    link(before, builder.current);
    link(before, handler);
    variables.seal(builder.current);
  };
  const builder: Builder = {
    procedure,
    context: unitLowering,
    unit: unitLowering.unit,
    lower: unitLowering.lowering,
    jumps: [],
    ...NOTHING_AROUND,
    current: entry,
    inUnit(next) {
      builder.context = next;
      builder.unit = next.unit;
    },
    emit(operation, node) {
      const value = add(operation, node, builder.current);
      if (builder.handler !== undefined && (value.op === 'call' || value.op === 'await')) mayThrow(builder.handler);
      return value;
    },
    newBlock,
    jump(to, next) {
      link(builder.current, to);
      builder.current = next ?? deadBlock();
    },
    branch(condition, { yes, no }) {
      builder.current.condition = condition;
      link(builder.current, yes);
      link(builder.current, no);
    },
    seal: (block) => variables.seal(block),
    exit(kind, value) {
      const to = takingOver(kind, builder);
      if (to === undefined || to === builder.handler) procedure.exits.push({ kind, value, block: builder.current });
      if (to !== undefined) link(builder.current, to);
      if (kind !== 'yield') builder.current = deadBlock();
    },
    ...sharedVariables(() => builder, variables, top),
    variableAt: (identifier) => builder.context.variableAt(identifier),
  };
  return builder;
}

const NOTHING_AROUND = { handler: undefined, overriding: undefined, machine: undefined };

/** Where control goes instead of leaving: to a handler, which is given what was thrown, or to a `finally` that leaves itself. */
function takingOver(kind: Exit['kind'], { handler, overriding }: Builder): Block | undefined {
  return kind === 'throw' ? (handler ?? overriding) : kind === 'return' ? overriding : undefined;
}

/** Reads and writes: own variables by their definitions, shared ones through their cells as well. */
function sharedVariables(builderOf: () => Builder, variables: Variables, top: TopLevel | undefined): Pick<Builder, 'read' | 'write'> {
  const isOwn = (variable: CellName): boolean => {
    if (typeof variable === 'string') return top?.declares(variable) === true;
    const { procedure } = builderOf();
    return procedure.kind !== 'initialiser' && ownerOf(variable) === ownerNode(procedure);
  };
  const isShared = (variable: CellName): boolean => (typeof variable === 'string' ? top?.isWrittenInside(variable) === true : builderOf().context.isWrittenElsewhere(variable));
  return {
    read(variable, node) {
      const builder = builderOf();
      if (!isOwn(variable)) return builder.emit({ op: 'cell', cell: variable }, node);
      const value = variables.read(variable, builder.current, node);
      if (!isShared(variable)) return value;
      const shared = builder.emit({ op: 'cell', cell: variable }, node);
      return builder.emit({ op: 'phi', inputs: [value, shared], from: [] }, node);
    },
    write(variable, input, node) {
      const builder = builderOf();
      if (isOwn(variable)) variables.define(variable, builder.current, input);
      if (!isOwn(variable) || typeof variable === 'string' || builder.context.isCaptured(variable)) builder.emit({ op: 'cell-store', cell: variable, input }, node);
    },
  };
}

/** The blocks and values of a procedure, as they are added. */
function blockGraph(procedure: Procedure, unit: () => ParsedUnit) {
  /** Where nothing comes: behind `return`, `throw` and jumps. No edge leads from there, so ways meet only where control meets. */
  const dead = new Set<Block>();
  return {
    dead,
    newBlock(): Block {
      const block: Block = { id: procedure.blocks.length, preds: [], succs: [] };
      procedure.blocks.push(block);
      return block;
    },
    link(from: Block, to: Block): void {
      if (dead.has(from)) return;
      from.succs.push(to);
      to.preds.push(from);
    },
    add(operation: Operation, node: Node, block: Block): Value {
      const value: Value = { ...operation, node, unit: unit(), procedure, block, order: procedure.values.length, id: nextId++, users: [] };
      procedure.values.push(value);
      const operands = operandsOf(value);
      for (const operand of operands.length < 2 ? operands : new Set(operands)) operand.users.push(value);
      return value;
    },
  };
}

/** The function in which a captured or local variable lives; undefined outside functions. */
function ownerOf(binding: Binding): FunctionNode | undefined {
  return homeOf(binding.scope.node);
}

function ownerNode({ node }: Procedure): FunctionNode | undefined {
  return isFunction(node) ? node : undefined;
}
