import pc from 'picocolors';
import type { FileReview, Reviews } from '../contract/index.ts';
import { count } from './count.ts';
import { diffText } from './diff-text.ts';
import { neutralise } from './neutralise.ts';
import type { Colors } from './stylish-finding.ts';

/** How reviews are shown; `now` in milliseconds since 1970. */
export interface ReviewStyle {
  readonly color: boolean;
  readonly now: number;
}

/** One file that waits for a person: who wrote it and for whom, why a person has to look, and the diff with its findings. */
export function reviewText(review: FileReview, { color, now }: ReviewStyle): string {
  const colors = pc.createColors(color);
  const { path, before, after, findings, risk } = review;
  const elsewhere = findings.filter(({ location }) => location.path !== path);
  return [
    headOf(review, colors),
    `  ${authorOf(review)}, asked ${ago(now - review.askedAt)}${expiryOf(review, now)}`,
    `  task: ${neutralise(review.prompt)}`,
    `  ${colors.yellow('why a person has to look:')}`,
    ...risk.reasons.map((reason) => `    - ${neutralise(reason)}`),
    ...warningsOf(review).map((warning) => `  ${colors.red('!')} ${warning}`),
    ...elsewhere.map((finding) => `  ${colors.yellow('^')} ${neutralise(finding.location.path)}:${finding.location.start.line} ${neutralise(finding.rule)}: ${neutralise(finding.message)}`),
    '',
    diffText({ path, before, after, findings }, colors),
    '',
  ].join('\n');
}

/** All that waits in a tree, the highest risk first, and what became of the rest. */
export function reviewsText({ open, answered, unreadable }: Reviews, style: ReviewStyle): string {
  const colors = pc.createColors(style.color);
  const lines = open.map((review) => reviewText(review, style));
  if (open.length > 0) lines.push(`${count(open.length, 'file')} ${open.length === 1 ? 'waits' : 'wait'} for a person.`);
  for (const runId of answered) lines.push(`run ${neutralise(runId)} has all its answers: lockstep resume ${neutralise(runId)}`);
  for (const { runId, message } of unreadable) lines.push(`${colors.red('!')} run ${neutralise(runId)} could not be read: ${neutralise(message)}`);
  return lines.length === 0 ? 'Nothing waits for a person.\n' : `${lines.join('\n')}\n`;
}

function headOf({ id, operation, path, risk, runId, questions }: FileReview, colors: Colors): string {
  const tier = risk.tier === 'heavy' ? colors.red : colors.yellow;
  return `${colors.bold(id)}  ${operation} ${colors.bold(neutralise(path))}  ${tier(`risk ${risk.score} ${risk.tier}`)}  ${colors.dim(`run ${neutralise(runId)}, ${count(questions.length, 'question')}`)}`;
}

function authorOf({ agent, model, onBehalfOf }: FileReview): string {
  const by = model === undefined ? agent : `${agent} (${model})`;
  return neutralise(`written by ${by}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf}`}`);
}

function warningsOf({ changedMeanwhile, unfinished, path, severalPeople }: FileReview): readonly string[] {
  return [
    ...(severalPeople === undefined ? [] : [peopleOf(severalPeople)]),
    ...(changedMeanwhile ? [`${neutralise(path)} was changed by somebody else since the run read it: an approval will not write over it`] : []),
    ...(unfinished ? ['the run was interrupted in this file: more of it is to come, and will be asked about'] : []),
  ];
}

function peopleOf({ needed, approvedBy }: NonNullable<FileReview['severalPeople']>): string {
  const so = approvedBy.length === 0 ? 'nobody has yet' : `approved by ${neutralise(approvedBy.join(' and '))}, ${needed - approvedBy.length} more to come`;
  return `${needed} different people have to approve: ${so}`;
}

function expiryOf({ questions }: FileReview, now: number): string {
  const ends = questions.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]));
  if (ends.length === 0) return '';
  const left = Math.min(...ends) - now;
  return left <= 0 ? ', expired: counts as rejected' : `, expires in ${span(left)}`;
}

function ago(ms: number): string {
  return ms < 60_000 ? 'just now' : `${span(ms)} ago`;
}

function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 120) return count(minutes, 'minute');
  return minutes < 2_880 ? count(Math.round(minutes / 60), 'hour') : count(Math.round(minutes / 1_440), 'day');
}
