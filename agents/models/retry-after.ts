/**
 * How long an answer asks us to wait, ms: `retry-after-ms`, else `retry-after` in seconds or as a date (RFC 9110, section
 * 10.2.3). What cannot be read counts as not there.
 */
export function retryAfterMs(headers: { get(name: string): string | null }, now: number): number | undefined {
  const precise = numberOf(headers.get('retry-after-ms'));
  if (precise !== undefined) return precise;
  const value = headers.get('retry-after');
  const seconds = numberOf(value);
  if (seconds !== undefined) return seconds * 1_000;
  if (value?.trim().toLowerCase() === 'infinite' || value?.trim() === 'Infinity') return Number.POSITIVE_INFINITY;
  const date = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function numberOf(text: string | null): number | undefined {
  if (text === null || !/^\s*\d+(?:\.\d+)?(?:e\d+)?\s*$/i.test(text)) return undefined;
  return Number(text);
}
