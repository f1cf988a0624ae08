import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { checkProject, checkText, checkTree, loadBaseline, loadConfig, LockstepError, SEVERITIES } from 'lockstep';
import type { CheckResult, Confidence, LoadedConfig, Policy, Severity } from 'lockstep';
import { createCheckProgress } from './check-progress.ts';
import { formatCheck, shownOf } from './check-format.ts';
import type { CheckFormat } from './check-format.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { endingOfCheck } from './exit-code.ts';
import { printData, tell, wantsColor } from './streams.ts';

interface CheckFlags extends ConfigFlags {
  readonly diff?: string;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly format: CheckFormat;
  readonly outputFile?: string;
  readonly minConfidence?: Confidence;
  readonly audit?: boolean;
  readonly failOn?: Severity;
  readonly quiet?: boolean;
}

/** The two options share a name with commander, which would let one undo the other. */
interface LeaveOut {
  readonly globs: string[];
  nothing: boolean;
}

interface CheckRequest extends CheckFlags {
  readonly leaveOut: LeaveOut;
}

const EXAMPLES = `
Examples:
  $ lockstep check                                  everything below the configuration, or this folder
  $ lockstep check src test/a.ts                    these files and folders
  $ lockstep check --diff origin/main               changed files; only findings on added lines block
  $ lockstep check --staged                         what is about to be committed
  $ lockstep check --stdin --stdin-filename src/a.ts < a.ts
  $ lockstep check --format sarif --output-file lockstep.sarif

Exit codes: 0 nothing blocks, 1 findings, 2 the tool or a validator failed, 130 interrupted`;

/** `lockstep check`: judges files that exist. */
export function checkCommand(context: CommandContext): Command {
  const leaveOut: LeaveOut = { globs: [], nothing: false };
  return new Command('check')
    .description('judge files as they are: the same rules, without generating anything')
    .argument('[paths...]', 'files or folders; everything when absent')
    .addOption(new Option('--diff <ref>', 'only files changed since a revision').conflicts(['staged', 'stdin']))
    .addOption(new Option('--staged', 'only what is in the git index').conflicts('stdin'))
    .option('--stdin', 'judge the text on standard input')
    .option('--stdin-filename <file>', 'where that text would stand')
    .addOption(new Option('--format <format>', 'form of the report').choices(['stylish', 'json', 'sarif', 'junit', 'github']).default('stylish'))
    .option('--output-file <file>', 'write the report there instead of to standard output')
    .addOption(new Option('--min-confidence <level>', 'leave out what is less certain (stylish: likely)').choices(['certain', 'likely', 'heuristic']))
    .option('--audit', 'also what is latent: what functions would do with input that nobody hands to them yet')
    .addOption(new Option('--fail-on <severity>', 'also fail on findings that do not block').choices([...SEVERITIES]))
    .option('--ignore <glob>', 'leave these out; may be repeated')
    .option('--no-ignore', 'leave out nothing but what --ignore names')
    .on('option:ignore', (glob: string) => leaveOut.globs.push(glob))
    .on('option:no-ignore', () => (leaveOut.nothing = true))
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .option('--quiet', 'no progress and no remarks')
    .addHelpText('after', EXAMPLES)
    .action((paths: readonly string[], flags: CheckFlags) => check(paths, { ...flags, leaveOut }, context));
}

async function check(paths: readonly string[], flags: CheckRequest, context: CommandContext): Promise<void> {
  const config = await loadConfig(configOptions(context.cwd, flags));
  if (flags.stdin === true && paths.length > 0) throw invalid(`--stdin judges one text; expected no paths, got ${paths.join(' ')}`);
  const result = flags.stdin === true ? await checkInput(config, flags, context) : await checkFiles(paths, { config, flags }, context);
  const minConfidence = flags.minConfidence ?? (flags.format === 'stylish' && flags.audit !== true ? 'likely' : 'heuristic');
  const color = flags.outputFile === undefined && wantsColor(process.stdout, process.env);
  await deliver(formatCheck(result, { format: flags.format, minConfidence, color }), flags, context);
  const { configs = [] } = result;
  if (configs.length > 1 && flags.quiet !== true) for (const each of configs) tell(`${each.files} files by ${each.file ?? 'the defaults'}`);
  const interrupted = context.interruption.by;
  context.end({ ...endingOfCheck(shownOf(result, minConfidence), flags.failOn), interrupted });
}

async function checkInput(config: LoadedConfig, { stdinFilename, audit = false }: CheckFlags, { cwd }: CommandContext): Promise<CheckResult> {
  if (stdinFilename === undefined) throw invalid('--stdin needs --stdin-filename: rules depend on where the text would stand');
  const filePath = withinRoot(config.root, path.resolve(cwd, stdinFilename));
  return checkText(await readAll(process.stdin), { filePath, root: config.root, policy: audited(config.policy, audit), baseline: await loadBaseline(config.root) });
}

function audited(policy: Policy, audit: boolean): Policy {
  return audit ? { ...policy, profile: 'audit' } : policy;
}

interface FilesToCheck {
  readonly config: LoadedConfig;
  readonly flags: CheckRequest;
}

async function checkFiles(paths: readonly string[], { config, flags }: FilesToCheck, { cwd, interruption }: CommandContext): Promise<CheckResult> {
  const missing = paths.find((each) => !existsSync(path.resolve(cwd, each)));
  if (missing !== undefined) throw invalid(`${missing}: no such file or folder`);
  const progress = createCheckProgress(flags.quiet === true);
  const { diff, staged, leaveOut, audit = false } = flags;
  const asked = {
    paths: paths.map((each) => withinRoot(config.root, path.resolve(cwd, each))),
    noIgnore: leaveOut.nothing,
    ...(diff === undefined ? {} : { diff }),
    ...(staged === true ? { staged } : {}),
    onProgress: progress.show,
    signal: interruption.signal,
  };
  try {
    if (flags.config === undefined) return await checkTree({ ...asked, config, audit, ignore: leaveOut.globs });
    const { root, policy, validators, ignore } = config;
    return await checkProject({ ...asked, root, policy: audited(policy, audit), validators, baseline: await loadBaseline(root), ignore: [...ignore, ...leaveOut.globs] });
  } finally {
    progress.erase();
  }
}

function withinRoot(root: string, file: string): string {
  const relative = path.relative(root, file);
  if (relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)) throw invalid(`${file} lies outside of ${root}; start in its project, or use --no-config`);
  return relative === '' ? '.' : relative.split(path.sep).join('/');
}

async function deliver(report: string, { outputFile, quiet }: CheckFlags, { cwd }: CommandContext): Promise<void> {
  if (outputFile === undefined) return printData(report);
  await writeFile(path.resolve(cwd, outputFile), report).catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `${outputFile}: could not be written`, { fault: 'caller', cause });
  });
  if (quiet !== true) tell(`report written to ${outputFile}`);
}

function invalid(message: string): LockstepError {
  return new LockstepError('input-invalid', message, { fault: 'caller' });
}
