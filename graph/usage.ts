import type { GeneratorPart } from '../contract/index.ts';
import type { Desk } from './desk.ts';

/** Keeps what a request has used, and which version of the model answered: in the journal, in the sum, and for who watches. */
export async function noteUsage(desk: Desk, attempt: number, part: Extract<GeneratorPart, { type: 'usage' }>): Promise<void> {
  addUsage(desk, part);
  const { type, ...used } = part;
  await desk.journal.append({ type: 'model-usage', attempt, ...used });
  desk.emit({ type, ...used });
}

/** Adds one request to the sum of the run. */
export function addUsage({ usage }: Desk, used: { readonly inputTokens: number; readonly outputTokens: number; readonly costUsd?: number }): void {
  usage.requests += 1;
  usage.inputTokens += used.inputTokens;
  usage.outputTokens += used.outputTokens;
  if (used.costUsd !== undefined) usage.costUsd = (usage.costUsd ?? 0) + used.costUsd;
}
