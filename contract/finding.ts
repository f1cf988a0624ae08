import type { Location } from './location.ts';

/** How bad it is when the finding is true, from worst to mildest. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** All of them in that order, which is the only place where it is written. */
export const SEVERITIES: readonly ['critical', 'high', 'medium', 'low'] = ['critical', 'high', 'medium', 'low'];

/** True when `severity` is `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** Negative when `a` is worse than `b`. */
export function worstFirst(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/**
 * How sure the validator is. Only `certain` findings may block; `likely` informs and raises the risk;
 * `heuristic` is for an audit.
 */
export type Confidence = 'certain' | 'likely' | 'heuristic';

/** `family/name`, for example `owasp/sql-injection`. */
export type RuleId = `${string}/${string}`;

/** One step on the way from where something starts to where it does harm; steps may lie in several files. */
export interface TraceStep {
  readonly location: Location;
  readonly message: string;
  /** The chunk of the run that brought the step; absent for what was there before. */
  readonly chunk?: string;
}

/** One flaw, as a validator reports it. `location` is the place where harm is done (the sink). */
export interface Finding {
  readonly rule: RuleId;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly location: Location;
  readonly trace: readonly TraceStep[];
  /** One sentence for the generator that leads with what to do instead. */
  readonly advice: string;
  /** Name of the enclosing function, class or member; empty at the top level of a file. */
  readonly symbol: string;
  /** The source text of the sink, white space folded. Part of the fingerprint, so secrets come masked. */
  readonly sink: string;
}

/** A finding with the identity that survives moved lines: see `gate/fingerprint.ts`. */
export interface FingerprintedFinding extends Finding {
  /** Hex sha256 of rule, path, enclosing symbol, normalised sink text and n-th occurrence. */
  readonly fingerprint: string;
}

/** Something announced and not here yet, on which a piece of code rests: a module, a name or a member of a module. */
export interface Obligation {
  readonly kind: 'module' | 'name' | 'member';
  /** Path of the module (`module`, `member`) or of the file whose top level must declare the name (`name`). */
  readonly path: string;
  /** The name or member; for `module` the specifier as written. */
  readonly name: string;
  /** Where the code relies on it. */
  readonly location: Location;
}

/** A list that has at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]];
