import type { ApprovalAnswer } from './contract/index.ts';
import { openTree, recordAnswer } from './journal/index.ts';
import type { AnswerOutcome } from './journal/index.ts';
import { systemClock, systemRandom } from './system-ports.ts';

export { listReviews } from './journal/index.ts';
export type { AnswerOutcome } from './journal/index.ts';

/** An answer to a question of a run whose process has ended. */
export interface ReviewAnswer extends ApprovalAnswer {
  readonly runId: string;
}

/**
 * Records answers in the journals of their runs; `resume` acts upon them. Takes the lock of the tree, so `tree-locked`
 * while a process is at work in it. Says of each answer, in order, whether it was recorded or why not.
 */
export async function answerReviews(root: string, answers: readonly ReviewAnswer[]): Promise<readonly AnswerOutcome[]> {
  const tree = await openTree({ root, clock: systemClock, random: systemRandom });
  const outcomes: AnswerOutcome[] = [];
  try {
    for (const { runId, ...answer } of answers) {
      const journal = await tree.openRun(runId);
      outcomes.push(await recordAnswer(journal, answer, systemClock).finally(() => journal.close()));
    }
    return outcomes;
  } finally {
    await tree.close();
  }
}
