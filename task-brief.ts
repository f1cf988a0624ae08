import { composeBrief, contextMap } from './agents/index.ts';
import type { BriefItem, Policy } from './contract/index.ts';
import { createProgram } from './program/index.ts';
import { builtInValidators } from './validators/index.ts';

/** What a brief is made for. */
export interface BriefOptions {
  readonly root: string;
  readonly policy: Policy;
  /** The paths about to be written, relative to the root; without any only what holds everywhere is said. */
  readonly paths?: readonly string[];
  /** 2,000 when absent. */
  readonly maxTokens?: number;
}

/** Tokens of the brief that a generator gets. */
const BRIEF_TOKENS = 2_000;

/**
 * The policy rendered for a generator, by the rules that will check it: what holds everywhere first, then what the paths may
 * import, which helpers exist near them and what is refused there. The same program, policy and paths give the same text.
 */
export function briefFor({ root, policy, paths = [], maxTokens = BRIEF_TOKENS }: BriefOptions): string {
  const program = createProgram(root);
  const isOn = (item: BriefItem): boolean => policy.rules[item.rule] !== 'off';
  const said = builtInValidators().map((validator) => [validator.brief?.([], program, policy) ?? [], paths.length === 0 ? [] : (validator.brief?.(paths, program, policy) ?? [])] as const);
  const general = said.flatMap(([all]) => all).filter(isOn);
  const known = new Set(general.map(({ text }) => text));
  const near = [...said.flatMap(([, own]) => own), ...contextMap(program, paths)].filter((item) => isOn(item) && !known.has(item.text));
  return composeBrief({ general, near }, maxTokens);
}

const PATH = /(?<![\w/.@-])(?:[\w@-]+\/)+[\w.@[\]-]+\.[a-z]{1,5}\b/g;

/** The paths that a task names. */
export function pathsIn(text: string): readonly string[] {
  return [...new Set(text.match(PATH) ?? [])].slice(0, 20);
}
