/** One thing that is promised, and whether it holds. */
export interface ConformanceCase {
  readonly name: string;
  /** Rejects with what was expected and what came. */
  run(): Promise<void>;
}

/** How a case ended; `failure` is missing when it holds. */
export interface ConformanceResult {
  readonly name: string;
  readonly failure?: string;
}

/** Rejects a case with a plain sentence. */
export function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
