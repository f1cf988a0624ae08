/** A piece of a turn. Ids tie a result to its call. */
export type ModelBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call'; readonly id: string; readonly name: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly type: 'tool-result'; readonly id: string; readonly text: string; readonly isError: boolean };

/** What one side said. Turns alternate and begin with the user's. */
export interface ModelTurn {
  readonly role: 'user' | 'assistant';
  readonly blocks: readonly ModelBlock[];
}

/** A tool that the model may call; `schema` is a JSON schema of its input. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One request. What stays the same from request to request comes first: `system` and `tools` can be cached. */
export interface ModelRequest {
  readonly system: string;
  readonly turns: readonly ModelTurn[];
  readonly tools: readonly ModelTool[];
  readonly maxTokens: number;
}

/** Tokens of one request. Those read from or written to the provider's cache are not in `inputTokens`. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** Why a complete answer ended. `unknown` is a reason we do not know: never a success. */
export type EndReason = 'complete' | 'tool-use' | 'length' | 'refusal' | 'pause' | 'unknown';

/** What a model sends. `usage` holds the running totals of this request; nothing follows `end`. */
export type ModelEvent =
  | { readonly type: 'start'; readonly model?: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-start'; readonly index: number; readonly id: string; readonly name: string }
  | { readonly type: 'tool-input'; readonly index: number; readonly json: string }
  | { readonly type: 'tool-end'; readonly index: number }
  | { readonly type: 'usage'; readonly usage: Partial<ModelUsage> }
  | { readonly type: 'end'; readonly reason: EndReason; readonly detail?: string };

/**
 * A client of one model. `stream` makes exactly one request; it ends with `end`, or throws a `ModelFailure`: a stream
 * that stops in any other way was cut. When `signal` aborts, the socket is closed at once.
 */
export interface ModelClient {
  readonly provider: string;
  readonly model: string;
  readonly origin: string;
  readonly tools: boolean;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
