import type { FileOperation, Policy, RawReport, RuleMeta, Unit, ValidatorFamily, ValidatorModule } from '../contract/index.ts';

/** A change of the prospective program. */
export type ProgramChange =
  | { readonly type: 'begin'; readonly path: string; readonly operation: FileOperation }
  | { readonly type: 'append'; readonly path: string; readonly id: string; readonly text: string }
  | { readonly type: 'set-text'; readonly path: string; readonly id: string; readonly text: string }
  | { readonly type: 'truncate'; readonly path: string; readonly id: string }
  | { readonly type: 'complete'; readonly path: string }
  | { readonly type: 'drop'; readonly path: string };

/** The built-in families, the type checker, the project's linter, or one module of the user's. */
export type WorkerSource = 'built-in' | 'types' | 'eslint' | 'advisories' | ValidatorModule;

/** What an analysis worker is started with. */
export interface WorkerSetup {
  readonly root: string;
  readonly policy: Policy;
  readonly source: WorkerSource;
}

/**
 * From the host to a worker. Messages are handled in order. Each run of the tree has a program of its own, which begins with
 * the first message that names the run.
 */
export type ToWorker =
  | { readonly type: 'change'; readonly run: string; readonly change: ProgramChange }
  | {
      readonly type: 'judge';
      readonly run: string;
      readonly job: number;
      readonly unit: Unit;
      /** Closing brackets after the text of an early look. */
      readonly closers?: string;
      /** Those still to be asked; all when absent. */
      readonly validators?: readonly string[];
    }
  /** Serves another tree from now on: what it knew is let go, and it says that it is ready again. */
  | { readonly type: 'move'; readonly root: string; readonly policy: Policy }
  /** Nobody asks about the run any more: its program is let go. */
  | { readonly type: 'end'; readonly run: string };

/** What a validator is, without its code. */
export interface ValidatorCard {
  readonly id: string;
  readonly version: string;
  readonly family: ValidatorFamily;
  readonly rules: readonly RuleMeta[];
}

/** From a worker to its host. */
export type FromWorker =
  | { readonly type: 'ready'; readonly validators: readonly ValidatorCard[] }
  /** A process that the worker has started and that must not outlive it. */
  | { readonly type: 'child'; readonly pid: number }
  | { readonly type: 'started'; readonly job: number; readonly validator: string }
  /** Work over the whole tree goes on: the silence of the validator at work is none. */
  | { readonly type: 'working' }
  /** `reads`: the paths whose content or absence the validator asked for. */
  | { readonly type: 'report'; readonly job: number; readonly report: RawReport; readonly reads: readonly string[] };
