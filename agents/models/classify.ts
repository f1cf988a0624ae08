import { ModelFailure, TEMPORARY } from './model-failure.ts';
import type { FailureKind } from './model-failure.ts';
import { retryAfterMs } from './retry-after.ts';

/** What an unsuccessful answer says. `type` is the provider's name of the error, `message` its words. */
export interface FailedAnswer {
  readonly status: number | undefined;
  readonly type?: string | undefined;
  /** A finer name than `type`, where the provider has one. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly headers?: { get(name: string): string | null } | undefined;
  readonly now: number;
}

/** Spent money does not come back by waiting a minute: a limit of spend or credit is told from one of rate by its words. */
const SPENT = /spend(?:ing)?[ _-]?limit|monthly|usage limit|credit balance|insufficient[ _](?:quota|funds|credit)|billing|quota exceeded|exceeded your current quota/i;

const BY_TYPE: Readonly<Record<string, FailureKind>> = {
  overloaded_error: 'overloaded',
  api_error: 'server',
  server_error: 'server',
  internal_server_error: 'server',
  timeout_error: 'request-timeout',
  rate_limit_error: 'rate-limit',
  rate_limit_exceeded: 'rate-limit',
  authentication_error: 'authentication',
  permission_error: 'permission',
  not_found_error: 'not-found',
  request_too_large: 'too-large',
  invalid_request_error: 'invalid-request',
  billing_error: 'spend-limit',
  insufficient_quota: 'spend-limit',
};

const BY_STATUS: ReadonlyMap<number, FailureKind> = new Map([
  [401, 'authentication'],
  [402, 'spend-limit'],
  [403, 'permission'],
  [404, 'not-found'],
  [407, 'network-refused'],
  [408, 'request-timeout'],
  [413, 'too-large'],
  [429, 'rate-limit'],
  [529, 'overloaded'],
]);

/**
 * Says of which kind an unsuccessful answer is: by status, else (an error event inside a stream has none) by the type it
 * names. A rate limit that speaks of spend, or says that asking again is of no use, is final.
 */
export function failureOf(answer: FailedAnswer): ModelFailure {
  const { status, headers, now } = answer;
  const wait = headers === undefined ? undefined : retryAfterMs(headers, now);
  const place = status === undefined ? (answer.type ?? 'error event') : `HTTP ${status}`;
  return new ModelFailure(kindOf(answer), `${place}: ${shortened(answer.message)}`, { status, retryAfterMs: wait });
}

function kindOf({ status, type, code = '', message, headers }: FailedAnswer): FailureKind {
  const kind = (status === undefined ? undefined : BY_STATUS.get(status)) ?? byRange(status) ?? byType(type, status);
  if (kind !== 'rate-limit') return kind;
  const final = SPENT.test(message) || SPENT.test(code) || BY_TYPE[type ?? ''] === 'spend-limit' || headers?.get('x-should-retry') === 'false';
  return final ? 'spend-limit' : kind;
}

/** Servers name the same type for all they refuse; a status that says that the request is wrong stands against a type that says to wait. */
function byType(type: string | undefined, status: number | undefined): FailureKind {
  const kind = BY_TYPE[type ?? ''];
  if (status === undefined) return kind ?? 'server';
  return kind === undefined || TEMPORARY.has(kind) ? 'invalid-request' : kind;
}

function byRange(status: number | undefined): FailureKind | undefined {
  if (status === undefined) return undefined;
  return status >= 500 ? 'server' : status >= 300 && status < 400 ? 'network-refused' : undefined;
}

/** Providers' front ends answer with whole pages; one line of them is enough. */
function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

const TLS_CODE = /^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/;

/** Says of which kind a connection is that failed or broke; `begun` when an answer had begun to come. */
export function connectionFailure(thrown: unknown, begun: boolean): ModelFailure {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ModelFailure) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    if (TLS_CODE.test(code))
      return new ModelFailure('tls', `${code}: the certificate of the provider cannot be verified; a private authority is trusted through NODE_EXTRA_CA_CERTS`);
    if (code !== '' && !code.startsWith('ERR_')) return new ModelFailure(begun ? 'cut' : 'connection', `${code}: ${shortened(cause.message)}`);
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ModelFailure(begun ? 'cut' : 'connection', shortened(message));
}
