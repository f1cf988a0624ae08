import type { FingerprintedFinding } from '../contract/index.ts';

/** Puts findings into words for the generator, the safe form first, each rule once. */
export function repairAdvice(findings: readonly FingerprintedFinding[]): string {
  const lines = new Map<string, string>();
  for (const { rule, advice, message, location } of findings) {
    const place = `${location.path}:${location.start.line}`;
    if (!lines.has(rule)) lines.set(rule, `- ${advice} (${place}: ${message}) [${rule}]`);
  }
  return [...lines.values()].join('\n');
}
