import { Command } from 'commander';
import { createLockstep, describeRuns, loadBaseline, loadConfig, LockstepError } from 'lockstep';
import type { RunSummary } from 'lockstep';
import { resumeCommandOf } from './chosen-generator.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { withRunFlags } from './run-flags.ts';
import type { RunFlags } from './run-flags.ts';
import { writeReports } from './run-report.ts';
import { generatorFor } from './spare-generator.ts';
import { targetOf } from './target.ts';
import { watchRun } from './watch-run.ts';

const EXAMPLES = `
Examples:
  $ lockstep resume                                          the newest run that has not ended
  $ lockstep resume 20260131-154500-3fa9c1 --generator replay:session.jsonl

A run whose generator had said all it had to say needs none to go on.`;

/** `lockstep resume`: goes on with a run that was interrupted, was answered, or whose process died. */
export function resumeCommand(context: CommandContext): Command {
  return withRunFlags(new Command('resume'))
    .description('go on with a run; nothing that was accepted is generated again')
    .argument('[runId]', 'the newest run that has not ended when absent')
    .addHelpText('after', EXAMPLES)
    .action((runId: string | undefined, flags: RunFlags) => resumeRun(runId, flags, context));
}

/** Goes on with a run, the newest open one when none is named. */
export async function resumeRun(runId: string | undefined, flags: RunFlags, context: CommandContext): Promise<void> {
  const config = await loadConfig(configOptions(context.cwd, flags));
  const root = targetOf(flags.target, config.root, context.cwd);
  const summary = await runToResume(root, runId);
  const generator = await generatorFor(summary, { flags, config }, context);
  const { policy, validators } = config;
  const lockstep = await createLockstep({ root, generator, policy, validators, baseline: await loadBaseline(root) });
  try {
    const run = await lockstep.resume(summary.runId, { signal: context.interruption.signal });
    context.end(await watchRun(run, { format: flags.outputFormat, root, resumeCommand: resumeCommandOf(flags, root) }, context));
  } finally {
    await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
  }
  await writeReports(flags.report ?? [], { root, runId: summary.runId }, context.cwd);
}

async function runToResume(root: string, runId: string | undefined): Promise<RunSummary> {
  const runs = await describeRuns(root);
  const found = runId === undefined ? runs.findLast(({ state }) => !ENDED.has(state)) : runs.find((run) => run.runId === runId);
  if (found !== undefined) return found;
  const message = runId === undefined ? 'there is no run that has not ended' : `there is no run ${runId}`;
  throw new LockstepError('journal-unknown-run', `${root}: ${message}`, { fault: 'caller' });
}

const ENDED: ReadonlySet<RunSummary['state']> = new Set(['accepted', 'rejected', 'undone', 'unreadable']);
