import pc from 'picocolors';
import type { CheckResult, Confidence } from '../contract/index.ts';
import { atLeastConfident, findingsOf } from './rank.ts';
import { sourceTexts } from './source-text.ts';
import type { FindText } from './source-text.ts';
import { stylishFinding } from './stylish-finding.ts';
import { stylishSummary } from './stylish-summary.ts';

/** How the report for people looks. */
export interface StylishOptions {
  readonly color: boolean;
  /** Show the code at each finding; true when absent. */
  readonly frames?: boolean;
  /** Less certain findings are counted, not shown; everything is shown when absent. */
  readonly minConfidence?: Confidence;
}

/** The report for people at a terminal. Text from outside cannot steer the terminal. */
export function stylish(result: CheckResult, { color, frames = true, minConfidence = 'heuristic' }: StylishOptions): string {
  const colors = pc.createColors(color);
  const all = findingsOf(result);
  const shown = all.filter((finding) => atLeastConfident(finding.confidence, minConfidence));
  const textOf: FindText = frames ? sourceTexts(result) : () => undefined;
  const paragraphs = shown.map((finding) => `${stylishFinding(finding, { colors, textOf })}\n\n`);
  const summary = stylishSummary(result, { shown, hidden: all.length - shown.length }, colors);
  return `${paragraphs.join('')}${summary.join('\n')}\n`;
}
