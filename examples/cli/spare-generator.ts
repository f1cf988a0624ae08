import { defineGenerator, LockstepError } from 'lockstep';
import type { Generator, LoadedConfig, RunSummary } from 'lockstep';
import { chosenGenerator } from './chosen-generator.ts';
import type { CommandContext } from './command-context.ts';
import type { RunFlags } from './run-flags.ts';

/**
 * The generator with which a run is gone on with. One whose stream is over needs none: then nobody has to be named,
 * unless a person has criticised something that a generator could do better.
 */
export async function generatorFor(run: RunSummary, choice: { readonly flags: RunFlags; readonly config: LoadedConfig }, context: CommandContext): Promise<Generator> {
  const { flags, config } = choice;
  if (flags.generator !== undefined || run.needsGenerator) return chosenGenerator(flags, config, context);
  if (!run.criticised) return spareGenerator(run);
  return chosenGenerator(flags, config, context).catch((thrown: unknown) => {
    if (thrown instanceof LockstepError && thrown.code === 'input-invalid') return spareGenerator(run);
    throw thrown;
  });
}

/** Stands for the generator of a run that has nothing more to say. */
function spareGenerator({ agent, model }: RunSummary): Generator {
  return defineGenerator({
    id: agent,
    ...(model === undefined ? {} : { model }),
    capabilities: { repair: false, resume: true, edit: false },
    async *generate() {
      await Promise.resolve();
      throw new LockstepError('input-invalid', `the run needs its generator (${agent}) to go on: name it with --generator`, { fault: 'caller' });
    },
  });
}
