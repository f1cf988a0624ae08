import { Command, Option } from 'commander';
import { explainRule, listRules } from 'lockstep';
import type { RuleMeta } from 'lockstep';
import pc from 'picocolors';
import type { CommandContext } from './command-context.ts';
import { printData, wantsColor } from './streams.ts';

interface RulesFlags {
  readonly explain?: string;
  readonly format: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  $ lockstep rules
  $ lockstep rules --explain owasp/sql-injection
  $ lockstep rules --format json`;

/** `lockstep rules`: what is looked for, and why. */
export function rulesCommand(context: CommandContext): Command {
  return new Command('rules')
    .description('list the built-in rules, or explain one')
    .option('--explain <id>', 'the page of one rule')
    .addOption(new Option('--format <format>', 'form of the list').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action((flags: RulesFlags) => rules(flags, context));
}

async function rules({ explain, format }: RulesFlags, context: CommandContext): Promise<void> {
  if (explain !== undefined) printData(await explainRule(explain));
  else if (format === 'json') printData(`${JSON.stringify(listRules(), null, 2)}\n`);
  else printData(table(listRules()));
  context.end({});
}

function table(all: readonly RuleMeta[]): string {
  const colors = pc.createColors(wantsColor(process.stdout, process.env));
  const width = Math.max(0, ...all.map((rule) => rule.id.length));
  return all
    .map(({ id, severity, confidence, cwe, owasp }) => {
      const classes = [...cwe.map((number) => `CWE-${number}`), ...(owasp === undefined ? [] : [owasp])].join(' ');
      return `${colors.bold(id.padEnd(width))}  ${severity.padEnd(8)}  ${confidence.padEnd(9)}  ${colors.dim(classes)}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
