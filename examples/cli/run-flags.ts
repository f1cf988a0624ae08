import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { ConfigFlags } from './command-context.ts';
import { parseGenerator } from './generator-choice.ts';
import type { GeneratorChoice } from './generator-choice.ts';
import type { ModelFlags } from './model-choice.ts';
import { parseReport } from './run-report.ts';
import type { WantedReport } from './run-report.ts';

/** What `run` and `resume` have in common. */
export interface RunFlags extends ConfigFlags, ModelFlags {
  readonly generator?: GeneratorChoice;
  readonly target?: string;
  readonly outputFormat: 'stream-json' | 'text';
  readonly pace: 'fast' | 'recorded';
  readonly report?: readonly WantedReport[];
  /** False keeps the notice of what leaves the machine back. */
  readonly notice: boolean;
}

/** Adds the flags that `run` and `resume` share. */
export function withRunFlags(command: Command): Command {
  return command
    .addOption(new Option('--generator <source>', 'where code comes from: anthropic, local, openai:URL, git:RANGE, replay:FILE, claude:FILE, codex:FILE or diff:FILE; - is standard input').argParser(parseGenerator))
    .option('--model <name>', 'which model writes')
    .addOption(new Option('--max-cost <dollars>', 'what the run may cost; needs the price of the model').argParser(parseAmount))
    .addOption(new Option('--max-tokens <number>', 'tokens, in and out, that the run may use').argParser(parseCount))
    .addOption(new Option('--price <in/out>', 'dollars a million tokens, for example 3/15').argParser(parsePrice))
    .option('--no-notice', 'do not say what a hosted model gets')
    .option('--target <dir>', 'the tree to write into')
    .addOption(new Option('--output-format <format>', 'lines for people, or every event as JSON').choices(['stream-json', 'text']).default('text'))
    .addOption(new Option('--report <format:file>', 'write a report at the end, for example html:run.html; may be repeated').argParser(parseReport))
    .addOption(new Option('--pace <pace>', 'how a recording is played').choices(['fast', 'recorded']).default('fast'))
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration');
}

function parseAmount(value: string): number {
  const amount = Number(value.replace(/^\$/, ''));
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new InvalidArgumentError('Expected a number above 0.');
}

function parseCount(value: string): number {
  const count = parseAmount(value);
  if (Number.isInteger(count)) return count;
  throw new InvalidArgumentError('Expected a whole number.');
}

function parsePrice(value: string): { readonly input: number; readonly output: number } {
  const [, input, output] = /^\$?(\d+(?:\.\d+)?)\/\$?(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (input === undefined || output === undefined) throw new InvalidArgumentError('Expected IN/OUT in dollars a million tokens, for example 3/15.');
  return { input: Number(input), output: Number(output) };
}
