import { Command } from 'commander';
import { briefFor, briefTokensFor, loadConfig, LockstepError } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { printData } from './streams.ts';

interface BriefFlags {
  readonly config?: string;
  readonly tokens?: string;
  readonly window?: string;
}

const EXAMPLES = `
Examples:
  $ lockstep brief src/services/orders.ts
  $ lockstep brief --tokens 500 src/ui/page.tsx src/ui/page.css`;

/** `lockstep brief`: what a generator is told before it writes these paths. */
export function briefCommand(context: CommandContext): Command {
  return new Command('brief')
    .description('show what a generator is told before it writes these paths')
    .argument('[paths...]', 'paths about to be written, relative to the project')
    .option('--config <file>', 'this configuration instead of the nearest one upwards')
    .option('--tokens <n>', 'at most so many tokens; 2000, or a share of the window')
    .option('--window <n>', 'as for a model that takes in so many tokens')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], flags: BriefFlags) => brief(paths, flags, context));
}

async function brief(paths: readonly string[], { config, tokens, window }: BriefFlags, context: CommandContext): Promise<void> {
  const { root, policy } = await loadConfig({ cwd: context.cwd, ...(config === undefined ? {} : { configFile: config }) });
  const fitting = briefTokensFor(window === undefined ? {} : { contextTokens: whole('--window', window) });
  printData(`${briefFor({ root, policy, paths, maxTokens: tokens === undefined ? fitting : whole('--tokens', tokens) })}\n`);
  context.end({});
}

function whole(flag: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new LockstepError('input-invalid', `${flag}: expected a whole number from 1 on, got ${JSON.stringify(given)}`, { fault: 'caller' });
}
