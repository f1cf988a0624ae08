import { Command } from 'commander';
import { createLockstep, listRuns, loadConfig, LockstepError, readRun } from 'lockstep';
import { chosenGenerator, resumeCommandOf } from './chosen-generator.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { withRunFlags } from './run-flags.ts';
import type { RunFlags } from './run-flags.ts';
import { targetOf } from './target.ts';
import { watchRun } from './watch-run.ts';

const EXAMPLES = `
Examples:
  $ lockstep resume --generator replay:session.jsonl        the newest run that has not ended
  $ lockstep resume 20260131-154500-3fa9c1 --generator replay:session.jsonl`;

/** `lockstep resume`: goes on with a run that was interrupted or whose process died. */
export function resumeCommand(context: CommandContext): Command {
  return withRunFlags(new Command('resume'))
    .description('go on with a run; nothing that was accepted is generated again')
    .argument('[runId]', 'the newest run that has not ended when absent')
    .addHelpText('after', EXAMPLES)
    .action((runId: string | undefined, flags: RunFlags) => resume(runId, flags, context));
}

async function resume(runId: string | undefined, flags: RunFlags, context: CommandContext): Promise<void> {
  const config = await loadConfig(configOptions(context.cwd, flags));
  const generator = await chosenGenerator(flags, config, context);
  const root = targetOf(flags.target, config.root, context.cwd);
  const id = runId ?? (await newestOpenRun(root));
  const { policy, validators } = config;
  const lockstep = await createLockstep({ root, generator, policy, validators });
  try {
    const run = await lockstep.resume(id, { signal: context.interruption.signal });
    context.end(await watchRun(run, { format: flags.outputFormat, resumeCommand: resumeCommandOf(flags, root) }, context));
  } finally {
    await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
  }
}

async function newestOpenRun(root: string): Promise<string> {
  let newest: { readonly id: string; readonly started: number } | undefined;
  for (const id of await listRuns(root)) {
    const entries = await readRun(root, id);
    const started = entries[0]?.ts ?? 0;
    const ended = entries.some(({ record }) => record.type === 'run-end' && (record.outcome === 'accepted' || record.outcome === 'rejected'));
    if (!ended && started >= (newest?.started ?? 0)) newest = { id, started };
  }
  if (newest !== undefined) return newest.id;
  throw new LockstepError('journal-unknown-run', `${root}: there is no run that has not ended`, { fault: 'caller' });
}
