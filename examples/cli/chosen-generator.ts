import { LockstepError } from 'lockstep';
import type { Generator, LoadedConfig } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { generatorArgument, openGenerator } from './generator-choice.ts';
import type { RunFlags } from './run-flags.ts';

/** The generator of the flag, else of the configuration; never one that nobody has chosen. */
export async function chosenGenerator({ generator, pace }: RunFlags, config: LoadedConfig, { cwd }: CommandContext): Promise<Generator> {
  if (generator !== undefined) return openGenerator(generator, { root: cwd, pace });
  if (config.generator !== undefined) return config.generator;
  throw new LockstepError(
    'input-invalid',
    'no generator: name one with --generator git:RANGE or --generator replay:FILE, or set `generator` in lockstep.config.*',
    { fault: 'caller' },
  );
}

/** What has to be typed to go on with a run of these flags. */
export function resumeCommandOf({ generator }: RunFlags, root: string): (runId: string) => string {
  const source = generator === undefined ? '' : ` --generator ${quoted(generatorArgument(generator))}`;
  return (runId) => `lockstep resume ${runId}${source} --target ${quoted(root)}`;
}

function quoted(argument: string): string {
  return /^[\w./:~^@=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
