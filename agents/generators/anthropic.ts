import { LockstepError } from '../../contract/index.ts';
import type { Generator } from '../../contract/index.ts';
import { contextTokensOf, createModelSession, createRateGate, fetchBy, listPriceOf, messagesClient, outboundMask, systemTiming, watchedFetch } from '../models/index.ts';
import type { ModelSession } from '../models/index.ts';
import { reachOf, resolveOptions } from './model-options.ts';
import type { ModelOptions } from './model-options.ts';
import { modelGenerator } from './streaming/index.ts';

/** Which model writes, with whose key, and within what bounds. */
export interface AnthropicOptions extends ModelOptions {
  /** `ANTHROPIC_API_KEY` when absent. */
  readonly apiKey?: string;
  /** `ANTHROPIC_BASE_URL` when absent, else the provider's own address. */
  readonly baseURL?: string;
}

const HOME = 'https://api.anthropic.com';

/**
 * Writes with a model of Anthropic, or with any server that speaks the Messages API. The SDK is loaded with the first
 * request. Throws `input-invalid` when there is no key, and `network-refused` when the rules do not allow the address.
 */
export function anthropicGenerator(options: AnthropicOptions): Generator {
  const apiKey = options.apiKey ?? process.env['ANTHROPIC_API_KEY'] ?? '';
  const baseURL = options.baseURL ?? process.env['ANTHROPIC_BASE_URL'] ?? HOME;
  if (apiKey === '')
    throw new LockstepError('input-invalid', 'there is no key: set ANTHROPIC_API_KEY, or give `apiKey`', { fault: 'caller' });
  const { maxTokens, budget, retry, timeouts, network } = resolveOptions(options, baseURL);
  const timing = options.timing ?? systemTiming;
  const price = options.price ?? listPriceOf(options.model);
  const rateLimits = createRateGate(timing, () => session.outage);
  const client = messagesClient({ model: options.model, apiKey, baseURL, timeouts, network, timing, fetch: watchedFetch(rateLimits.note, options.fetch ?? fetchBy(network)) });
  const session: ModelSession = createModelSession({
    client,
    budget,
    retry,
    timing,
    mask: outboundMask([apiKey, ...(options.secrets ?? [])]),
    ...(price === undefined ? {} : { price }),
  });
  return modelGenerator({
    id: 'anthropic',
    session,
    rateLimits,
    maxTokens,
    network: reachOf(baseURL, network),
    contextTokens: options.contextTokens ?? contextTokensOf(options.model),
    ...(options.files === undefined ? {} : { files: options.files }),
  });
}
