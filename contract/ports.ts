/** What a child process left behind. */
export interface ExecResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell. The only way to a child process. */
export type Exec = (
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly signal?: AbortSignal; readonly maxBytes?: number },
) => Promise<ExecResult>;

/** Where time comes from. `now` is wall time (ms since 1970), `monotonic` only moves forward (ms). */
export interface Clock {
  now(): number;
  monotonic(): number;
}

/** Where made-up names come from. */
export interface Random {
  /** Hex text of so many random bytes. */
  hex(bytes: number): string;
}
