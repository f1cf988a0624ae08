/** Who acts, and for whom. Recorded with every action of a run. */
export interface Identity {
  /** The program that generates, for example `replay` or `anthropic`. */
  readonly agent: string;
  readonly model?: string;
  readonly provider?: string;
  /** The person on whose behalf the run is made. */
  readonly onBehalfOf?: string;
}

/** What to build. */
export interface Task {
  readonly prompt: string;
  /** Extra text the generator may use; never code to be executed. */
  readonly context?: string;
  readonly onBehalfOf?: string;
  /** The agent that asks for this run, where it is not a person; it cannot approve what comes of it. */
  readonly agent?: string;
  /** Writes nothing: what would be written is in the result. Holds for a run that is gone on with as well. */
  readonly dryRun?: boolean;
  /** Names the run, 1-64 of `A-Z a-z 0-9 . _ -`; made up when absent. */
  readonly runId?: string;
}
