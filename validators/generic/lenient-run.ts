import { gained } from './settings-diff.ts';
import type { Comparison } from './settings-diff.ts';

const LENIENT = /\|\|\s*(?:true\b|exit 0|:(?=\s|$|")|echo\b)|;\s*(?:true|exit 0)\s*(?=$|"|\n)|^exit 0\b|continue-on-error\s*:\s*(?!false)\S+|allow_failure\s*:\s*true|--no-verify\b|--passWithNoTests\b|passWithNoTests\s*:\s*true|--max-warnings[ =]\s*-1|--no-eslintrc\b|--no-config-lookup\b|--noEmitOnError false|--skipLibCheck\b|--strict false|--quiet\b|\bset \+e\b|if\s*:\s*(?:\$\{\{\s*)?false\b|when\s*:\s*(?:never|manual)\b|--no-audit\b|--skip-(?:tests?|checks?|lint)\b|-DskipTests\b/gm;

/** A command without the words that let its failure pass. */
export function firm(command: string): string {
  return command.replace(LENIENT, ' ');
}

/** Words that let a failure pass. */
export const lenient: Comparison = (before, after) => gained(LENIENT, { before, after }, ([text]) => `\`${text.trim()}\` lets a failure pass`);
