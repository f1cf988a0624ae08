/** What a provider has said about how fast it may be asked; shared by all streams of one generator. */
export interface RateLimits {
  /** Resolves when the provider may be asked again; rejects when `signal` aborts. */
  waitForSlot(provider: string, signal?: AbortSignal): Promise<void>;
  /** Why nothing new is to be begun: the provider is out of order, or asks to be left alone for long. Undefined while all is well. */
  readonly stopped?: string | undefined;
}
