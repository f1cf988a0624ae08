import { LockstepError } from '../../contract/index.ts';
import { createMeter } from './answer-meter.ts';
import { createLedger } from './budget.ts';
import type { Ledger, ModelBudget, ModelSpend } from './budget.ts';
import { createCircuit } from './circuit.ts';
import type { Circuit } from './circuit.ts';
import type { ModelClient, ModelEvent, ModelRequest } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';
import { guardRequest } from './outbound-guard.ts';
import type { Mask } from './outbound-guard.ts';
import type { ModelPrice } from './prices.ts';
import { createRetryPolicy } from './retry.ts';
import type { RetryLimits, RetryPolicy } from './retry.ts';
import type { Timing } from './timing.ts';

/** What a session is made of. */
export interface ModelSessionOptions {
  readonly client: ModelClient;
  readonly budget: ModelBudget;
  readonly price?: ModelPrice;
  readonly retry: RetryLimits;
  readonly timing: Timing;
  readonly mask: Mask;
}

/** What one request has used, and which version of the model answered. */
export interface RequestSpend extends ModelSpend {
  readonly model?: string;
}

/** All requests of one generator: guarded, paid for, and tried again within bounds. */
export interface ModelSession {
  readonly client: ModelClient;
  readonly ledger: Ledger;
  /** Why the provider is left alone; undefined while it is not. */
  readonly outage: string | undefined;
  /**
   * Streams one answer. Failures before the first content are tried again here. One after it is thrown, for only the caller
   * knows how to go on after what has been delivered: it asks `beforeResuming`.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** Waits before an answer that was cut is gone on with. Throws the failure when that is of no use. */
  beforeResuming(failure: ModelFailure, signal: AbortSignal): Promise<void>;
  /** What requests have used since this was last asked. */
  takeSpends(): readonly RequestSpend[];
}

/** Circuits are shared by all generators of this process that talk to the same server. */
const circuits = new WeakMap<Timing, Map<string, Circuit>>();

/** Opens a session. */
export function createModelSession(options: ModelSessionOptions): ModelSession {
  return new Session(options);
}

class Session implements ModelSession {
  readonly client: ModelClient;
  readonly ledger: Ledger;
  readonly #mask: Mask;
  readonly #policy: RetryPolicy;
  readonly #circuit: Circuit;
  #spends: RequestSpend[] = [];
  #cutInARow = 0;

  constructor({ client, budget, price, retry, timing, mask }: ModelSessionOptions) {
    this.client = client;
    this.ledger = createLedger(budget, { model: client.model, price });
    this.#mask = mask;
    this.#policy = createRetryPolicy(retry, timing);
    this.#circuit = circuitOf(client.origin, timing);
  }

  get outage(): string | undefined {
    return this.#circuit.outage;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    const guarded = guardRequest(request, this.#mask);
    for (let tried = 1; ; tried += 1) {
      let delivered = false;
      try {
        for await (const event of this.#once(guarded, signal)) {
          delivered ||= isContent(event);
          yield event;
        }
        return;
      } catch (thrown) {
        const failure = signal.aborted ? aborted() : thrown;
        if (!(failure instanceof ModelFailure) || delivered) throw this.#masked(failure);
        await this.#policy.beforeNext(failure, tried, signal).catch((final: unknown) => {
          throw this.#masked(signal.aborted ? aborted() : final, true);
        });
      }
    }
  }

  async beforeResuming(failure: ModelFailure, signal: AbortSignal): Promise<void> {
    this.#cutInARow += 1;
    await this.#policy.beforeNext(failure, this.#cutInARow, signal);
  }

  takeSpends(): readonly RequestSpend[] {
    const taken = this.#spends;
    this.#spends = [];
    return taken;
  }

  /** One request, from the reservation to the settlement. */
  async *#once(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.#circuit.enter();
    const reservation = this.ledger.reserve(request);
    const meter = createMeter();
    try {
      for await (const event of this.client.stream({ ...request, maxTokens: reservation.maxTokens }, signal)) {
        meter.count(event);
        if (event.type === 'end') this.#succeeded();
        yield event;
      }
    } catch (thrown) {
      if (thrown instanceof ModelFailure && !signal.aborted) this.#circuit.failed(thrown);
      throw thrown;
    } finally {
      const spend = reservation.settle(meter.size);
      if (meter.answered) this.#spends.push({ ...spend, ...(meter.model === undefined ? {} : { model: meter.model }) });
    }
  }

  #succeeded(): void {
    this.#cutInARow = 0;
    this.#circuit.succeeded();
  }

  /** What a provider or a library says may quote what was sent. */
  #masked(failure: unknown, final = false): unknown {
    if (!(failure instanceof ModelFailure)) return failure;
    const { kind, message, status, retryAfterMs } = failure;
    return new ModelFailure(kind, this.#mask(message), { status, retryAfterMs, final });
  }
}

function isContent(event: ModelEvent): boolean {
  return event.type === 'text' || event.type === 'tool-start' || event.type === 'tool-input';
}

function circuitOf(origin: string, timing: Timing): Circuit {
  const known = circuits.get(timing) ?? new Map<string, Circuit>();
  circuits.set(timing, known);
  const circuit = known.get(origin) ?? createCircuit(origin, timing);
  known.set(origin, circuit);
  return circuit;
}

function aborted(): LockstepError {
  return new LockstepError('aborted', 'the request was stopped', { fault: 'caller' });
}
