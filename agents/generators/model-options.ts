import { LockstepError } from '../../contract/index.ts';
import { checkAddress, isLocal, DEFAULT_RETRY, DEFAULT_TIMEOUTS } from '../models/index.ts';
import type { Fetch, ModelBudget, ModelPrice, ModelTimeouts, NetworkRules, RetryLimits, Timing } from '../models/index.ts';
import type { ProjectFiles } from './streaming/index.ts';

/** What generators on top of a model have in common. */
export interface ModelOptions {
  readonly model: string;
  /** Tokens that the model can take in at once; what is published where that is known. The brief keeps to a share of it. */
  readonly contextTokens?: number;
  /** Longest answer, tokens. */
  readonly maxTokens?: number;
  /** What the runs of this generator may use together. */
  readonly budget?: ModelBudget;
  /** Dollars a million tokens; the list price where one is known. */
  readonly price?: ModelPrice;
  readonly retry?: Partial<RetryLimits>;
  readonly timeouts?: Partial<ModelTimeouts>;
  /** Under `local` no socket is opened but to this machine and to `localHosts`. */
  readonly network?: NetworkRules;
  /** What the model may read of the project. */
  readonly files?: ProjectFiles;
  /** Texts that are masked in everything that is sent, beside recognisable secrets and the key. */
  readonly secrets?: readonly string[];
  /** For tests. */
  readonly timing?: Timing;
  /** Replaces `fetch`, for example by one that goes through a proxy. */
  readonly fetch?: Fetch;
}

/** Options with everything that was left out, after a check of what was given. */
export interface ResolvedOptions {
  readonly maxTokens: number;
  readonly budget: ModelBudget;
  readonly retry: RetryLimits;
  readonly timeouts: ModelTimeouts;
  readonly network: NetworkRules;
}

const MAX_TOKENS = 32_000;

/** Completes options. Throws `input-invalid` and `network-refused` before any request is made. */
export function resolveOptions(options: ModelOptions, baseURL: string): ResolvedOptions {
  const network = options.network ?? { mode: 'hosted' };
  if (options.model.trim() === '') throw invalid('model', 'a name', options.model);
  const maxTokens = options.maxTokens ?? MAX_TOKENS;
  if (options.contextTokens !== undefined && (!Number.isInteger(options.contextTokens) || options.contextTokens < 1)) throw invalid('contextTokens', 'a whole number from 1 on', options.contextTokens);
  if (!Number.isInteger(maxTokens) || maxTokens < 1) throw invalid('maxTokens', 'a whole number from 1 on', maxTokens);
  for (const [name, value] of Object.entries(options.budget ?? {})) {
    if (typeof value === 'number' && !(value > 0)) throw invalid(`budget.${name}`, 'a number above 0', value);
  }
  checkAddress(baseURL, network);
  return { maxTokens, network, budget: options.budget ?? {}, retry: { ...DEFAULT_RETRY, ...options.retry }, timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts } };
}

/** Whether requests to an address leave one's own machines. */
export function reachOf(baseURL: string, network: NetworkRules): 'local' | 'hosted' {
  return isLocal(new URL(baseURL), network) ? 'local' : 'hosted';
}

function invalid(name: string, expected: string, got: unknown): LockstepError {
  return new LockstepError('input-invalid', `${name}: expected ${expected}, got ${JSON.stringify(got) ?? String(got)}`, { fault: 'caller' });
}
