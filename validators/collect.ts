import type { Confidence, Finding, Location, Obligation, RuleMeta, Span, TraceStep, Unit, ValidationRequest } from '../contract/index.ts';
import { createLineIndex, locate, maskSecretsIn, sourceOf, symbolOf } from '../program/index.ts';
import type { AnalysedProgram, Module, Node, ParsedUnit } from '../program/index.ts';
import type { RuleContext, RuleReport, TextReport, TextRuleContext, TraceNode } from './rule.ts';

/** What the rules of a family said about one unit. */
export interface Collected {
  readonly findings: Finding[];
  readonly obligations: Obligation[];
  /** Why something that a rule looks for may be there although it was not found. */
  readonly unfinished: Set<string>;
  /** The same for what would only have informed. */
  readonly unknown: Set<string>;
}

/** What is judged, for the making of a context. */
export interface Judged {
  readonly request: ValidationRequest;
  readonly program: AnalysedProgram;
  readonly meta: RuleMeta;
  readonly into: Collected;
}

/** The context of a rule over syntax for one part of the judged unit. */
export function ruleContext(judged: Judged, module: Module, part: ParsedUnit): RuleContext {
  return new PartContext(judged, module, part);
}

/** One is made for each rule and part, thousands for a file, and most rules say nothing: what they would say it with is made when they ask for it. */
class PartContext implements RuleContext {
  readonly #judged: Judged;
  readonly module: Module;
  readonly part: ParsedUnit;

  constructor(judged: Judged, module: Module, part: ParsedUnit) {
    this.#judged = judged;
    this.module = module;
    this.part = part;
  }

  get unit(): Unit {
    return this.#judged.request.unit;
  }

  get phase(): RuleContext['phase'] {
    return this.unit.phase;
  }

  get path(): string {
    return this.unit.path;
  }

  get program(): AnalysedProgram {
    return this.#judged.program;
  }

  get policy(): RuleContext['policy'] {
    return this.#judged.request.policy;
  }

  get isClosed(): RuleContext['isClosed'] {
    const { unit, part } = this;
    const realEnd = unit.phase === 'early' ? unit.span.end - part.origin.offset : Number.POSITIVE_INFINITY;
    return (node) => node.end <= realEnd;
  }

  get report(): RuleContext['report'] {
    const { part, unit } = this;
    const { into } = this.#judged;
    return (report) => {
      const finding = findingOf(this.#judged, report, part);
      if (isReal(finding.location, unit)) into.findings.push(finding);
    };
  }

  get leaveUnfinished(): RuleContext['leaveUnfinished'] {
    const { unfinished } = this.#judged.into;
    return (reason) => void unfinished.add(reason);
  }

  get leaveUnknown(): RuleContext['leaveUnknown'] {
    const { unknown } = this.#judged.into;
    return (reason) => void unknown.add(reason);
  }

  get oblige(): RuleContext['oblige'] {
    const { part } = this;
    const { obligations } = this.#judged.into;
    return ({ node, ...rest }) => obligations.push({ ...rest, location: locate(part, node) });
  }
}

/** The context of a rule over text. */
export function textContext(judged: Judged, parts: readonly ParsedUnit[]): TextRuleContext {
  const { unit } = judged.request;
  return {
    unit,
    phase: unit.phase,
    path: unit.path,
    program: judged.program,
    policy: judged.request.policy,
    kind: unit.kind,
    text: unit.text,
    parts,
    report: (report) => judged.into.findings.push(textFinding(judged, report, parts)),
  };
}

/** Source order: findings of one file by offset, ties by rule and message, so that the order never depends on the rules. */
export function inSourceOrder(a: Finding, b: Finding): number {
  return (
    compare(a.location.path, b.location.path) ||
    a.location.start.offset - b.location.start.offset ||
    a.location.end.offset - b.location.end.offset ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** One finding of a rule for each place and sink, the surest: several parts of a file may lead to the same sink. */
export function onePerPlace(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const { path, start, end } = finding.location;
    const key = `${finding.rule} ${path} ${start.offset} ${end.offset} ${finding.sink}`;
    const known = kept.get(key);
    if (known === undefined || SURENESS.indexOf(finding.confidence) < SURENESS.indexOf(known.confidence)) kept.set(key, finding);
  }
  return [...kept.values()];
}

const SURENESS: readonly Confidence[] = ['certain', 'likely', 'heuristic'];

/** In an early look the text goes on after the real one with brackets nobody wrote. */
function isReal(location: Location, unit: Unit): boolean {
  return unit.phase !== 'early' || location.path !== unit.path || location.end.offset <= unit.span.end;
}

function findingOf({ meta, program }: Pick<Judged, 'meta' | 'program'>, report: RuleReport, part: ParsedUnit): Finding {
  const unit = report.unit ?? part;
  return {
    ...wording(meta, report),
    location: locate(unit, report.node),
    trace: (report.trace ?? []).map((step) => stepOf(step, program)),
    symbol: isNode(report.node) ? symbolOf(report.node) : '',
    sink: report.sink ?? maskSecretsIn(sourceOf(unit, report.node)),
  };
}

function stepOf({ unit, node, message }: TraceNode, program: AnalysedProgram): TraceStep {
  const chunk = program.chunkOf(unit);
  return { location: locate(unit, node), message, ...(chunk === undefined ? {} : { chunk }) };
}

function textFinding({ request, program, meta }: Judged, report: TextReport, parts: readonly ParsedUnit[]): Finding {
  const { unit } = request;
  const before = parts.find((part) => part.origin.offset === unit.span.start)?.origin;
  const origin = before ?? createLineIndex(program.text(unit.path) ?? '').positionAt(unit.span.start);
  const lines = createLineIndex(unit.text, origin);
  const start = lines.positionAt(report.span.start);
  return {
    ...wording(meta, report),
    location: { path: unit.path, start, end: lines.positionAt(report.span.end) },
    trace: [],
    symbol: '',
    sink: report.sink ?? maskSecretsIn(unit.text.slice(report.span.start, report.span.end).slice(0, 200)),
  };
}

function wording(meta: RuleMeta, report: Pick<RuleReport, 'message' | 'severity' | 'confidence' | 'advice'>) {
  return {
    rule: meta.id,
    message: maskSecretsIn(report.message),
    severity: report.severity ?? meta.severity,
    confidence: report.confidence ?? meta.confidence,
    advice: report.advice ?? meta.advice,
  };
}

function isNode(target: Node | Span): target is Node {
  return 'type' in target;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
