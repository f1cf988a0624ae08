import type { Binding, ParsedUnit } from '../../parsed-unit.ts';
import type { FunctionNode, Node, NodeOf } from '../../syntax.ts';
import type { Block, CellName, CellUses, ClassDefinition, Exit, Key, Operation, Procedure, Value } from '../ir.ts';

/** What the procedures of one parsed unit share while they are made and afterwards. */
export interface UnitLowering {
  readonly unit: ParsedUnit;
  readonly lowering: Lowering;
  /** In source order of their beginnings. */
  readonly procedures: Procedure[];
  readonly classes: Map<Node, ClassDefinition>;
  readonly byNode: Map<Node, Procedure>;
  readonly cells: Map<CellName, CellUses>;
  variableAt(identifier: Node): CellName;
  isCaptured(binding: Binding): boolean;
  isWrittenElsewhere(binding: Binding): boolean;
  /** Names of the file's top level that functions of this unit write. */
  readonly writtenNames: ReadonlySet<string>;
}

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

/** The rules of lowering that call each other, by what they lower. */
export interface Lowering {
  expression(b: Builder, node: Node): Value;
  /** Branches on a condition. */
  condition(b: Builder, node: Node, ways: Ways): void;
  key(b: Builder, property: Node, computed: boolean): Key;
  statement(b: Builder, node: Node, label: string | undefined): void;
  statements(b: Builder, nodes: readonly Node[]): void;
  hoist(b: Builder, nodes: readonly Node[]): void;
  declaration(b: Builder, node: NodeOf<'VariableDeclaration'>): void;
  function(b: Builder, node: FunctionNode): Value;
  class(b: Builder, node: NodeOf<'ClassDeclaration' | 'ClassExpression'>): Value;
  element(b: Builder, node: NodeOf<'JSXElement' | 'JSXFragment'>): Value;
}

/** Where control goes when a condition holds and when not. */
export interface Ways {
  readonly yes: Block;
  readonly no: Block;
}

/** The words of a compiled generator, while its states are lowered. */
export interface StateMachine {
  /** True for a statement that only says which state is next, or leaves one: it is lowered then. */
  statement(b: Builder, node: Node): boolean;
  /** What stands for what came back from a pause. */
  expression(b: Builder, node: Node): Value | undefined;
}

/** Builds one procedure: blocks, values in static single assignment form, exits. */
export interface Builder {
  readonly procedure: Procedure;
  context: UnitLowering;
  unit: ParsedUnit;
  readonly lower: Lowering;
  readonly jumps: Jump[];
  /** The block that takes over when something throws; undefined outside `try`. */
  handler: Block | undefined;
  /** The `finally` that takes over whatever leaves, for it leaves itself on every way; undefined outside of such. */
  overriding: Block | undefined;
  /** Inside the states of a compiled generator. */
  machine: StateMachine | undefined;
  /** The block being filled. After a jump it is one that nothing reaches. */
  current: Block;
  /** Continues in the text of another unit (the top level of a file that came in several pieces). */
  inUnit(context: UnitLowering): void;
  emit(operation: Operation, node: Node): Value;
  newBlock(): Block;
  /** Ends the current block with a jump and goes on in `next` when given. */
  jump(to: Block, next?: Block): void;
  /** Ends the current block with a branch. */
  branch(condition: Value, ways: Ways): void;
  /** Declares that no more predecessors will come. */
  seal(block: Block): void;
  exit(kind: Exit['kind'], value: Value | undefined): void;
  read(variable: CellName, node: Node): Value;
  write(variable: CellName, input: Value, node: Node): void;
  /** The variable a name stands for where it is used or declared. */
  variableAt(identifier: Node): CellName;
}
