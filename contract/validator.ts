import type { Confidence, Finding, Obligation, RuleId, Severity } from './finding.ts';
import type { Policy } from './policy.ts';
import type { Exec } from './ports.ts';
import type { ProspectiveProgram } from './program.ts';
import type { SurfaceFact } from './surface.ts';
import type { Phase, Unit } from './unit.ts';

/** The four families, what every file gets, and what users bring. */
export type ValidatorFamily = 'static-analysis' | 'owasp' | 'memory-leak' | 'architecture' | 'generic' | 'external';

/** What a rule says of itself; rendered for people, for the generator and for SARIF. */
export interface RuleMeta {
  readonly id: RuleId;
  /** CWE numbers the rule means, most specific first; empty for rules about style of architecture. */
  readonly cwe: readonly number[];
  /** For example `A05:2025`. */
  readonly owasp?: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /**
   * The earliest phase at which a finding of this rule is final: nothing that may still arrive can remove it.
   * The rule is not run before.
   */
  readonly from: Phase;
  /** One or two sentences for a person: what is wrong and what can happen. */
  readonly description: string;
  /** One sentence for the generator that leads with what to do instead. */
  readonly advice: string;
}

/** One line of the brief. */
export interface BriefItem {
  readonly rule: RuleId;
  /** Leads with the allowed way. */
  readonly text: string;
  /** Higher is kept first when the brief has to be cut. */
  readonly weight: number;
}

/** What a validator gets for one unit. */
export interface ValidationRequest {
  readonly unit: Unit;
  readonly program: ProspectiveProgram;
  readonly policy: Policy;
  readonly exec: Exec;
  readonly signal: AbortSignal;
}

/** One part of a validator's answer. An end without `done`, or `done` for other bytes, is an error, never a pass. */
export type ValidatorPart =
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'obligation'; readonly obligation: Obligation }
  /** What the unit adds to the attack surface; only facts that are written in it. */
  | { readonly type: 'surface'; readonly facts: readonly SurfaceFact[] }
  | {
      readonly type: 'done';
      readonly status: 'pass' | 'fail' | 'skipped' | 'not-analysed';
      readonly unitSha256: string;
      readonly programVersion: number;
      readonly reason?: string;
      readonly unknown?: readonly string[];
    };

/** An agent that judges a unit in the prospective program. */
export interface Validator {
  readonly id: string;
  readonly version: string;
  readonly family: ValidatorFamily;
  readonly rules: readonly RuleMeta[];
  /** Earliest phase this validator wants to see; `chunk` when absent. */
  readonly from?: Phase;
  validate(request: ValidationRequest): AsyncIterable<ValidatorPart>;
  /** What it wants a generator to know before it writes these paths; without paths, what holds everywhere. */
  brief?(paths: readonly string[], program: ProspectiveProgram, policy: Policy): readonly BriefItem[];
}

/** A validator that is loaded into a worker of its own, where it can be killed. */
export interface ValidatorModule {
  /** File URL or package specifier of the module, resolved from the root of the tree. */
  readonly module: string;
  /** Name of the export; a validator, or a function from `options` to one. */
  readonly export?: string;
  /** Structured-cloneable. */
  readonly options?: unknown;
  /** Id under which it reports; known before the module is loaded. */
  readonly id: string;
}

/** Gives a validator its type; the object is used as it is. */
export function defineValidator<V extends Validator>(validator: V): V {
  return validator;
}
