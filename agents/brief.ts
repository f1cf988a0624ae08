import type { BriefItem } from '../contract/index.ts';

/** About four characters make a token of source text. */
const CHARACTERS_A_TOKEN = 4;
/** Share of the budget that what holds for every path may take when there is something to say about these. */
const GENERAL_SHARE = 0.6;

/** What a brief is made from. */
export interface BriefParts {
  /** What holds for every path: it comes first and stays the same, so that a provider can keep it. */
  readonly general: readonly BriefItem[];
  /** What holds for the paths that are about to be written. */
  readonly near: readonly BriefItem[];
}

/** Renders a brief within a budget of tokens: what is always the same first, then what these paths need. */
export function composeBrief({ general, near }: BriefParts, maxTokens: number): string {
  if (near.length === 0) return renderBrief(general, maxTokens);
  const first = renderBrief(general, Math.floor(maxTokens * GENERAL_SHARE));
  const left = maxTokens - Math.ceil(first.length / CHARACTERS_A_TOKEN) - HEAD.length / CHARACTERS_A_TOKEN;
  const second = renderBrief(near, left);
  return second === '' ? first : `${first}${HEAD}${second}`;
}

const HEAD = '\n\nFor the files of this task:\n';

/**
 * Renders what the validators want to say up front, most important first, each text once, within a budget of tokens.
 * Items that no longer fit are left out whole. The same items in any order give the same brief.
 */
export function renderBrief(items: readonly BriefItem[], maxTokens: number): string {
  const ranked = [...items].sort((a, b) => b.weight - a.weight || compare(a.rule, b.rule) || compare(a.text, b.text));
  const lines: string[] = [];
  const said = new Set<string>();
  let left = maxTokens * CHARACTERS_A_TOKEN;
  for (const item of ranked) {
    const line = `- ${item.text} [${item.rule}]`;
    if (said.has(item.text) || line.length + 1 > left) continue;
    said.add(item.text);
    lines.push(line);
    left -= line.length + 1;
  }
  return lines.join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
