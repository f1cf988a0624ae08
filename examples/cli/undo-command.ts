import { Command } from 'commander';
import { loadConfig, undoRun } from 'lockstep';
import { approverOf } from './approver.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { printData, tell } from './streams.ts';
import { targetOf } from './target.ts';

interface UndoFlags extends ConfigFlags {
  readonly target?: string;
  readonly as?: string;
}

/** `lockstep undo`: brings back what was there before a run. */
export function undoCommand(context: CommandContext): Command {
  return new Command('undo')
    .description('bring back what was there before a run; files that somebody changed since stay as they are')
    .argument('<runId>', 'see lockstep runs')
    .option('--as <name>', 'who does it; the person of git when absent')
    .option('--target <dir>', 'the tree the run wrote into')
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', '\nExit codes: 0 all is as it was before, 1 something was changed since and stays, 2 failed')
    .action((runId: string, flags: UndoFlags) => undo(runId, flags, context));
}

async function undo(runId: string, flags: UndoFlags, context: CommandContext): Promise<void> {
  const root = targetOf(flags.target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const { name, via } = await approverOf(flags.as, context.cwd);
  const { restored, kept } = await undoRun(root, runId, { by: name, via });
  for (const path of restored) printData(`restored ${JSON.stringify(path).slice(1, -1)}\n`);
  for (const path of kept) tell(`kept ${path}: somebody has changed it since the run`);
  context.end({ refused: kept.length > 0 });
}
