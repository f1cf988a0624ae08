import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { BASELINE_FILE, baselineText, checkProject, loadConfig, LockstepError } from 'lockstep';
import { createCheckProgress } from './check-progress.ts';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { tell } from './streams.ts';

interface BaselineFlags extends ConfigFlags {
  readonly update?: boolean;
}

/** `lockstep baseline`: writes down what is wrong today, so that only what is new blocks from now on. */
export function baselineCommand(context: CommandContext): Command {
  return new Command('baseline')
    .description(`write ${BASELINE_FILE}: what is wrong today does not block any more`)
    .option('--update', 'write it anew: what has been mended leaves it, and what is new comes in')
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', '\nIt is sorted by path and rule and belongs into version control. A generator cannot write it.')
    .action((flags: BaselineFlags) => writeBaseline(flags, context));
}

async function writeBaseline(flags: BaselineFlags, context: CommandContext): Promise<void> {
  const { root, policy, validators, ignore } = await loadConfig(configOptions(context.cwd, flags));
  const file = path.join(root, BASELINE_FILE);
  if (flags.update !== true && existsSync(file))
    throw new LockstepError('input-invalid', `${file} is there already; --update writes it anew`, { fault: 'caller', context: { file } });
  const progress = createCheckProgress(false);
  const result = await checkProject({ root, policy, validators, ignore, onProgress: progress.show, signal: context.interruption.signal }).finally(() => progress.erase());
  const { text, count } = baselineText(result);
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
  const unseen = result.unchecked.filter(({ kind }) => kind !== 'ignored');
  for (const { path: at, reason } of unseen) tell(`not analysed: ${at}: ${reason}`);
  tell(`${file}: ${count} findings in ${result.files.length} files`);
  context.end({ refused: unseen.length > 0 });
}
