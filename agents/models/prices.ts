import type { ModelUsage } from './model-client.ts';

/** US dollars a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** 1.25 times `input` when absent. */
  readonly cacheWrite?: number;
  /** A tenth of `input` when absent. */
  readonly cacheRead?: number;
}

/** What a provider publishes of a model. */
interface ModelFacts {
  readonly price: ModelPrice;
  /** Tokens it can take in at once. */
  readonly contextTokens: number;
}

const LARGE = 1_000_000;
const SMALL = 200_000;

/**
 * What was published on 20 November 2026 (platform.claude.com/docs, pricing and models overview). A model that is not here has
 * no price until the caller names one: a wrong price is worse than none. One whose price depends on the length of a request is left out.
 */
const PUBLISHED: Readonly<Record<string, ModelFacts>> = {
  'claude-fable-5': { price: { input: 10, output: 50 }, contextTokens: LARGE },
  'claude-fable-5-1': { price: { input: 10, output: 50, cacheRead: 0.25 }, contextTokens: LARGE },
  'claude-fable-5-2': { price: { input: 8, output: 40, cacheRead: 0.2 }, contextTokens: LARGE },
  'claude-opus-5-5': { price: { input: 4, output: 20, cacheRead: 0.2 }, contextTokens: LARGE },
  'claude-opus-5': { price: { input: 5, output: 25 }, contextTokens: LARGE },
  'claude-opus-4-8': { price: { input: 5, output: 25 }, contextTokens: LARGE },
  'claude-opus-4-7': { price: { input: 5, output: 25 }, contextTokens: LARGE },
  'claude-opus-4-6': { price: { input: 5, output: 25 }, contextTokens: LARGE },
  'claude-opus-4-5': { price: { input: 5, output: 25 }, contextTokens: SMALL },
  'claude-sonnet-5-5': { price: { input: 2, output: 10, cacheRead: 0.1 }, contextTokens: LARGE },
  'claude-sonnet-5': { price: { input: 2, output: 10 }, contextTokens: LARGE },
  'claude-sonnet-4-6': { price: { input: 3, output: 15 }, contextTokens: LARGE },
  'claude-sonnet-4-5': { price: { input: 3, output: 15 }, contextTokens: SMALL },
  'claude-haiku-4-5': { price: { input: 1, output: 5 }, contextTokens: SMALL },
};

/** The list price of a model, if it is known. */
export function listPriceOf(model: string): ModelPrice | undefined {
  return factsOf(model)?.price;
}

/** Tokens that a model can take in at once; undefined where it is not known. */
export function contextTokensOf(model: string): number | undefined {
  return factsOf(model)?.contextTokens;
}

/** A dated version of a model is that model. */
function factsOf(model: string): ModelFacts | undefined {
  const name = model.replace(/-20\d{6}$/, '');
  return Object.hasOwn(PUBLISHED, name) ? PUBLISHED[name] : undefined;
}

/** Dollars for what was used; undefined without a price. */
export function costOf(usage: ModelUsage, price: ModelPrice | undefined): number | undefined {
  if (price === undefined) return undefined;
  const { input, output, cacheWrite = input * 1.25, cacheRead = input * 0.1 } = price;
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage;
  return (inputTokens * input + outputTokens * output + cacheWriteTokens * cacheWrite + cacheReadTokens * cacheRead) / 1_000_000;
}
