import type { Confidence, FileKind, Obligation, Phase, Policy, RuleMeta, Severity, Span, Unit } from '../contract/index.ts';
import type { AnalysedProgram, Module, Node, ParsedUnit } from '../program/index.ts';

/** One step of a trace: a stretch of a parsed unit, which may belong to another file. */
export interface TraceNode {
  readonly node: Span;
  readonly unit: ParsedUnit;
  readonly message: string;
}

/** What a rule says about one place. What is left out comes from the rule's `meta`. */
export interface RuleReport {
  /** Where harm is done (the sink): a node, or a stretch of the unit's text. */
  readonly node: Node | Span;
  /** The unit in which `node` lies; the judged part when absent. */
  readonly unit?: ParsedUnit;
  readonly message: string;
  readonly trace?: readonly TraceNode[];
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly advice?: string;
  /** Stands in for the source text in the fingerprint: for secrets, or where the text alone says too little. */
  readonly sink?: string;
}

/** Something announced and not here yet, told by a rule; the runner adds the place. */
export interface RuleObligation extends Pick<Obligation, 'kind' | 'path' | 'name'> {
  readonly node: Node | Span;
}

/** What every rule may ask. */
interface BaseContext {
  readonly unit: Unit;
  readonly phase: Phase;
  readonly path: string;
  readonly program: AnalysedProgram;
  readonly policy: Policy;
}

/**
 * What a rule over syntax gets. `check` is called once for each judged part: the new one at `early` and `chunk`, every
 * part of the file in turn at `file` and `program`. Facts about the rest of the file are asked from `module`.
 */
export interface RuleContext extends BaseContext {
  readonly module: Module;
  readonly part: ParsedUnit;
  /** False for a node that ends after the real text, where closing brackets were put in for an early look. */
  isClosed(node: Span): boolean;
  report(report: RuleReport): void;
  oblige(obligation: RuleObligation): void;
  /** Says that the rule gave up at a bound, and where: the part is then not analysed, whatever else was found likely. */
  leaveUnfinished(reason: string): void;
  /** Says that the rule gave up at a bound what would only have informed, and where: the report names it. */
  leaveUnknown(reason: string): void;
}

/** One finding of a text rule; `span` counts in the unit's text. */
export interface TextReport extends Omit<RuleReport, 'node' | 'unit' | 'trace'> {
  readonly span: Span;
}

/** What a rule over plain text gets. It is called once for each unit, whatever the file is. */
export interface TextRuleContext extends BaseContext {
  readonly kind: FileKind;
  readonly text: string;
  /** The syntax of the judged text where there is any. Offsets of a part count from `part.origin.offset` in the file. */
  readonly parts: readonly ParsedUnit[];
  report(report: TextReport): void;
}

/** A rule over syntax. */
export interface Rule {
  readonly kind: 'syntax';
  readonly meta: RuleMeta;
  check(context: RuleContext): void;
}

/** A rule over the text of any file. */
export interface TextRule {
  readonly kind: 'text';
  readonly meta: RuleMeta;
  /** It is asked about files that are deleted as well. */
  readonly deletes?: boolean;
  check(context: TextRuleContext): void | Promise<void>;
}

/** Defines a rule over syntax. It runs from `meta.from` on and must only report what no later text can take back. */
export function defineRule(rule: Omit<Rule, 'kind'>): Rule {
  return { kind: 'syntax', ...rule };
}

/** Defines a rule over text: secrets, characters that nobody sees. It runs on code and on every other file. */
export function defineTextRule(rule: Omit<TextRule, 'kind'>): TextRule {
  return { kind: 'text', ...rule };
}
