import { Command } from 'commander';
import { listRuns, loadConfig, LockstepError, surfaceLines, verifyRun } from 'lockstep';
import type { Verification } from 'lockstep';
import pc from 'picocolors';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { printData, wantsColor } from './streams.ts';
import { targetOf } from './target.ts';

interface VerifyFlags extends ConfigFlags {
  readonly target?: string;
}

const EXAMPLES = `
Examples:
  $ lockstep verify                         every run of this tree
  $ lockstep verify 20260131-154500-3fa9c1

Exit codes: 0 everything is as the journal says, 1 it is not, 2 nothing could be verified`;

/** `lockstep verify`: re-checks journals, stored texts and files from outside. */
export function verifyCommand(context: CommandContext): Command {
  return new Command('verify')
    .description('re-check what runs have recorded and written')
    .argument('[runIds...]', 'ids of runs; all when absent')
    .option('--target <dir>', 'the tree the runs wrote into')
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', EXAMPLES)
    .action((runIds: readonly string[], flags: VerifyFlags) => verify(runIds, flags, context));
}

async function verify(runIds: readonly string[], flags: VerifyFlags, context: CommandContext): Promise<void> {
  const root = targetOf(flags.target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const ids = runIds.length > 0 ? runIds : await listRuns(root);
  if (ids.length === 0) throw new LockstepError('journal-unknown-run', `${root}: no run has been recorded here`, { fault: 'caller' });
  let refused = false;
  for (const id of ids) {
    const verification = await verifyRun(root, id);
    refused ||= !verification.ok;
    printData(verificationText(verification, wantsColor(process.stdout, process.env)));
  }
  context.end({ refused });
}

/** What was found of one run: a line, and one for each problem. */
function verificationText({ runId, ok, entries, files, problems, surface }: Verification, color: boolean): string {
  const colors = pc.createColors(color);
  const mark = ok ? colors.green('✔') : colors.red('✘');
  const head = `${mark} ${runId}: ${entries} entries, ${files.matching} of ${files.written} written files as attested`;
  const details = problems.map(({ kind, line, path, message }) => {
    const place = [...(path === undefined ? [] : [path]), ...(line > 0 ? [`journal line ${line}`] : [])].join(', ');
    return `  ${colors.red(kind)}${place === '' ? '' : ` ${printable(place)}`}: ${printable(message)}`;
  });
  return [head, ...details, ...surfaceLines(surface)].map((line) => `${line}\n`).join('');
}

function printable(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, '\uFFFD');
}
