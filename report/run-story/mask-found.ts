import type { Finding } from '../../contract/index.ts';

/** Rules whose findings are secrets; the text at their place is what nobody should read. */
const SECRETS = /^[^/]+\/(?:.*-)?secrets?(?:-.*)?$/;

/** Covers every secret that was found in a text, without moving anything. */
export function maskFound(path: string, text: string, findings: readonly Finding[]): string {
  let masked = text;
  for (const { rule, location } of findings) {
    if (!SECRETS.test(rule) || location.path !== path) continue;
    const { start, end } = location;
    masked = masked.slice(0, start.offset) + masked.slice(start.offset, end.offset).replace(/[^\r\n]/g, '•') + masked.slice(end.offset);
  }
  return masked;
}
