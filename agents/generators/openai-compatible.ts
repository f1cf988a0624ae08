import type { Generator } from '../../contract/index.ts';
import { chatClient, createModelSession, createRateGate, fetchBy, outboundMask, systemTiming, watchedFetch } from '../models/index.ts';
import type { ModelSession } from '../models/index.ts';
import { reachOf, resolveOptions } from './model-options.ts';
import type { ModelOptions } from './model-options.ts';
import { modelGenerator } from './streaming/index.ts';

/** Which server writes, and how it is spoken to. */
export interface OpenAiCompatibleOptions extends ModelOptions {
  /** With the version, for example `http://127.0.0.1:11434/v1`. */
  readonly baseURL: string;
  readonly apiKey?: string;
  /** Whether the model takes tools. `auto` (when absent) asks with tools and goes over to fenced files when it is refused. */
  readonly tools?: boolean | 'auto';
}

/** Writes with any server that speaks chat completions: Ollama, llama.cpp, vLLM, LM Studio and hosted ones. */
export function openAiCompatibleGenerator(options: OpenAiCompatibleOptions): Generator {
  const { baseURL, apiKey, model, tools = 'auto', fetch } = options;
  const { maxTokens, budget, retry, timeouts, network } = resolveOptions(options, baseURL);
  const timing = options.timing ?? systemTiming;
  const rateLimits = createRateGate(timing, () => session.outage);
  const client = chatClient({ model, baseURL, tools, timeouts, network, fetch: watchedFetch(rateLimits.note, fetch ?? fetchBy(network)), ...(apiKey === undefined ? {} : { apiKey }) });
  const session: ModelSession = createModelSession({
    client,
    budget,
    retry,
    timing,
    mask: outboundMask([...(apiKey === undefined ? [] : [apiKey]), ...(options.secrets ?? [])]),
    ...(options.price === undefined ? {} : { price: options.price }),
  });
  return modelGenerator({
    id: 'openai-compatible',
    session,
    rateLimits,
    maxTokens,
    network: reachOf(baseURL, network),
    contextTokens: options.contextTokens,
    ...(options.files === undefined ? {} : { files: options.files }),
  });
}
