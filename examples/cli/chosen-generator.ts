import { LockstepError } from 'lockstep';
import type { Generator, LoadedConfig } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { tellWhatLeaves } from './first-use-notice.ts';
import { generatorArgument, openGenerator } from './generator-choice.ts';
import { foundModel } from './model-choice.ts';
import type { RunFlags } from './run-flags.ts';
import { tell } from './streams.ts';
import { targetOf } from './target.ts';

const WAYS_OUT = `no generator: nobody has named one and none was found. Any of these helps:
  --generator anthropic with ANTHROPIC_API_KEY set
  a model server on this machine (Ollama, LM Studio, llama.cpp, vLLM), or --generator openai:URL
  --generator git:RANGE, replay:FILE, claude:FILE, codex:FILE or diff:FILE
  \`generator\` in lockstep.config.*`;

/**
 * The generator of the flag, else of the configuration, else a hosted model if there is a key, else a model server of this
 * machine; the choice is told. Never a hosted one when the policy says local, and never a replay that nobody asked for.
 */
export async function chosenGenerator(flags: RunFlags, config: LoadedConfig, { cwd }: CommandContext): Promise<Generator> {
  const { generator, why } = await choose(flags, config, cwd);
  const { id, model, network } = generator;
  if (network !== undefined) tell(`generator: ${id}${model === undefined ? '' : ` ${model}`} (${why})`);
  if (network === 'hosted' && flags.notice) await tellWhatLeaves(id, process.env);
  return generator;
}

async function choose(flags: RunFlags, config: LoadedConfig, cwd: string): Promise<{ readonly generator: Generator; readonly why: string }> {
  const settings = { ...flags, root: cwd, project: targetOf(flags.target, config.root, cwd), network: config.policy.network };
  if (flags.generator !== undefined) return { generator: await openGenerator(flags.generator, settings), why: '--generator' };
  if (config.generator !== undefined) return { generator: config.generator, why: config.file ?? 'configuration' };
  const found = await foundModel(settings);
  if (found !== undefined) return found;
  throw new LockstepError('input-invalid', WAYS_OUT, { fault: 'caller' });
}

/** What has to be typed to go on with a run of these flags. */
export function resumeCommandOf({ generator, model }: Pick<RunFlags, 'generator' | 'model'>, root: string): (runId: string) => string {
  const source = generator === undefined ? '' : ` --generator ${quoted(generatorArgument(generator))}`;
  const named = model === undefined ? '' : ` --model ${quoted(model)}`;
  return (runId) => `lockstep resume ${runId}${source}${named} --target ${quoted(root)}`;
}

function quoted(argument: string): string {
  return /^[\w./:~^@=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
