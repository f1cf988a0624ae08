import { Command } from 'commander';
import { baselineCommand } from './baseline-command.ts';
import { briefCommand } from './brief-command.ts';
import { checkCommand } from './check-command.ts';
import type { CommandContext } from './command-context.ts';
import { demoCommand } from './demo-command.ts';
import { packageVersion } from './package-version.ts';
import { doctorCommand } from './doctor-command.ts';
import { initCommand } from './init-command.ts';
import { reportCommand } from './report-command.ts';
import { resumeCommand } from './resume-command.ts';
import { reviewCommand } from './review-command.ts';
import { rulesCommand } from './rules-command.ts';
import { runCommand } from './run-command.ts';
import { runsCommand } from './runs-command.ts';
import { undoCommand } from './undo-command.ts';
import { verifyCommand } from './verify-command.ts';

const EXAMPLES = `
Examples:
  $ lockstep demo                       see it work, without a model
  $ lockstep check                      judge this project
  $ lockstep check --staged             judge what is about to be committed
  $ lockstep run --generator git:HEAD~5..HEAD

Data goes to standard output, words for people to standard error. NO_COLOR and FORCE_COLOR are respected;
DEBUG=lockstep shows where a fault came from.`;

/** The whole command line. It throws commander's errors instead of ending the process. */
export function commandLine(context: CommandContext): Command {
  const commands = [demoCommand, checkCommand, runCommand, resumeCommand, reviewCommand, verifyCommand, rulesCommand, runsCommand, undoCommand, reportCommand, baselineCommand, briefCommand, initCommand, doctorCommand].map((make) => make(context));
  const program = new Command('lockstep')
    .description('Generates code and validates it at the same time: every statement is judged before it is written.')
    .version(packageVersion())
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES);
  for (const command of commands) program.addCommand(command.showHelpAfterError('(--help shows what there is)').exitOverride());
  return program.exitOverride();
}
