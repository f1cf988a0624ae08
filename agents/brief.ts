import type { BriefItem } from '../contract/index.ts';

/** About four characters make a token of source text. */
const CHARACTERS_A_TOKEN = 4;

/**
 * Renders what the validators want to say up front, most important first, each text once, within a budget of tokens.
 * Items that no longer fit are left out whole. The same items in any order give the same brief.
 */
export function renderBrief(items: readonly BriefItem[], maxTokens: number): string {
  const ranked = [...items].sort((a, b) => b.weight - a.weight || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
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
