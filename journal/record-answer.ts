import type { ApprovalAnswer, Clock } from '../contract/index.ts';
import { isAgentItself } from './agent-identity.ts';
import { readAsked } from './asked.ts';
import type { AskedQuestion, HeldFile } from './asked.ts';
import type { RunJournal } from './run-journal.ts';
import { isSamePerson } from './same-person.ts';

/** What became of an answer. */
export type AnswerOutcome =
  /** `open`: it was a yes, and that of another person is needed as well. */
  | { readonly type: 'recorded'; readonly path: string; readonly open?: true }
  | { readonly type: 'refused'; readonly why: 'unknown' | 'other-bytes' | 'answered' | 'agent' | 'nobody' | 'same-person' | 'expired' | 'edit'; readonly message: string };

/**
 * Puts an answer into the journal: when this resolves to `recorded` it is on the medium, and whoever goes on with the
 * run acts upon it. Refused are answers for other bytes, of nobody, of the agent itself, and those that come too late.
 */
export async function recordAnswer(journal: RunJournal, answer: ApprovalAnswer, clock: Clock): Promise<AnswerOutcome> {
  const entries = journal.entries();
  const found = find([...readAsked(entries).files.values()], answer.unitId);
  if (found === undefined) return refused('unknown', `${answer.unitId}: nothing is asked about it`);
  const { file, question } = found;
  const by = answer.by.trim();
  if (question === undefined) return refused('answered', `${file.path}: somebody has answered already`);
  if (question.chunk.sha256 !== answer.sha256) return refused('other-bytes', `${file.path}: the answer is for other bytes than those that were shown`);
  if (by === '') return refused('nobody', `${file.path}: an answer needs the name of a person`);
  if (isAgentItself(by, entries)) return refused('agent', `${file.path}: ${by} is the agent whose work is asked about; a person has to answer`);
  if (isExpired(question.expiresAt, clock)) return refused('expired', `${file.path}: ${expiryOf(question.expiresAt)}`);
  const people = question.people ?? 1;
  const before = answer.decision === 'approve' ? question.approvedBy.find((each) => isSamePerson(each, by)) : undefined;
  if (before !== undefined) return refused('same-person', `${file.path}: ${before} has approved it already; ${people} different people have to`);
  const edited = await editOf(journal, answer, file);
  if (typeof edited === 'string') return refused('edit', `${file.path}: ${edited}`);
  const { unitId, sha256, decision, via = 'named', reason } = answer;
  await journal.append({ type: 'approval-answer', unitId, path: file.path, sha256, decision, by, via, reason, ...(edited === undefined ? {} : { edited }) });
  const isOpen = decision === 'approve' && question.approvedBy.length + 1 < people;
  return { type: 'recorded', path: file.path, ...(isOpen ? { open: true } : {}) };
}

/** True when a question counts as rejected because nobody answered in time. */
export function isExpired(expiresAt: number | null, clock: Clock): boolean {
  return expiresAt !== null && clock.now() >= expiresAt;
}

/** Why a question that nobody answered counts as rejected. */
export function expiryOf(expiresAt: number | null): string {
  return `the question expired on ${new Date(expiresAt ?? 0).toISOString()} and counts as rejected`;
}

interface Found {
  readonly file: HeldFile;
  readonly question: AskedQuestion | undefined;
}

function find(files: readonly HeldFile[], unitId: string): Found | undefined {
  const file = files.find(({ held, open, answers }) => held.some((piece) => piece.type === 'chunk' && piece.chunk.id === unitId) || open.some(({ chunk }) => chunk.id === unitId) || answers.some((each) => each.unitId === unitId));
  return file && { file, question: file.open.find(({ chunk }) => chunk.id === unitId) };
}

async function editOf(journal: RunJournal, answer: ApprovalAnswer, file: HeldFile): Promise<{ sha256: string; replaces: readonly string[] } | string | undefined> {
  if (answer.decision !== 'edit') return undefined;
  if (answer.text === undefined) return 'an edit needs the text that takes the place of the code';
  if (file.operation === 'delete') return 'a deletion can be approved or rejected, there is nothing to edit';
  const replaces = answer.replaces ?? [];
  const ids = file.held.flatMap((piece) => (piece.type === 'chunk' ? [piece.chunk.id] : []));
  const at = ids.indexOf(answer.unitId);
  if (at === -1) return 'the whole file is asked about: it can be approved or rejected';
  const misplaced = replaces.find((id, index) => ids[at + 1 + index] !== id);
  if (misplaced !== undefined) return `an edit replaces what directly follows its unit, and ${misplaced} does not`;
  return { sha256: await journal.putObject(answer.text), replaces };
}

function refused(why: Extract<AnswerOutcome, { type: 'refused' }>['why'], message: string): AnswerOutcome {
  return { type: 'refused', why, message };
}
