import { Command } from 'commander';
import { briefFor, loadConfig } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { printData } from './streams.ts';

interface BriefFlags {
  readonly config?: string;
  readonly tokens: string;
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
    .option('--tokens <n>', 'at most so many tokens', '2000')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], flags: BriefFlags) => brief(paths, flags, context));
}

async function brief(paths: readonly string[], { config, tokens }: BriefFlags, context: CommandContext): Promise<void> {
  const { root, policy } = await loadConfig({ cwd: context.cwd, ...(config === undefined ? {} : { configFile: config }) });
  printData(`${briefFor({ root, policy, paths, maxTokens: Math.max(1, Number.parseInt(tokens, 10) || 0) })}\n`);
  context.end({});
}
