import { z } from 'zod';
import { LockstepError } from '../contract/index.ts';
import type { ApprovalAnswer, ApprovalQuestion, Approver, HumanDecision, HumanRequest, InboxReply } from '../contract/index.ts';

/** Questions in the convention of LangChain's human-in-the-loop middleware: the n-th action is the n-th question. */
export function requestOf(questions: readonly ApprovalQuestion[]): HumanRequest {
  const names = [...new Set(questions.map(actionOf))];
  return {
    actionRequests: questions.map((question) => {
      const { path, operation, text, unitId, sha256, message, reasons } = question;
      return { name: actionOf(question), args: { path, operation, text, unitId, sha256 }, description: [message, ...reasons].filter(unique).join('\n') };
    }),
    reviewConfigs: names.map((actionName) => ({ actionName, allowedDecisions: actionName === 'delete_file' ? ['approve', 'reject'] : ['approve', 'edit', 'reject'] })),
  };
}

function actionOf({ operation }: ApprovalQuestion): string {
  return operation === 'delete' ? 'delete_file' : 'write_file';
}

function unique(line: string, index: number, lines: readonly string[]): boolean {
  return lines.indexOf(line) === index;
}

const source = z.enum(['named', 'git', 'system']);
const ownShape: z.ZodType<readonly ApprovalAnswer[]> = z.array(
  z.strictObject({
    unitId: z.string(),
    sha256: z.string(),
    decision: z.enum(['approve', 'edit', 'reject']),
    by: z.string().min(1),
    via: source.exactOptional(),
    reason: z.string(),
    text: z.string().exactOptional(),
    replaces: z.array(z.string()).exactOptional(),
  }),
);
const humanDecision: z.ZodType<HumanDecision> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('approve') }),
  z.object({ type: z.literal('edit'), editedAction: z.object({ name: z.string(), args: z.record(z.string(), z.unknown()) }) }),
  z.object({ type: z.literal('reject'), message: z.string().optional() }),
]);
const humanShape: z.ZodType<{ readonly decisions: readonly HumanDecision[] }> = z.object({ decisions: z.array(humanDecision) });
const inboxShape: z.ZodType<readonly InboxReply[]> = z.array(z.object({ type: z.enum(['accept', 'edit', 'response', 'ignore']), args: z.unknown().optional() }));
const editedArgs: z.ZodType<{ readonly text: string }> = z.object({ text: z.string() });
const inboxEdit: z.ZodType<{ readonly args: { readonly text: string } }> = z.object({ args: editedArgs });

/**
 * Reads a reply in any of its three shapes. In the two foreign ones decisions belong to questions by their place, so
 * there have to be as many, and `approver` says who decided; without a name nobody did.
 */
export function readReply(reply: unknown, questions: readonly ApprovalQuestion[], approver?: Approver): readonly ApprovalAnswer[] {
  const own = ownShape.safeParse(reply);
  if (own.success) return own.data;
  const human = humanShape.safeParse(reply);
  if (human.success) return fromHuman(human.data.decisions, questions, approver);
  const inbox = inboxShape.safeParse(reply);
  if (inbox.success) return fromInbox(inbox.data, questions, approver);
  throw misfit('answers with unitId, sha256, decision, by and reason; or { decisions: [...] }; or [{ type, args }]', shown(reply));
}

function fromHuman(decisions: readonly HumanDecision[], questions: readonly ApprovalQuestion[], approver: Approver | undefined): readonly ApprovalAnswer[] {
  return pairs(decisions, questions).map(({ given, question }) => {
    const base = baseOf(question, approver);
    switch (given.type) {
      case 'approve':
        return { ...base, decision: 'approve' };
      case 'edit':
        return { ...base, decision: 'edit', text: textOf(given.editedAction.args, question) };
      case 'reject':
        return { ...base, decision: 'reject', reason: given.message ?? base.reason };
    }
  });
}

function fromInbox(replies: readonly InboxReply[], questions: readonly ApprovalQuestion[], approver: Approver | undefined): readonly ApprovalAnswer[] {
  return pairs(replies, questions).flatMap(({ given, question }): readonly ApprovalAnswer[] => {
    if (given.type === 'ignore') return [];
    const base = baseOf(question, approver);
    if (given.type === 'accept') return [{ ...base, decision: 'approve' }];
    if (given.type === 'response') return [{ ...base, decision: 'reject', reason: typeof given.args === 'string' ? given.args : base.reason }];
    const edit = inboxEdit.safeParse(given.args);
    return [{ ...base, decision: 'edit', text: textOf(edit.success ? edit.data.args : given.args, question) }];
  });
}

function pairs<T>(given: readonly T[], questions: readonly ApprovalQuestion[]): readonly { readonly given: T; readonly question: ApprovalQuestion }[] {
  if (given.length !== questions.length) throw misfit(`a decision for each of ${questions.length} questions`, `${given.length}`);
  return given.flatMap((each, index) => {
    const question = questions[index];
    return question === undefined ? [] : [{ given: each, question }];
  });
}

function baseOf({ unitId, sha256 }: ApprovalQuestion, approver: Approver | undefined): Omit<ApprovalAnswer, 'decision'> {
  if (approver === undefined || approver.by.trim() === '') throw misfit('the name of the person who decided', 'none');
  const { by, via = 'named', reason = '' } = approver;
  return { unitId, sha256, by, via, reason };
}

function textOf(args: unknown, { path }: ApprovalQuestion): string {
  const parsed = editedArgs.safeParse(args);
  if (parsed.success) return parsed.data.text;
  throw misfit(`the edited code of ${path} in args.text`, shown(args));
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}

function misfit(expected: string, got: string): LockstepError {
  return new LockstepError('input-invalid', `reply: expected ${expected}, got ${got}`, { fault: 'caller', context: { where: 'reply', expected, got } });
}
