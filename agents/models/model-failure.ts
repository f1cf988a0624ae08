/** Why a request came to nothing. Those that `isTemporary` names may be tried again. */
export type FailureKind =
  | 'rate-limit'
  | 'overloaded'
  | 'server'
  | 'request-timeout'
  | 'connection'
  | 'cut'
  | 'silence'
  | 'too-late'
  | 'invalid-request'
  | 'authentication'
  | 'permission'
  | 'not-found'
  | 'too-large'
  | 'spend-limit'
  | 'protocol'
  | 'circuit-open'
  | 'network-refused'
  | 'tools-unsupported'
  | 'tls';

/** Kinds after which the same request may succeed later. */
export const TEMPORARY: ReadonlySet<FailureKind> = new Set(['rate-limit', 'overloaded', 'server', 'request-timeout', 'connection', 'cut', 'silence']);

/** What else is known of a failure. */
export interface FailureDetails {
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly final?: boolean;
}

/** A request that failed. The message holds no key and nothing of what was sent. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly kind: FailureKind;
  /** HTTP status, when an answer came. */
  readonly status: number | undefined;
  /** How long the provider asks us to wait, ms. */
  readonly retryAfterMs: number | undefined;

  /** All tries are used up. */
  readonly final: boolean;

  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message);
    this.kind = kind;
    this.final = details.final ?? false;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** True when the same request may succeed later and may be tried. */
export function isTemporary({ kind, final }: ModelFailure): boolean {
  return !final && TEMPORARY.has(kind);
}
