import { Command, Option } from 'commander';
import { answerReviews, listReviews, loadConfig, LockstepError, reviewsText } from 'lockstep';
import type { FileReview, Person, ReviewAnswer } from 'lockstep';
import { approverOf } from './approver.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { editedText } from './edited-text.ts';
import { quoted } from './quoted.ts';
import { readKey } from './read-key.ts';
import { resumeRun } from './resume-command.ts';
import { answersFor, namedReviews } from './review-answers.ts';
import { reviewDialogue } from './review-dialogue.ts';
import { printData, tell, wantsColor } from './streams.ts';
import { targetOf } from './target.ts';

interface ReviewFlags extends ConfigFlags {
  readonly approve?: readonly string[];
  readonly reject?: readonly string[];
  readonly edit?: string;
  readonly file?: string;
  readonly message?: string;
  readonly as?: string;
  readonly target?: string;
  readonly list?: boolean;
  readonly format: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  $ lockstep review                                    ask about one file after another, on a terminal
  $ lockstep review --list                             only show what waits
  $ lockstep review --approve 3fa9c1d2 -m "checked the action's commit"
  $ lockstep review --reject package.json -m "no new install scripts"
  $ lockstep review --edit 3fa9c1d2 --file better.yml
  $ lockstep resume                                    act on the answers

A file is named by its id, by its path, or with all. An answer is recorded with name, time and reason; the agent whose
work is asked about cannot give one.

Exit codes: 0 nothing waits, 2 an answer was refused or something failed, 3 a person is still waited for`;

/** `lockstep review`: shows what waits for a person, and takes the answers. */
export function reviewCommand(context: CommandContext): Command {
  return new Command('review')
    .description('show what waits for a person; approve, edit or reject it')
    .option('--approve <ids...>', 'approve files: ids, paths or all')
    .option('--reject <ids...>', 'reject files')
    .option('--edit <id>', 'put other code in place of a file; it is judged like any other')
    .option('--file <file>', 'the code for --edit; an editor is opened when absent')
    .option('-m, --message <reason>', 'why; with --reject the generator hears it')
    .option('--as <name>', 'who answers; the person of git when absent')
    .option('--list', 'show what waits and ask nothing')
    .option('--target <dir>', 'the tree the runs write into')
    .addOption(new Option('--format <format>', 'how it is listed').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', EXAMPLES)
    .action((flags: ReviewFlags) => review(flags, context));
}

async function review(flags: ReviewFlags, context: CommandContext): Promise<void> {
  const root = targetOf(flags.target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const { open } = await listReviews(root);
  const answers = await answersOf(open, flags, context);
  if (answers !== undefined) await record(root, answers);
  else if (isDialogue(flags, open)) await dialogue(root, open, { flags, context });
  const left = await listReviews(root);
  if (answers === undefined && !isDialogue(flags, open)) {
    printData(flags.format === 'json' ? `${JSON.stringify(left, undefined, 2)}\n` : reviewsText(left, { color: wantsColor(process.stdout, process.env), now: Date.now() }));
    if (left.open.length > 0 && flags.format === 'text') tell(`answer with: lockstep review --approve ID | --reject ID -m "reason" | --edit ID --target ${quoted(root)}`);
  } else for (const runId of left.answered) tell(`go on with: lockstep resume ${runId} --target ${quoted(root)}`);
  if (left.open.length > 0 || left.unreadable.length > 0) context.end({ waiting: left.open.length > 0, broke: left.unreadable.length > 0 });
  else if (!isDialogue(flags, open)) context.end({});
}

function isDialogue({ format, list }: ReviewFlags, open: readonly FileReview[]): boolean {
  return format === 'text' && list !== true && open.length > 0 && process.stdin.isTTY && process.stdout.isTTY;
}

/** The answers that the flags give; undefined when they give none. */
async function answersOf(open: readonly FileReview[], flags: ReviewFlags, { cwd }: CommandContext): Promise<readonly ReviewAnswer[] | undefined> {
  const { approve, reject, edit, message: reason = '' } = flags;
  if (approve === undefined && reject === undefined && edit === undefined) return undefined;
  const person = await approverOf(flags.as, cwd);
  const answers = [
    ...namedReviews(open, approve ?? []).flatMap((each) => answersFor(each, { type: 'approve', reason }, person)),
    ...namedReviews(open, reject ?? []).flatMap((each) => answersFor(each, { type: 'reject', reason }, person)),
    ...(edit === undefined ? [] : await editOf(open, { edit, ...flags }, person)),
  ];
  const twice = answers.find(({ unitId }, index) => answers.findIndex((other) => other.unitId === unitId) !== index);
  if (twice === undefined) return answers;
  throw new LockstepError('input-invalid', `${twice.unitId}: expected one answer, got two that differ`, { fault: 'caller' });
}

async function editOf(open: readonly FileReview[], { edit, file, message = 'edited' }: ReviewFlags & { readonly edit: string }, person: Person): Promise<readonly ReviewAnswer[]> {
  const [found, ...others] = namedReviews(open, [edit]);
  if (found === undefined || others.length > 0) throw new LockstepError('input-invalid', `--edit ${edit}: expected one file, got ${others.length + 1}`, { fault: 'caller' });
  const text = await editedText(found, file);
  if (text === undefined) throw new LockstepError('input-invalid', `${found.path}: nothing was changed; to take it as it is, --approve ${found.id}`, { fault: 'caller' });
  return answersFor(found, { type: 'edit', reason: message, text }, person);
}

async function record(root: string, answers: readonly ReviewAnswer[]): Promise<void> {
  const outcomes = await answerReviews(root, answers);
  const recorded = new Set(outcomes.flatMap((outcome) => (outcome.type === 'recorded' ? [outcome.path] : [])));
  const open = new Set(outcomes.flatMap((outcome) => (outcome.type === 'recorded' && outcome.open === true ? [outcome.path] : [])));
  for (const path of recorded) tell(`recorded: ${path}${open.has(path) ? '; another person has to approve as well' : ''}`);
  const refused = outcomes.flatMap((outcome) => (outcome.type === 'refused' ? [outcome.message] : []));
  if (refused.length > 0) throw new LockstepError('input-invalid', [...new Set(refused)].join('; '), { fault: 'caller' });
}

async function dialogue(root: string, open: readonly FileReview[], { flags, context }: { readonly flags: ReviewFlags; readonly context: CommandContext }): Promise<void> {
  context.end({});
  const finished = await reviewDialogue(root, open, await approverOf(flags.as, context.cwd));
  const { answered } = await listReviews(root);
  const [runId] = answered;
  if (!finished || runId === undefined) return;
  tell(`Run ${runId} has all its answers. Go on with it now?  y  n`);
  const key = await readKey(new Set(['y', 'n', '\r']));
  if (key !== 'y' && key !== '\r') return;
  const { config } = flags;
  await resumeRun(runId, { target: root, outputFormat: 'text', pace: 'fast', notice: true, ...(config === undefined ? {} : { config }) }, context);
}
