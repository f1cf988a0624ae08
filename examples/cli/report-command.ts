import { Command, Option } from 'commander';
import { describeRuns, loadConfig, LockstepError } from 'lockstep';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { reportOn, RUN_REPORT_FORMATS, writeReport } from './run-report.ts';
import type { RunReportFormat } from './run-report.ts';
import { printData, wantsColor } from './streams.ts';
import { targetOf } from './target.ts';

interface ReportFlags extends ConfigFlags {
  readonly target?: string;
  readonly format: RunReportFormat;
  readonly outputFile?: string;
}

const EXAMPLES = `
Examples:
  $ lockstep report --output-file run.html                   the newest run, as a page for a browser
  $ lockstep report 20260131-154500-3fa9c1 --format stylish
  $ lockstep report --format sarif --output-file run.sarif

Decisions, texts and names come from the journal; times from the events that were kept beside it.`;

/** `lockstep report`: tells a run again. */
export function reportCommand(context: CommandContext): Command {
  return new Command('report')
    .description('tell a run again: as a page, for people, or for other tools')
    .argument('[runId]', 'the newest run when absent')
    .addOption(new Option('--format <format>', 'form of the report').choices([...RUN_REPORT_FORMATS]).default('html'))
    .option('--output-file <file>', 'write the report there instead of to standard output')
    .option('--target <dir>', 'the tree the run wrote into')
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', EXAMPLES)
    .action((runId: string | undefined, flags: ReportFlags) => report(runId, flags, context));
}

async function report(runId: string | undefined, flags: ReportFlags, context: CommandContext): Promise<void> {
  const root = targetOf(flags.target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const { format, outputFile } = flags;
  const text = await reportOn(root, runId ?? (await newestOf(root)), { format, color: outputFile === undefined && wantsColor(process.stdout, process.env) });
  if (outputFile === undefined) printData(text);
  else await writeReport(outputFile, text, context.cwd);
  context.end({});
}

async function newestOf(root: string): Promise<string> {
  const newest = (await describeRuns(root)).at(-1);
  if (newest !== undefined) return newest.runId;
  throw new LockstepError('journal-unknown-run', `${root}: no run has been recorded here`, { fault: 'caller' });
}
