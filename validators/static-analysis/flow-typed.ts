import type { ParsedUnit } from '../../program/index.ts';

/** True for JavaScript with Flow types: another dialect, which we do not parse, and no fault of its author. */
export function isFlowTyped(unit: ParsedUnit): boolean {
  return /^\s*(?:\/\*[\s\S]{0,4000}?@flow\b|\/\/.{0,200}@flow\b)/.test(unit.text) && /\.[cm]?jsx?$/.test(unit.path);
}
