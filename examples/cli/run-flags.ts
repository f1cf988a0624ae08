import { Option } from 'commander';
import type { Command } from 'commander';
import type { ConfigFlags } from './command-context.ts';
import { parseGenerator } from './generator-choice.ts';
import type { GeneratorChoice } from './generator-choice.ts';

/** What `run` and `resume` have in common. */
export interface RunFlags extends ConfigFlags {
  readonly generator?: GeneratorChoice;
  readonly target?: string;
  readonly outputFormat: 'stream-json' | 'text';
  readonly pace: 'fast' | 'recorded';
}

/** Adds the flags that `run` and `resume` share. */
export function withRunFlags(command: Command): Command {
  return command
    .addOption(new Option('--generator <source>', 'where code comes from: git:RANGE or replay:FILE').argParser(parseGenerator))
    .option('--target <dir>', 'the tree to write into')
    .addOption(new Option('--output-format <format>', 'lines for people, or every event as JSON').choices(['stream-json', 'text']).default('text'))
    .addOption(new Option('--pace <pace>', 'how a recording is played').choices(['fast', 'recorded']).default('fast'))
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration');
}
