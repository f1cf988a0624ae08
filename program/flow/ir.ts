import type { Binding, ParsedUnit } from '../parsed-unit.ts';
import type { FunctionNode, Node, Program } from '../syntax.ts';

/** The name of a property when it is constant, else the value that computes it. */
export type Key = string | Value;

/** One argument of a call; a spread one stands for all that follow. */
export interface Argument {
  readonly value: Value;
  readonly spread: boolean;
}

/** One entry of an object literal; `spread` copies all of `value`. */
export interface Entry {
  readonly key: Key;
  readonly value: Value;
  readonly kind: 'init' | 'get' | 'set' | 'spread';
}

/** What a value is computed from. Three-address form: every operand is a value of the same procedure. */
export type Operation =
  | { readonly op: 'constant'; readonly value: string | number | boolean | bigint | null | undefined }
  | { readonly op: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly op: 'parameter'; readonly index: number; readonly rest: boolean }
  | { readonly op: 'this' }
  | { readonly op: 'arguments' }
  /** One of several values; `from` are the blocks from which the inputs come, empty for choices without control flow. */
  | { readonly op: 'phi'; readonly inputs: Value[]; readonly from: Block[] }
  | { readonly op: 'load'; readonly base: Value; readonly key: Key }
  | { readonly op: 'store'; readonly base: Value; readonly key: Key; readonly input: Value }
  | { readonly op: 'delete'; readonly base: Value; readonly key: Key }
  | {
      readonly op: 'call';
      readonly callee: Value;
      /** The object whose method is called; `callee` is then its load. */
      readonly receiver?: Value;
      readonly args: readonly Argument[];
      readonly construct: boolean;
    }
  | { readonly op: 'template'; readonly texts: readonly string[]; readonly holes: readonly Value[] }
  | { readonly op: 'binary'; readonly operator: string; readonly left: Value; readonly right: Value }
  | { readonly op: 'unary'; readonly operator: string; readonly input: Value }
  /** `left && right`, `left || right`, `left ?? right` as a value; control flow runs beside it. */
  | { readonly op: 'logical'; readonly operator: '&&' | '||' | '??'; readonly left: Value; readonly right: Value }
  | { readonly op: 'object'; readonly entries: readonly Entry[] }
  | { readonly op: 'array'; readonly elements: readonly Argument[] }
  | { readonly op: 'function'; readonly callee: Procedure }
  | { readonly op: 'class'; readonly definition: ClassDefinition }
  | { readonly op: 'await'; readonly input: Value }
  | { readonly op: 'yield'; readonly input: Value }
  | { readonly op: 'cell'; readonly cell: CellName }
  | { readonly op: 'cell-store'; readonly cell: CellName; readonly input: Value }
  | { readonly op: 'import'; readonly specifier: string; readonly name: string }
  | { readonly op: 'iterate'; readonly input: Value }
  | { readonly op: 'enumerate'; readonly input: Value }
  | { readonly op: 'rest'; readonly input: Value; readonly without: readonly string[] }
  | { readonly op: 'caught' }
  | { readonly op: 'element'; readonly tag: string | Value; readonly attributes: readonly Entry[]; readonly children: readonly Value[] }
  | { readonly op: 'other'; readonly inputs: readonly Value[] };

/** A variable that outlives its procedure: a captured local by its binding, a name of the module by its text. */
export type CellName = Binding | string;

/** One value of a procedure: the definition that all its users share (static single assignment). */
export type Value = Operation & {
  readonly node: Node;
  readonly unit: ParsedUnit;
  readonly procedure: Procedure;
  readonly block: Block;
  /** Rises in the order of evaluation inside a procedure. */
  readonly order: number;
  /** A number of its own for each value. */
  readonly id: number;
  /** The values computed from this one, in order. */
  readonly users: Value[];
};

/** The values of one operation. */
export type ValueOf<O extends Operation['op']> = Extract<Value, { readonly op: O }>;

/** A stretch of code without branches. */
export interface Block {
  readonly id: number;
  readonly preds: Block[];
  readonly succs: Block[];
  /** The condition at the end; `succs[0]` is taken when it holds, `succs[1]` when not. */
  condition?: Value;
  /** Where control has come from as well: behind a `finally` that was left by its end, the end of what was tried. */
  resumes?: Block;
}

/** Why a value leaves a procedure, and where. */
export interface Exit {
  readonly kind: 'return' | 'throw' | 'yield';
  readonly value: Value | undefined;
  readonly block: Block;
}

/** One function, class member, field initialisation or the top level of a module, in three-address form. */
export interface Procedure {
  readonly name: string;
  readonly node: FunctionNode | Program | Node;
  readonly kind: 'function' | 'arrow' | 'module' | 'initialiser';
  readonly unit: ParsedUnit;
  readonly parameters: Value[];
  readonly values: Value[];
  readonly blocks: Block[];
  readonly exits: Exit[];
  /** The procedure in whose text this one stands; undefined for those at the top level of a module. */
  readonly parent: Procedure | undefined;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** The class whose member this is. */
  member?: { readonly of: ClassDefinition; readonly isStatic: boolean; readonly kind: 'method' | 'get' | 'set' | 'constructor' | 'initialiser' };
  /** The value of op `function` that makes it, where there is one. */
  made?: Value;
}

/** A class with its members; `superclass` is a value of the procedure that declares it. */
export interface ClassDefinition {
  readonly name: string;
  readonly node: Node;
  superclass: Value | undefined;
  readonly members: ReadonlyMap<string, readonly Procedure[]>;
  readonly statics: ReadonlyMap<string, readonly Procedure[]>;
  /** What computes the names of members that have none, each a value of the procedure that declares the class. */
  readonly computedNames: Map<Procedure, Value>;
  readonly initialiser: Procedure | undefined;
  constructorProcedure: Procedure | undefined;
  /** The value of op `class` that makes it. */
  made?: Value;
}

/** The uses of a cell inside one unit. */
export interface CellUses {
  readonly loads: Value[];
  readonly stores: Value[];
}

/** The operands of a value in the order of evaluation. */
export function operandsOf(value: Operation): readonly Value[] {
  switch (value.op) {
    case 'phi':
    case 'other':
      return value.inputs;
    case 'load':
    case 'delete':
      return typeof value.key === 'string' ? [value.base] : [value.base, value.key];
    case 'store':
      return typeof value.key === 'string' ? [value.base, value.input] : [value.base, value.key, value.input];
    case 'call':
      return [value.callee, ...(value.receiver === undefined ? [] : [value.receiver]), ...value.args.map((each) => each.value)];
    case 'template':
      return value.holes;
    case 'binary':
    case 'logical':
      return [value.left, value.right];
    case 'unary':
    case 'await':
    case 'yield':
    case 'cell-store':
    case 'iterate':
    case 'enumerate':
    case 'rest':
      return [value.input];
    case 'object':
      return value.entries.flatMap((entry) => (typeof entry.key === 'string' ? [entry.value] : [entry.key, entry.value]));
    case 'array':
      return value.elements.map((each) => each.value);
    case 'class':
      return value.definition.superclass === undefined ? [] : [value.definition.superclass];
    case 'element':
      return [...(typeof value.tag === 'string' ? [] : [value.tag]), ...value.attributes.map((each) => each.value), ...value.children];
    default:
      return [];
  }
}
