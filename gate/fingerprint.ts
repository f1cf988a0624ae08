import { createHash } from 'node:crypto';
import type { Finding, FingerprintedFinding } from '../contract/index.ts';

/**
 * Gives findings their identity: sha256 over rule, path, enclosing symbol, normalised sink text and the number of
 * findings alike before it in its file. No line numbers, so a finding keeps its identity when code around it moves.
 * `seen` counts the alike and is shared by the units of one file.
 */
export function fingerprint(findings: readonly Finding[], seen: Map<string, number> = new Map()): readonly FingerprintedFinding[] {
  return findings.map((finding) => {
    const key = [finding.rule, finding.location.path, finding.symbol, finding.sink.replace(/\s+/g, ' ').trim()].join('\0');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { ...finding, fingerprint: createHash('sha256').update(`${key}\0${nth}`).digest('hex') };
  });
}
