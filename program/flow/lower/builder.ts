import type { Binding, ParsedUnit } from '../../parsed-unit.ts';
import { isFunction, parentOf } from '../../syntax.ts';
import type { FunctionNode, Node } from '../../syntax.ts';
import { operandsOf } from '../ir.ts';
import type { Block, CellName, Exit, Operation, Procedure, Value, ValueOf } from '../ir.ts';
import type { UnitLowering } from './unit-lowering.ts';

/** Where `break` and `continue` lead. */
export interface Jump {
  readonly label: string | undefined;
  readonly onBreak: Block;
  readonly onContinue: Block | undefined;
}

/** What the top level of a file knows of its names; only the procedure of the top level is given it. */
export interface TopLevel {
  declares(name: string): boolean;
  /** True when a function of the file writes the name. */
  isWrittenInside(name: string): boolean;
}

/** Builds one procedure: blocks, values in static single assignment form, exits. */
export interface Builder {
  readonly procedure: Procedure;
  readonly context: UnitLowering;
  readonly unit: ParsedUnit;
  readonly jumps: Jump[];
  /** The block that takes over when something throws; undefined outside `try`. */
  handler: Block | undefined;
  /** The block being filled. After a jump it is one that nothing reaches. */
  current: Block;
  /** Continues in the text of another unit (the top level of a file that came in several pieces). */
  inUnit(context: UnitLowering): void;
  emit(operation: Operation, node: Node): Value;
  newBlock(): Block;
  /** Ends the current block with a jump and goes on in `next` when given. */
  jump(to: Block, next?: Block): void;
  /** Ends the current block with a branch. */
  branch(condition: Value, whenTrue: Block, whenFalse: Block): void;
  /** Declares that no more predecessors will come. */
  seal(block: Block): void;
  exit(kind: Exit['kind'], value: Value | undefined): void;
  read(variable: CellName, node: Node): Value;
  write(variable: CellName, input: Value, node: Node): void;
  /** The variable a name stands for where it is used or declared. */
  variableAt(identifier: Node): CellName;
}

/**
 * On-the-fly construction of static single assignment form: Braun, Buchwald, Hack, Leißa, Mallon, Zwinkau,
 * "Simple and Efficient Construction of Static Single Assignment Form", CC 2013. Variables that closures share are
 * cells beside it: a store is seen by every load, whatever the order.
 */
export function createBuilder(procedure: Procedure, unitLowering: UnitLowering, top?: TopLevel): Builder {
  let context = unitLowering;
  const definitions = new Map<Block, Map<CellName, Value>>();
  const incomplete = new Map<Block, Map<CellName, Extract<Value, { op: 'phi' }>>>();
  const sealed = new Set<Block>();

  const newBlock = (): Block => {
    const block: Block = { id: procedure.blocks.length, preds: [], succs: [] };
    procedure.blocks.push(block);
    return block;
  };
  const link = (from: Block, to: Block): void => {
    from.succs.push(to);
    to.preds.push(from);
  };
  const add = (operation: Operation, node: Node, block: Block): Value => {
    const value: Value = { ...operation, node, unit: context.unit, procedure, block, order: procedure.values.length, users: [] };
    procedure.values.push(value);
    for (const operand of new Set(operandsOf(value))) operand.users.push(value);
    return value;
  };
  const define = (variable: CellName, block: Block, value: Value): void => {
    let known = definitions.get(block);
    if (known === undefined) definitions.set(block, (known = new Map()));
    known.set(variable, value);
  };
  const newPhi = (node: Node, block: Block): Extract<Value, { op: 'phi' }> => add({ op: 'phi', inputs: [], from: [] }, node, block) as Extract<Value, { op: 'phi' }>;
  const fill = (phi: Extract<Value, { op: 'phi' }>, variable: CellName, block: Block): void => {
    for (const pred of block.preds) {
      const input = readIn(variable, pred, phi.node);
      if (input === phi) continue;
      phi.inputs.push(input);
      phi.from.push(pred);
      if (!input.users.includes(phi)) input.users.push(phi);
    }
  };
  /** The value of a variable at the end of a block; walks chains of single predecessors without recursion. */
  const readIn = (variable: CellName, from: Block, node: Node): Value => {
    const passed: Block[] = [];
    let block = from;
    for (;;) {
      const known = definitions.get(block)?.get(variable);
      if (known !== undefined) return settle(known);
      passed.push(block);
      if (!sealed.has(block)) {
        const phi = newPhi(node, block);
        let waiting = incomplete.get(block);
        if (waiting === undefined) incomplete.set(block, (waiting = new Map()));
        waiting.set(variable, phi);
        return settle(phi);
      }
      const [only] = block.preds;
      if (only === undefined) return settle(add({ op: 'constant', value: undefined }, node, block));
      if (block.preds.length > 1) {
        const phi = newPhi(node, block);
        define(variable, block, phi);
        fill(phi, variable, block);
        return settle(withoutChoice(phi) ?? phi);
      }
      block = only;
    }
    function settle(value: Value): Value {
      for (const each of passed) define(variable, each, value);
      return value;
    }
  };

  const entry = newBlock();
  sealed.add(entry);
  const builder: Builder = {
    procedure,
    get context() {
      return context;
    },
    get unit() {
      return context.unit;
    },
    jumps: [],
    handler: undefined,
    current: entry,
    inUnit(next) {
      context = next;
    },
    emit(operation, node) {
      const value = add(operation, node, builder.current);
      if (builder.handler !== undefined && (value.op === 'call' || value.op === 'await')) {
        const next = newBlock();
        link(builder.current, next);
        link(builder.current, builder.handler);
        sealed.add(next);
        builder.current = next;
      }
      return value;
    },
    newBlock,
    jump(to, next) {
      link(builder.current, to);
      builder.current = next ?? deadBlock();
    },
    branch(condition, whenTrue, whenFalse) {
      builder.current.condition = condition;
      link(builder.current, whenTrue);
      link(builder.current, whenFalse);
    },
    seal(block) {
      if (sealed.has(block)) return;
      sealed.add(block);
      for (const [variable, phi] of incomplete.get(block) ?? []) fill(phi, variable, block);
      incomplete.delete(block);
    },
    exit(kind, value) {
      procedure.exits.push({ kind, value, block: builder.current });
      if (kind === 'yield') return;
      if (kind === 'throw' && builder.handler !== undefined) link(builder.current, builder.handler);
      builder.current = deadBlock();
    },
    read(variable, node) {
      if (!isOwn(variable)) return builder.emit({ op: 'cell', cell: variable }, node);
      const value = readIn(variable, builder.current, node);
      if (!isShared(variable)) return value;
      const shared = builder.emit({ op: 'cell', cell: variable }, node);
      return builder.emit({ op: 'phi', inputs: [value, shared], from: [] }, node);
    },
    write(variable, input, node) {
      if (isOwn(variable)) define(variable, builder.current, input);
      if (!isOwn(variable) || typeof variable === 'string' || context.isCaptured(variable)) builder.emit({ op: 'cell-store', cell: variable, input }, node);
    },
    variableAt: (identifier) => context.variableAt(identifier),
  };
  const isOwn = (variable: CellName): boolean => (typeof variable === 'string' ? top?.declares(variable) === true : procedure.kind !== 'initialiser' && ownerOf(variable) === ownerNode(procedure));
  const isShared = (variable: CellName): boolean => (typeof variable === 'string' ? top?.isWrittenInside(variable) === true : context.isWrittenElsewhere(variable));
  const deadBlock = (): Block => {
    const block = newBlock();
    sealed.add(block);
    return block;
  };
  return builder;
}

/** The only value a phi can stand for, when nothing uses the phi yet: no choice is made there. */
function withoutChoice(phi: ValueOf<'phi'>): Value | undefined {
  const [only, ...others] = new Set(phi.inputs);
  if (only === undefined || others.length > 0 || phi.users.length > 0) return undefined;
  only.users.splice(only.users.indexOf(phi), 1);
  phi.inputs.length = 0;
  phi.from.length = 0;
  return only;
}

/** The function in which a captured or local variable lives; undefined outside functions. */
function ownerOf(binding: Binding): FunctionNode | undefined {
  let at: Node | undefined = binding.scope.node;
  while (at !== undefined && !isFunction(at)) at = parentOf(at);
  return at;
}

function ownerNode({ node }: Procedure): FunctionNode | undefined {
  return isFunction(node) ? node : undefined;
}
