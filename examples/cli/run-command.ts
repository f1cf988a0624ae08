import { Command } from 'commander';
import { createLockstep, loadConfig, LockstepError } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { configOptions } from './command-context.ts';
import { chosenGenerator, resumeCommandOf } from './chosen-generator.ts';
import { openTarget } from './run-target.ts';
import { withRunFlags } from './run-flags.ts';
import type { RunFlags } from './run-flags.ts';
import { watchRun } from './watch-run.ts';

interface RunCommandFlags extends RunFlags {
  readonly keep?: boolean;
}

const EXAMPLES = `
Examples:
  $ lockstep run "add a search to src/shop.ts" --max-cost 2   with the model behind ANTHROPIC_API_KEY
  $ lockstep run "add a search" --generator local            with a model server of this machine
  $ lockstep run --generator git:HEAD~5..HEAD              judge history as if it were being written now
  $ lockstep run "add a search" --generator replay:session.jsonl --target ../shop
  $ lockstep run --generator replay:session.jsonl --output-format stream-json | jq .type

History runs in a temporary folder that starts before the range, unless --target names one.

Exit codes: 0 accepted, 1 rejected, 2 failed, 3 waiting for a person, 130 interrupted`;

/** `lockstep run`: generates and judges at the same time. */
export function runCommand(context: CommandContext): Command {
  return withRunFlags(new Command('run'))
    .description('generate code and judge it at the same time')
    .argument('[task]', 'what to build')
    .option('--keep', 'keep the temporary folder of a git range')
    .addHelpText('after', EXAMPLES)
    .action((task: string | undefined, flags: RunCommandFlags) => start(task, flags, context));
}

async function start(task: string | undefined, flags: RunCommandFlags, context: CommandContext): Promise<void> {
  const config = await loadConfig(configOptions(context.cwd, flags));
  const generator = await chosenGenerator(flags, config, context);
  if (task === undefined && generator.network !== undefined)
    throw new LockstepError('input-invalid', `${generator.id} needs a task: lockstep run "what to build"`, { fault: 'caller' });
  const target = await openTarget({ ...flags, projectRoot: config.root }, context);
  const prompt = task ?? `play ${generator.id}`;
  const { policy, validators } = config;
  const lockstep = await createLockstep({ root: target.root, generator, policy, validators });
  try {
    const run = await lockstep.run({ prompt }, { signal: context.interruption.signal });
    const ending = await watchRun(run, { format: flags.outputFormat, root: target.root, resumeCommand: resumeCommandOf(flags, target.root) }, context);
    context.end(ending);
    if (ending.interrupted !== undefined || ending.broke === true || ending.waiting === true) target.keep();
  } finally {
    await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
    await target.close();
  }
}
