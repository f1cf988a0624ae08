import type { Confidence, RuleMeta, Severity } from '../../contract/index.ts';
import { flowAnalysisOf, mayBlock, sourceOf } from '../../program/index.ts';
import type { Flow, Kind, Value } from '../../program/index.ts';
import { flowModel } from '../knowledge/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext, RuleReport, TraceNode } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

/** What makes a rule over flows. */
export interface FlowRule {
  readonly meta: RuleMeta;
  readonly kinds: readonly Kind[];
  /** What harm is done, in one sentence; `what` is the input as a person reads it. */
  describe(flow: Flow, what: string): string;
  /** Leaves out flows that this rule does not mean. */
  readonly when?: (flow: Flow) => boolean;
  /** Names flows that are never more than likely. */
  readonly doubt?: (flow: Flow) => boolean;
}

/** A rule that reports the flows of some kinds that pass through the judged part, one for each sink. */
export function defineFlowRule({ meta, kinds, describe, when, doubt }: FlowRule): Rule {
  const wanted: ReadonlySet<Kind> = new Set(kinds);
  return defineRule({
    meta,
    check(context) {
      const { flowsFrom, flowsThrough, latentIn } = flowAnalysisOf(context.program, flowModel);
      const isNew = context.phase === 'chunk' || context.phase === 'early';
      const { flows, cutAt, informsUntil } = isNew ? flowsThrough(context.path, context.part) : flowsFrom(context.path);
      if (cutAt !== undefined) context.leaveUnfinished(unfinishedAt(cutAt));
      if (informsUntil !== undefined) context.leaveUnknown(`input that only informs (of callers, links, the command line): ${unfinishedAt(informsUntil)}`);
      for (const flow of flows) {
        if (!wanted.has(flow.kind) || (when !== undefined && !when(flow)) || !passes(flow, context)) continue;
        if (flow.mayBeInternal === true && context.phase !== 'program') continue;
        const isSure = flow.isExact && flow.origin.tier === 'remote' && doubt?.(flow) !== true;
        context.report(reportOf(flow, { message: describe(flow, whatOf(flow)), most: isSure ? meta.confidence : atMost(meta.confidence, 'likely'), context }));
      }
      if (isNew || context.policy.profile !== 'audit') return;
      const latent = latentIn(context.path);
      if (latent.informsUntil !== undefined) context.leaveUnknown(`input that nobody hands over yet: ${unfinishedAt(latent.informsUntil)}`);
      for (const flow of latent.flows)
        if (wanted.has(flow.kind) && when?.(flow) !== false && passes(flow, context)) context.report(reportOf(flow, { message: describe(flow, whatOf(flow)), most: 'heuristic', context }));
    },
  });
}

/** The same for all rules: they share one search. */
function unfinishedAt({ unit, node }: Pick<Value, 'unit' | 'node'>): string {
  return `more ways of input than are followed, given up at ${unit.path}:${unit.lines.positionAt(node.start).line}`;
}

/** A flow belongs to the parts it passes through, and to the one that hands on a handler of another file. */
function passes({ way, origin, ledBy }: Flow, { path, part }: RuleContext): boolean {
  return way.some((value) => value.unit === part) || (origin.value.unit.path !== path && ledBy.includes(part));
}

function whatOf({ origin, way }: Flow): string {
  if (origin.tier === 'library' && origin.value.op === 'parameter') return `The parameter \`${shortened(origin.what)}\` of an exported function`;
  if (origin.tier === 'latent') return `The parameter \`${shortened(origin.what)}\` of a function that nobody calls yet`;
  return `\`${shortened(longestRead(way) ?? origin.what)}\``;
}

/** `req.query.name` instead of `req.query`: the property that is read first of what comes in. */
function longestRead(way: readonly Value[]): string | undefined {
  let last: Value | undefined;
  for (const value of way) {
    if (value.op !== 'load' || typeof value.key !== 'string' || (last !== undefined && value.base !== last) || value.node.type !== 'MemberExpression') break;
    last = value;
  }
  return last === undefined ? undefined : sourceOf(last.unit, last.node);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

interface Told {
  readonly message: string;
  readonly most: Confidence;
  readonly context: RuleContext;
}

function reportOf(flow: Flow, { message, most, context: { path, part } }: Told): RuleReport {
  return {
    node: flow.sink.node,
    unit: flow.sink.unit,
    message,
    trace: traceOf(flow),
    confidence: path === part.path && (isTestPath(path) || isTestPath(flow.sink.unit.path)) ? atMost(most, 'likely') : most,
    ...severityOf(flow),
  };
}

const CONFIDENCES: readonly Confidence[] = ['heuristic', 'likely', 'certain'];

function atMost(confidence: Confidence, most: Confidence): Confidence {
  return CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(most) ? confidence : most;
}

function severityOf({ origin }: Flow): { readonly severity?: Severity } {
  return mayBlock(origin.tier) ? {} : { severity: origin.tier === 'latent' ? 'low' : 'medium' };
}

const MAX_TRACE = 16;

/** The way as steps for people: one a line of code, the ends always. */
function traceOf({ way, origin }: Flow): readonly TraceNode[] {
  const steps: TraceNode[] = [];
  const seen = new Set<string>();
  for (const value of way) {
    const key = `${value.unit.path} ${value.unit.lines.positionAt(value.node.start).line}`;
    if (seen.has(key)) continue;
    seen.add(key);
    steps.push({ node: value.node, unit: value.unit, message: stepOf(value, way, origin.what) });
  }
  return steps.length <= MAX_TRACE ? steps : [...steps.slice(0, MAX_TRACE / 2), ...steps.slice(-MAX_TRACE / 2)];
}

function stepOf(value: Value, way: readonly Value[], what: string): string {
  if (value === way[0]) return `\`${shortened(what)}\` comes in here`;
  if (value === way.at(-1)) return 'and does harm here';
  switch (value.op) {
    case 'parameter':
      return `is handed to \`${value.procedure.name || 'a function'}\``;
    case 'call':
      return 'goes through a call';
    case 'binary':
    case 'template':
      return 'is put into a text';
    case 'load':
      return 'is read from an object';
    default:
      return 'goes on';
  }
}
