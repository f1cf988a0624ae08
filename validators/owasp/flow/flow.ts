import type { AnalysedProgram, Binding, FunctionNode, Module, Node, ParsedUnit } from '../../../program/index.ts';
import type { TraceNode } from '../../rule.ts';

/** Where a value comes from: from outside, from the machine the program runs on, or from a parameter not looked behind yet. */
export type Origin =
  | { readonly type: 'remote'; readonly what: string }
  | { readonly type: 'local'; readonly what: string }
  | { readonly type: 'parameter'; readonly owner: FunctionNode; readonly index: number; readonly path: readonly string[] };

/** A variable or parameter that holds the value on its way, and the access path at which it does. */
export interface Holder {
  readonly binding: Binding;
  readonly path: readonly string[];
  /** The identifier through which the value was read. */
  readonly use: Node;
  readonly module: Module;
}

/** The way of a value from its origin to an expression. */
export interface Flow {
  readonly origin: Origin;
  /** From the origin on. */
  readonly steps: readonly TraceNode[];
  readonly holders: readonly Holder[];
  /** False when a step may have checked or changed the value in a way we do not know. */
  readonly isExact: boolean;
  /** True when the value was put between other text. */
  readonly isSpliced: boolean;
}

/** Where an expression stands. */
export interface Frame {
  readonly module: Module;
  readonly program: AnalysedProgram;
  /** How many more steps may be followed. */
  readonly fuel: number;
  /** Follows what stands at an access path of an expression back to its origin. */
  readonly follow: (expression: Node, path: readonly string[], frame: Frame) => Flow | undefined;
}

/** The most steps and the most calls of helpers that are followed; what overflows is not known and never certain. */
export const MAX_FUEL = 40;
export const MAX_CALLS = 3;

/** The unit of a module in which a node lies. */
export function unitOf(node: Node, module: Module): ParsedUnit | undefined {
  let root: Node = node;
  for (let parent: Node | undefined = node; parent !== undefined; parent = (parent as { parent?: Node }).parent) root = parent;
  return module.units.find((unit) => unit.program === root);
}

/** A trace step for a node of a module, as a list that is empty when the node is not of the module. */
export function stepAt(node: Node, module: Module, message: string): readonly TraceNode[] {
  const unit = unitOf(node, module);
  return unit === undefined ? [] : [{ node, unit, message }];
}

/** The same frame with one step less to go. */
export function deeper(frame: Frame): Frame {
  return { ...frame, fuel: frame.fuel - 1 };
}

export function inexact(flow: Flow | undefined): Flow | undefined {
  return flow === undefined ? undefined : { ...flow, isExact: false };
}

export function spliced(flow: Flow | undefined): Flow | undefined {
  return flow === undefined ? undefined : { ...flow, isSpliced: true };
}

/** The surer of two flows: an exact one before others, one from outside before one from a parameter. */
export function surer(a: Flow | undefined, b: Flow | undefined): Flow | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return rank(b) > rank(a) ? b : a;
}

function rank({ origin, isExact }: Flow): number {
  return (isExact ? 4 : 0) + (origin.type === 'remote' ? 2 : origin.type === 'parameter' ? 1 : 0);
}

/** The surest flow into any of some expressions. */
export function firstFlow(expressions: readonly Node[], path: readonly string[], frame: Frame): Flow | undefined {
  return expressions.reduce<Flow | undefined>((best, each) => surer(best, frame.follow(each, path, frame)), undefined);
}
