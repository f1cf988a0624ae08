import { composeBrief, contextMap } from './agents/index.ts';
import type { BriefItem, Generator, JournalEntry, Policy, Task } from './contract/index.ts';
import { createProgram } from './program/index.ts';
import { builtInValidators, canApply, isWithinReach } from './validators/index.ts';

/** What a brief is made for. */
export interface BriefOptions {
  readonly root: string;
  readonly policy: Policy;
  /** The paths about to be written, relative to the root; without any only what holds everywhere is said. */
  readonly paths?: readonly string[];
  /** 2,000 when absent. */
  readonly maxTokens?: number;
}

/** Tokens of the brief where nobody knows what the model can take in. */
const BRIEF_TOKENS = 2_000;
/** Share of a model's window that the brief may take: the task, the files it reads and its answer need the rest. */
const SHARE = 0.04;
/** What stands beyond this is hardly read, however much a model can take in. */
const MOST_TOKENS = 8_000;

/** Tokens of the brief for a generator: a share of its window, never beyond it. */
export function briefTokensFor({ contextTokens }: Pick<Generator, 'contextTokens'>): number {
  return contextTokens === undefined ? BRIEF_TOKENS : Math.min(MOST_TOKENS, Math.floor(contextTokens * SHARE));
}

/**
 * The policy rendered for a generator, by the rules that will check it: what holds everywhere first, then what the paths may
 * import, which helpers exist near them and what is refused there. The same program, policy and paths give the same text.
 */
export function briefFor({ root, policy, paths = [], maxTokens = BRIEF_TOKENS }: BriefOptions): string {
  const program = createProgram(root);
  const isOn = (item: BriefItem): boolean => policy.rules[item.rule] !== 'off' && canApply(item, policy);
  const said = builtInValidators().map((validator) => [validator.brief?.([], program, policy) ?? [], paths.length === 0 ? [] : (validator.brief?.(paths, program, policy) ?? [])] as const);
  const general = said.flatMap(([all]) => all).filter(isOn);
  const known = new Set(general.map(({ text }) => text));
  const near = [...said.flatMap(([, own]) => own), ...contextMap(program, paths, (path) => paths.some((from) => isWithinReach(from, path, policy)))].filter((item) => isOn(item) && !known.has(item.text));
  return composeBrief({ general, near }, maxTokens);
}

const PATH = /(?<![\w/.@-])(?:[\w@-]+\/)+[\w.@[\]-]+\.[a-z]{1,5}\b/g;

/** The paths that a task is about: those that it and its context name, and those that the run has begun before it was interrupted. */
export function pathsOf(task: Pick<Task, 'prompt' | 'context'>, entries: readonly JournalEntry[]): readonly string[] {
  const begun = entries.flatMap(({ record }) => (record.type === 'file-start' ? [record.path] : []));
  return [...new Set([...begun, ...pathsIn(`${task.prompt} ${task.context ?? ''}`)])];
}

/** The paths that a text names. */
function pathsIn(text: string): readonly string[] {
  return [...new Set(text.match(PATH) ?? [])].slice(0, 20);
}
