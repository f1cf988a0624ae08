import type { FingerprintedFinding } from './finding.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Task } from './task.ts';
import type { FileOperation } from './unit.ts';

/** Why a stream ended. Only `complete` can be accepted to the end. */
export type FinishReason = 'complete' | 'length' | 'refusal' | 'aborted' | 'interrupted';

/**
 * One part of a generator's stream. `file` is a key of the generator's own choosing that ties parts together;
 * several files may be open at once.
 */
export type GeneratorPart =
  | { readonly type: 'file-start'; readonly file: string; readonly path: string; readonly operation: FileOperation }
  | { readonly type: 'text-delta'; readonly file: string; readonly text: string }
  /** `oldText` occurs exactly once in the file as it was before the run. */
  | { readonly type: 'edit'; readonly file: string; readonly oldText: string; readonly newText: string }
  | { readonly type: 'file-end'; readonly file: string }
  /** The generator had a file to bring and cannot bring it exactly: the path is refused, and the run goes on. */
  | { readonly type: 'file-refused'; readonly path: string; readonly message: string }
  | { readonly type: 'note'; readonly text: string }
  /** What one request used, and which version of the model answered, as the provider names it. */
  | { readonly type: 'usage'; readonly inputTokens: number; readonly outputTokens: number; readonly costUsd?: number; readonly model?: string }
  /** `again`: the stream was cut, and a further attempt may go on after what was accepted. */
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly again?: true };

/** What was accepted of a file in earlier attempts. The next attempt goes on after `text`. */
export interface AcceptedPrefix {
  readonly path: string;
  readonly operation: FileOperation;
  readonly text: string;
  /** True when the file needs nothing more. */
  readonly complete: boolean;
}

/** Why the last attempt was stopped, for a generator that can repair. */
export interface RepairRequest {
  readonly path: string;
  readonly refusedText: string;
  readonly findings: readonly FingerprintedFinding[];
  /** The findings put into words, the safe form first. */
  readonly advice: string;
}

/** What a generator gets for one attempt. */
export interface GenerationRequest {
  readonly task: Task;
  /** The policy rendered for the generator. */
  readonly brief: string;
  /** 1 for the first stream; rises when the stream is resumed. */
  readonly attempt: number;
  readonly accepted: readonly AcceptedPrefix[];
  /** Paths that are refused for good: what comes for them is dropped. */
  readonly refused?: readonly string[];
  readonly repair?: RepairRequest;
}

/** What a generator can do beyond streaming files once. */
export interface GeneratorCapabilities {
  /** It answers findings with better code. */
  readonly repair: boolean;
  /** It can go on after an accepted prefix without repeating it. */
  readonly resume: boolean;
  /** It sends `edit` parts. */
  readonly edit: boolean;
}

/**
 * An agent that streams code. `generate` must stop soon after `signal` aborts; what it has
 * used may still come as `usage`. A stream that ends without `finish`
 * counts as `interrupted`. With `resume`, the text of an attempt starts right after each accepted prefix; without it,
 * the accepted prefix is repeated byte for byte and recognised.
 */
export interface Generator {
  readonly id: string;
  readonly model?: string;
  readonly provider?: string;
  /** Where its requests go; a policy that says `local` refuses `hosted`. Absent: it makes none that we know of. */
  readonly network?: 'local' | 'hosted';
  readonly capabilities: GeneratorCapabilities;
  /** Tokens that the model can take in at once, where that is known; the brief is measured by it. */
  readonly contextTokens?: number;
  /** Asked before each task of a batch is begun. */
  readonly rateLimits?: RateLimits;
  generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart>;
}

/** Gives a generator its type; the object is used as it is. */
export function defineGenerator<G extends Generator>(generator: G): G {
  return generator;
}
