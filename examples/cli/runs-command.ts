import { Command, InvalidArgumentError, Option } from 'commander';
import { describeRuns, loadConfig, LockstepError, pruneRuns } from 'lockstep';
import type { RunSummary } from 'lockstep';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { printData, tell } from './streams.ts';
import { targetOf } from './target.ts';

interface RunsFlags extends ConfigFlags {
  readonly target?: string;
  readonly format: 'text' | 'json';
}

interface PruneFlags extends ConfigFlags {
  readonly target?: string;
  readonly olderThan?: number;
  readonly keep?: number;
}

/** `lockstep runs`: lists the runs of a tree; `runs prune` removes old ones. */
export function runsCommand(context: CommandContext): Command {
  const prune = new Command('prune')
    .description('remove runs that have ended, and texts that no run needs; what waits or was cut off stays')
    .addOption(new Option('--older-than <age>', 'for example 30d, 12h').argParser(parseAge))
    .addOption(new Option('--keep <number>', 'so many of the newest stay').argParser(parseNumber))
    .option('--target <dir>', 'the tree the runs wrote into')
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride()
    .action((flags: PruneFlags) => pruneAll(flags, context));
  return new Command('runs')
    .description('list the runs of a tree, newest first')
    .option('--target <dir>', 'the tree the runs wrote into')
    .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', '\nExamples:\n  $ lockstep runs\n  $ lockstep runs prune --older-than 30d --keep 20')
    .addCommand(prune)
    .action((flags: RunsFlags) => list(flags, context));
}

async function list(flags: RunsFlags, context: CommandContext): Promise<void> {
  const root = targetOf(flags.target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const runs = (await describeRuns(root)).toReversed();
  printData(flags.format === 'json' ? `${JSON.stringify(runs, undefined, 2)}\n` : runs.map((run) => `${lineOf(run)}\n`).join(''));
  if (runs.length === 0) tell(`${root}: no run has been recorded here`);
  context.end({});
}

function lineOf({ runId, state, startedAt, agent, model, onBehalfOf, prompt, written, rejected, open, message }: RunSummary): string {
  const who = `${agent}${model === undefined ? '' : ` ${model}`}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf}`}`;
  const counts = `${written.length} written, ${rejected.length} rejected${open === 0 ? '' : `, ${open} questions`}`;
  const what = message ?? `${counts}, ${who}: ${prompt}`;
  const day = startedAt === 0 ? '' : `${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')}  `;
  return `${runId}  ${day}${state}  ${what}`.replace(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, '\uFFFD');
}

async function pruneAll({ olderThan, keep, target, ...flags }: PruneFlags, context: CommandContext): Promise<void> {
  if (olderThan === undefined && keep === undefined)
    throw new LockstepError('input-invalid', 'runs prune: expected --older-than AGE, --keep NUMBER or both, got none', { fault: 'caller' });
  const root = targetOf(target, (await loadConfig(configOptions(context.cwd, flags))).root, context.cwd);
  const { runs, objects } = await pruneRuns(root, { ...(olderThan === undefined ? {} : { olderThanMs: olderThan }), ...(keep === undefined ? {} : { keep }) });
  for (const runId of runs) printData(`removed ${runId}\n`);
  tell(`${runs.length} runs and ${objects} texts removed`);
  context.end({});
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function parseAge(value: string): number {
  const [, number = '', unit = ''] = /^(\d+)([mhdw])$/.exec(value) ?? [];
  const ms = UNITS[unit];
  if (ms === undefined) throw new InvalidArgumentError('Expected a number with m, h, d or w, for example 30d.');
  return Number(number) * ms;
}

function parseNumber(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Expected a whole number.');
}
