import { enclosingFunction } from '../../../program/index.ts';
import type { AnalysedProgram, FunctionNode, Node, NodeOf, ParsedUnit } from '../../../program/index.ts';
import type { SinkKind } from '../../knowledge/index.ts';
import { MAX_CALLS, stepAt } from './flow.ts';
import type { Flow, Frame } from './flow.ts';
import { candidateGuard } from './guard.ts';
import { sinkCalls } from './sink-call.ts';
import type { SinkCall } from './sink-call.ts';
import { calledFunction } from './tree-function.ts';
import type { TreeFunction } from './tree-function.ts';

/** A sink that a parameter of a function reaches, in its body or in what it calls. */
export interface ParameterSink {
  readonly index: number;
  readonly path: readonly string[];
  readonly sink: SinkCall;
  /** The flow from the parameter on. */
  readonly flow: Flow;
}

/** A sink with the way of a value into it, guards accounted for. */
export interface ReachedSink {
  readonly sink: SinkCall;
  readonly flow: Flow;
}

/** What an analysis of helpers looks for, and how deep. */
export interface Search {
  readonly kinds: ReadonlySet<SinkKind>;
  readonly calls: number;
  /** Only what lies in this node; the whole unit when absent. */
  readonly within?: Node;
}

const summaries = new WeakMap<FunctionNode, { readonly program: AnalysedProgram; readonly version: number; readonly calls: number; readonly sinks: readonly ParameterSink[] }>();

/** The sinks that a function's parameters reach. Kept until the program changes; recursion and depth end in "none known". */
export function parameterSinks(target: TreeFunction, frame: Frame, search: Search): readonly ParameterSink[] {
  if (search.calls <= 0) return [];
  const { program } = frame;
  const known = summaries.get(target.node);
  if (known?.program === program && known.version === program.version && known.calls >= search.calls) return ofKinds(known.sinks, search.kinds);
  summaries.set(target.node, { program, version: program.version, calls: search.calls, sinks: [] });
  const inside: Frame = { ...frame, module: target.module };
  const all = target.module.units
    .filter((unit) => unit.nodes(target.node.type).includes(target.node))
    .flatMap((unit) => reachedIn(unit, inside, { kinds: ALL_KINDS, calls: search.calls, within: target.node }))
    .flatMap(({ sink, flow }) => (flow.origin.type === 'parameter' && flow.origin.owner === target.node ? [{ index: flow.origin.index, path: flow.origin.path, sink, flow }] : []));
  summaries.set(target.node, { program, version: program.version, calls: search.calls, sinks: all });
  return ofKinds(all, search.kinds);
}

/** The sinks of a unit, or of a part of it, and those of the helpers it calls, with what flows into them. */
export function reachedIn(unit: ParsedUnit, frame: Frame, search: Search): readonly ReachedSink[] {
  const { within } = search;
  const isWanted = (node: Node): boolean => within === undefined || isInside(node, within);
  const own = sinkCalls(unit, search.kinds, frame).filter(({ call }) => isWanted(call)).flatMap((sink) => into(sink, frame));
  const calls = unit.nodes('CallExpression').filter((call) => isWanted(call) && call.arguments.length > 0);
  return [...own, ...calls.flatMap((call) => throughHelper(call, frame, search))];
}

function into(sink: SinkCall, frame: Frame): readonly ReachedSink[] {
  return sink.targets.flatMap(({ node, path }) => {
    const flow = frame.follow(node, path, frame);
    if (flow === undefined || (sink.kind === 'program' && flow.isSpliced)) return [];
    const judged = afterGuards(flow, sink.call);
    return judged === undefined ? [] : [{ sink, flow: judged }];
  });
}

/** A call that hands a value to a function of the tree whose parameter reaches a sink. */
function throughHelper(call: NodeOf<'CallExpression'>, frame: Frame, search: Search): readonly ReachedSink[] {
  const target = calledFunction(call.callee, frame);
  if (target === undefined || target.node === enclosingFunction(call)) return [];
  return parameterSinks(target, frame, { kinds: search.kinds, calls: search.calls - 1 }).flatMap(({ index, path, sink, flow: inner }) => {
    const argument = call.arguments[index];
    const outer = argument === undefined || argument.type === 'SpreadElement' ? undefined : frame.follow(argument, path, frame);
    const judged = outer === undefined ? undefined : afterGuards(outer, call);
    if (judged === undefined || (sink.kind === 'program' && judged.isSpliced)) return [];
    return [{ sink, flow: joined(judged, inner, stepAt(call, frame.module, `is handed to \`${nameOf(target)}\``)) }];
  });
}

/** One flow after another. */
export function joined(outer: Flow, inner: Flow, between: Flow['steps']): Flow {
  return {
    origin: outer.origin,
    steps: [...outer.steps, ...between, ...inner.steps],
    holders: outer.holders,
    isExact: outer.isExact && inner.isExact,
    isSpliced: outer.isSpliced || inner.isSpliced,
  };
}

/** The flow as far as uses before the sink leave it: gone after a check, not exact where something may be one. */
function afterGuards(flow: Flow, sink: Node): Flow | undefined {
  const guard = candidateGuard(flow, sink);
  if (guard === 'clears') return undefined;
  return guard === 'none' ? flow : { ...flow, isExact: false };
}

const ALL_KINDS: ReadonlySet<SinkKind> = new Set<SinkKind>(['shell-text', 'shell-option', 'shell-argument', 'program', 'sql-text']);

function ofKinds(sinks: readonly ParameterSink[], kinds: ReadonlySet<SinkKind>): readonly ParameterSink[] {
  return sinks.filter(({ sink }) => kinds.has(sink.kind));
}

function isInside(node: Node, outer: Node): boolean {
  return node.start >= outer.start && node.end <= outer.end;
}

function nameOf({ node }: TreeFunction): string {
  return node.type !== 'ArrowFunctionExpression' && node.id ? node.id.name : 'a function';
}

/** How deep helpers are looked into from the judged code. */
export const FULL_DEPTH: number = MAX_CALLS + 1;
