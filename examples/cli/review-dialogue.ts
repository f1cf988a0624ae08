import { answerReviews, reviewText } from 'lockstep';
import type { FileReview, Person } from 'lockstep';
import { editedText } from './edited-text.ts';
import { readKey, readLine } from './read-key.ts';
import { answersFor } from './review-answers.ts';
import type { ReviewDecision } from './review-answers.ts';
import { printData, tell, wantsColor } from './streams.ts';

const KEYS: ReadonlySet<string> = new Set(['a', 'r', 'e', 's', 'q', '\u001b']);

/** Asks a person about one file after another. Resolves to false when the person leaves early. */
export async function reviewDialogue(root: string, open: readonly FileReview[], person: Person): Promise<boolean> {
  for (const [index, review] of open.entries()) {
    printData(`\n${reviewText(review, { color: wantsColor(process.stdout, process.env), now: Date.now() })}\n`);
    tell(keysFor(review, person, `${index + 1} of ${open.length}`));
    const decision = await decisionOn(review);
    if (decision === 'leave') return false;
    if (decision === 'skip') continue;
    const outcomes = await answerReviews(root, answersFor(review, decision, person));
    for (const outcome of outcomes) if (outcome.type === 'refused') tell(`not taken: ${outcome.message}`);
    const more = outcomes.some((outcome) => outcome.type === 'recorded' && outcome.open === true) ? '; another person has to approve as well' : '';
    if (outcomes.every((outcome) => outcome.type === 'recorded')) tell(`recorded: ${decision.type} ${review.path} as ${person.name}${more}`);
  }
  return true;
}

/** What each key will do, before it is pressed. */
function keysFor({ path, questions, runId, operation }: FileReview, { name, via }: Person, place: string): string {
  const statements = questions.length === 1 ? 'this part' : `these ${questions.length} parts`;
  return [
    `${place}. You answer as ${name}${via === 'named' ? '' : ` (from ${via === 'git' ? "git's configuration" : 'the system'})`}; nothing is written before the run is gone on with.`,
    `  a  approve ${statements} of ${path}: written when run ${runId} goes on`,
    `  r  reject: the file is not written; with a reason, a generator that can repair tries again`,
    ...(operation === 'delete' ? [] : ['  e  edit: what you write is judged, and written if it passes']),
    `  s  skip it for now    q  leave`,
  ].join('\n');
}

async function decisionOn(review: FileReview): Promise<ReviewDecision | 'skip' | 'leave'> {
  for (;;) {
    const key = await readKey(KEYS);
    if (key === undefined || key === 'q' || key === '\u001b') return 'leave';
    if (key === 's') return 'skip';
    if (key === 'a') return { type: 'approve', reason: '' };
    if (key === 'r') {
      const reason = await readLine('why (empty: no words for the generator): ');
      return reason === undefined ? 'leave' : { type: 'reject', reason };
    }
    if (review.after === null) continue;
    const text = await editedText(review, undefined).catch((thrown: unknown) => void tell(`lockstep: ${thrown instanceof Error ? thrown.message : String(thrown)}`));
    if (text !== undefined) return { type: 'edit', reason: 'edited', text };
    tell('nothing was changed: a, r, e, s or q');
  }
}
