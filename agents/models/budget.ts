import { LockstepError } from '../../contract/index.ts';
import type { ModelRequest, ModelUsage } from './model-client.ts';
import { costOf } from './prices.ts';
import type { ModelPrice } from './prices.ts';

/** What a run may use. Whatever is left out is not bounded. */
export interface ModelBudget {
  /** Tokens in and out together. */
  readonly tokens?: number;
  /** US dollars. Needs a known price. */
  readonly usd?: number;
}

/** What has been used so far. `costUsd` is missing while no price is known. */
export interface ModelSpend {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd?: number;
}

/** Money and tokens of one request, set aside before it is made. */
export interface Reservation {
  /** Tokens the answer may have: what was asked for, or what is still in the budget. */
  readonly maxTokens: number;
  /** Gives back what was not used. */
  settle(answer: AnswerSize): ModelSpend;
}

/** What is known of an answer: the provider's count, which is not final when the answer was cut, and what came. */
export interface AnswerSize {
  readonly usage: Partial<ModelUsage>;
  readonly characters: number;
  readonly complete: boolean;
}

/** The account of a generator. */
export interface Ledger {
  /** Sets aside the worst a request can cost. Throws `budget-exceeded` when not even a short answer fits. */
  reserve(request: ModelRequest): Reservation;
  readonly spent: ModelSpend;
}

/** An estimate on the safe side: source text has three to four characters a token. */
const CHARACTERS_A_TOKEN = 3;
/** An answer shorter than this is of no use. */
const LEAST_ANSWER = 512;
/** No provider counts more for one request; a number beyond is a fault of theirs and must not reach the account as it is. */
const MOST_TOKENS = 100_000_000;

/** Opens the account of a model. */
export function createLedger(budget: ModelBudget, { model, price }: { readonly model: string; readonly price: ModelPrice | undefined }): Ledger {
  if (budget.usd !== undefined && price === undefined)
    throw new LockstepError('input-invalid', `a budget in dollars needs the price of ${model}, which is not known: expected \`price: { input, output }\` (--price in/out) in dollars a million tokens, got none`, {
      fault: 'caller',
      context: { model },
    });
  let tokens = 0;
  let usd = 0;
  let reservedTokens = 0;
  let reservedUsd = 0;
  const total = { inputTokens: 0, outputTokens: 0 };
  return {
    get spent() {
      return { ...total, ...(price === undefined ? {} : { costUsd: usd }) };
    },
    reserve(request) {
      const input = estimateTokens(request);
      const left = { tokens: (budget.tokens ?? Infinity) - tokens - reservedTokens, usd: (budget.usd ?? Infinity) - usd - reservedUsd };
      const maxTokens = Math.floor(Math.min(request.maxTokens, left.tokens - input, affordable(left.usd, input, price)));
      if (maxTokens < Math.min(LEAST_ANSWER, request.maxTokens)) throw exceeded({ tokens, usd, input }, budget);
      const held = { tokens: input + maxTokens, usd: costOf(worstOf(input, maxTokens), price) ?? 0 };
      reservedTokens += held.tokens;
      reservedUsd += held.usd;
      let open = true;
      return {
        maxTokens,
        settle(answer) {
          if (!open) return { inputTokens: 0, outputTokens: 0 };
          open = false;
          reservedTokens -= held.tokens;
          reservedUsd -= held.usd;
          const used = readUsage(answer, input);
          const cost = costOf(used, price);
          const spend = { inputTokens: used.inputTokens + used.cacheReadTokens + used.cacheWriteTokens, outputTokens: used.outputTokens };
          total.inputTokens += spend.inputTokens;
          total.outputTokens += spend.outputTokens;
          tokens += spend.inputTokens + spend.outputTokens;
          usd += cost ?? 0;
          return { ...spend, ...(cost === undefined ? {} : { costUsd: cost }) };
        },
      };
    },
  };
}

function affordable(usd: number, input: number, price: ModelPrice | undefined): number {
  if (price === undefined || usd === Infinity) return Infinity;
  const forOutput = usd - (costOf(worstOf(input, 0), price) ?? 0);
  return price.output === 0 ? (forOutput < 0 ? 0 : Infinity) : (forOutput * 1_000_000) / price.output;
}

/** Every token of the input may have to be written to the cache, which is the dearest way. */
function worstOf(input: number, output: number): ModelUsage {
  return { inputTokens: 0, cacheWriteTokens: input, cacheReadTokens: 0, outputTokens: output };
}

/** What the provider counted; where it counted nothing sensible or the answer was cut, no less than our estimate. */
function readUsage({ usage, characters, complete }: AnswerSize, estimatedInput: number): ModelUsage {
  const counted = [usage.inputTokens, usage.cacheReadTokens, usage.cacheWriteTokens].some(isCount);
  const output = clamped(usage.outputTokens);
  return {
    inputTokens: counted || characters === 0 ? clamped(usage.inputTokens) : estimatedInput,
    cacheReadTokens: clamped(usage.cacheReadTokens),
    cacheWriteTokens: clamped(usage.cacheWriteTokens),
    outputTokens: complete && output > 0 ? output : Math.max(output, Math.ceil(characters / CHARACTERS_A_TOKEN)),
  };
}

function isCount(value: number | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function clamped(value: number | undefined): number {
  return isCount(value) ? Math.min(value, MOST_TOKENS) : 0;
}

/** Tokens of a request, on the safe side. */
export function estimateTokens({ system, turns, tools }: ModelRequest): number {
  return Math.ceil(JSON.stringify([system, turns, tools]).length / CHARACTERS_A_TOKEN);
}

function exceeded(state: { readonly tokens: number; readonly usd: number; readonly input: number }, budget: ModelBudget): LockstepError {
  const bounds = [
    ...(budget.tokens === undefined ? [] : [`${state.tokens} of ${budget.tokens} tokens are used`]),
    ...(budget.usd === undefined ? [] : [`$${state.usd.toFixed(4)} of $${budget.usd} is spent`]),
  ];
  return new LockstepError('budget-exceeded', `the budget does not suffice for the next request (about ${state.input} tokens in): ${bounds.join(', ')}; the run can be resumed with a larger one`, {
    fault: 'caller',
    context: { ...state, ...budget },
  });
}
