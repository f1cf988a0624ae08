import type { Severity } from '../../contract/index.ts';
import type { OsvRecord } from './osv-record.ts';

const WORDS: Readonly<Record<string, Severity>> = { CRITICAL: 'critical', HIGH: 'high', MODERATE: 'medium', MEDIUM: 'medium', LOW: 'low' };

/** How bad an advisory is: by the word of its database, else by its CVSS 3 vector. A malicious package is critical, and what says nothing is taken for high. */
export function severityOf({ id, severity, database_specific: database }: OsvRecord): Severity {
  if (id.startsWith('MAL-')) return 'critical';
  const word = typeof database?.severity === 'string' ? WORDS[database.severity.toUpperCase()] : undefined;
  if (word !== undefined) return word;
  const score = severity.map((each) => (each.type === 'CVSS_V3' ? cvssBaseScore(each.score) : undefined)).find((each) => each !== undefined);
  return score === undefined ? 'high' : score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}

const WEIGHTS: Readonly<Record<string, number>> = {
  'AV:N': 0.85, 'AV:A': 0.62, 'AV:L': 0.55, 'AV:P': 0.2, 'AC:L': 0.77, 'AC:H': 0.44, 'UI:N': 0.85, 'UI:R': 0.62,
  'C:H': 0.56, 'C:L': 0.22, 'C:N': 0, 'I:H': 0.56, 'I:L': 0.22, 'I:N': 0, 'A:H': 0.56, 'A:L': 0.22, 'A:N': 0,
};
const PRIVILEGES: Readonly<Record<string, readonly [unchanged: number, changed: number]>> = { N: [0.85, 0.85], L: [0.62, 0.68], H: [0.27, 0.5] };

/** The base score, 0 to 10, of a CVSS 3.0 or 3.1 vector (first.org, CVSS v3.1 specification, section 7.1); undefined where it is none. */
export function cvssBaseScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const metrics = new Map(vector.split('/').slice(1).map((part) => [part.slice(0, part.indexOf(':')), part]));
  const weight = (name: string): number => WEIGHTS[metrics.get(name) ?? ''] ?? Number.NaN;
  const changed = metrics.get('S') === 'S:C';
  const privileges = PRIVILEGES[(metrics.get('PR') ?? '').slice(3)]?.[changed ? 1 : 0] ?? Number.NaN;
  const lost = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  const exploitability = 8.22 * weight('AV') * weight('AC') * privileges * weight('UI');
  const score = impact <= 0 ? 0 : roundedUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
  return Number.isNaN(impact + exploitability) ? undefined : score;
}

/** To one decimal, upwards, in whole numbers so that no rounding of the machine shows. */
function roundedUp(score: number): number {
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
