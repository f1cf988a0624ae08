/** Whose fault it is. */
export type Fault = 'caller' | 'generator' | 'validator' | 'system';

/** Every way in which we fail; a finding or a rejection is a value, not one of these. */
export type ErrorCode =
  | 'config-invalid'
  | 'config-not-found'
  | 'input-invalid'
  | 'input-unreadable'
  | 'generator-failed'
  | 'generator-protocol'
  | 'budget-exceeded'
  | 'network-refused'
  | 'validator-failed'
  | 'worker-failed'
  | 'journal-corrupt'
  | 'journal-io'
  | 'journal-unknown-run'
  | 'tree-locked'
  | 'path-claimed'
  | 'path-refused'
  | 'pre-image-changed'
  | 'not-ours'
  | 'aborted';

const MARKER = Symbol.for('lockstep.error');

/** A fault. `context` holds the place, what was expected and what came. */
export class LockstepError extends Error {
  override readonly name = 'LockstepError';
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly fault: Fault; readonly cause?: unknown; readonly context?: Readonly<Record<string, unknown>> },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fault = options.fault;
    this.context = options.context ?? {};
    Object.defineProperty(this, MARKER, { value: true });
  }
}

/** True for our own faults, also those of another copy of this package. */
export function isLockstepError(value: unknown): value is LockstepError {
  return typeof value === 'object' && value !== null && MARKER in value;
}

/** The message of anything that was thrown, also when it is not an Error. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : thrown.message;
  return thrown === undefined ? 'undefined was thrown' : String(thrown);
}
