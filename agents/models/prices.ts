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

/**
 * List prices that were published when this was written (platform.claude.com/docs, pricing). A model that is not here has
 * no price until the caller names one: a wrong price is worse than none.
 */
const LIST: readonly (readonly [RegExp, ModelPrice])[] = [
  [/^claude-opus-4-[56](?:-\d{8})?$/, { input: 5, output: 25 }],
  [/^claude-sonnet-4-[56](?:-\d{8})?$/, { input: 3, output: 15 }],
  [/^claude-haiku-4-5(?:-\d{8})?$/, { input: 1, output: 5 }],
];

/** The list price of a model, if it is known. */
export function listPriceOf(model: string): ModelPrice | undefined {
  return LIST.find(([name]) => name.test(model))?.[1];
}

/** Tokens that a model can take in at once (platform.claude.com/docs, models overview); undefined where it is not known. */
export function contextTokensOf(model: string): number | undefined {
  return /^claude-(?:opus|sonnet|haiku)-4/.test(model) ? 200_000 : undefined;
}

/** Dollars for what was used; undefined without a price. */
export function costOf(usage: ModelUsage, price: ModelPrice | undefined): number | undefined {
  if (price === undefined) return undefined;
  const { input, output, cacheWrite = input * 1.25, cacheRead = input * 0.1 } = price;
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage;
  return (inputTokens * input + outputTokens * output + cacheWriteTokens * cacheWrite + cacheReadTokens * cacheRead) / 1_000_000;
}
