import { Command, InvalidArgumentError, Option } from 'commander';
import { createLockstep, currentPerson, diffText, loadBaseline, loadConfig, LockstepError } from 'lockstep';
import type { Generator, LoadedConfig, Run } from 'lockstep';
import pc from 'picocolors';
import type { CommandContext } from './command-context.ts';
import { configOptions } from './command-context.ts';
import { chosenGenerator, resumeCommandOf } from './chosen-generator.ts';
import { runTasks } from './run-batch.ts';
import { writeReports } from './run-report.ts';
import { openTarget } from './run-target.ts';
import { withRunFlags } from './run-flags.ts';
import type { RunFlags } from './run-flags.ts';
import { printData, tell, wantsColor } from './streams.ts';
import { targetOf } from './target.ts';
import { watchRun } from './watch-run.ts';

interface RunCommandFlags extends RunFlags {
  readonly keep?: boolean;
  readonly tasks?: string;
  readonly concurrency: number;
  readonly retryFailed?: boolean;
  readonly out?: string;
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Examples:
  $ lockstep run "add a search to src/shop.ts" --max-cost 2   with the model behind ANTHROPIC_API_KEY
  $ lockstep run "add a search" --generator local            with a model server of this machine
  $ lockstep run --generator git:HEAD~5..HEAD              judge history as if it were being written now
  $ lockstep run "add a search" --generator replay:session.jsonl --target ../shop
  $ lockstep run --generator replay:session.jsonl --output-format stream-json | jq .type

  $ lockstep run --tasks tasks.jsonl --concurrency 8 --out results.jsonl

A task a line: {"id": "search", "prompt": "add a search"}. The same command again goes on with what is left.
History runs in a temporary folder that starts before the range, unless --target names one.

Exit codes: 0 accepted, 1 rejected, 2 failed, 3 waiting for a person, 130 interrupted`;

/** `lockstep run`: generates and judges at the same time. */
export function runCommand(context: CommandContext): Command {
  return withRunFlags(new Command('run'))
    .description('generate code and judge it at the same time')
    .argument('[task]', 'what to build')
    .addOption(new Option('--tasks <file>', 'work on many tasks, one a line as JSON'))
    .addOption(new Option('--concurrency <number>', 'tasks at a time').argParser(parseConcurrency).default(4))
    .option('--retry-failed', 'do again what an earlier batch has rejected')
    .option('--out <file>', 'append the results there instead of printing them')
    .option('--dry-run', 'write nothing, and show what would be written as a diff')
    .option('--keep', 'keep the temporary folder of a git range')
    .addHelpText('after', EXAMPLES)
    .action((task: string | undefined, flags: RunCommandFlags) => start(task, flags, context));
}

async function start(task: string | undefined, flags: RunCommandFlags, context: CommandContext): Promise<void> {
  const config = await loadConfig(configOptions(context.cwd, flags));
  const generator = await chosenGenerator(flags, config, context);
  const { tasks } = flags;
  if (tasks !== undefined) return startBatch({ ...flags, tasks }, { task, generator, config }, context);
  if (task === undefined && generator.network !== undefined)
    throw new LockstepError('input-invalid', `${generator.id} needs a task: lockstep run "what to build"`, { fault: 'caller' });
  const target = await openTarget({ ...flags, projectRoot: config.root }, context);
  const prompt = task ?? `play ${generator.id}`;
  const { policy, validators } = config;
  const lockstep = await createLockstep({ root: target.root, generator, policy, validators, baseline: await loadBaseline(config.root) });
  let runId: string | undefined;
  try {
    const { name: onBehalfOf } = await currentPerson(context.cwd);
    const run = await lockstep.run({ prompt, onBehalfOf, ...(flags.dryRun === true ? { dryRun: true } : {}) }, { signal: context.interruption.signal });
    runId = run.runId;
    const ending = await watchRun(run, { format: flags.outputFormat, root: target.root, resumeCommand: resumeCommandOf(flags, target.root) }, context);
    if (flags.dryRun === true) await showProposed(run, flags.outputFormat === 'stream-json');
    context.end(ending);
    if (ending.interrupted !== undefined || ending.broke === true || ending.waiting === true) target.keep();
  } finally {
    await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
    if (runId !== undefined) await writeReports(flags.report ?? [], { root: target.root, runId }, context.cwd).finally(() => target.close());
    else await target.close();
  }
}

/** What a dry run would have written; where events go to standard output it goes to standard error. */
async function showProposed(run: Run, aside: boolean): Promise<void> {
  const { proposed } = await run.result;
  const colors = pc.createColors(!aside && wantsColor(process.stdout, process.env));
  const text = proposed.map((file) => `${diffText({ ...file, findings: [] }, colors)}\n`).join('');
  if (aside) tell(text);
  else printData(text);
  tell(`dry run: would have written ${proposed.length === 1 ? '1 file' : `${proposed.length} files`}, wrote none`);
}

interface BatchStart {
  readonly task: string | undefined;
  readonly generator: Generator;
  readonly config: LoadedConfig;
}

async function startBatch(flags: RunCommandFlags & { readonly tasks: string }, { task, generator, config }: BatchStart, context: CommandContext): Promise<void> {
  if (task !== undefined) throw new LockstepError('input-invalid', `--tasks brings the tasks; expected no task on the command line, got ${JSON.stringify(task)}`, { fault: 'caller' });
  if (flags.dryRun === true) throw new LockstepError('input-invalid', '--dry-run shows one task; expected no --tasks beside it', { fault: 'caller' });
  if (flags.generator?.type === 'git') throw new LockstepError('input-invalid', '--tasks: a git range is one task; expected another --generator', { fault: 'caller' });
  const root = targetOf(flags.target, config.root, context.cwd);
  await runTasks(flags, { root, generator, config, person: await currentPerson(context.cwd) }, context);
}

function parseConcurrency(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 to 64.');
}
