/** What is still allowed of one thing (`requests`, `tokens`, `input-tokens`, `output-tokens`), and when it is as it was, ms from now. */
export interface Allowance {
  readonly name: string;
  readonly limit: number | undefined;
  readonly remaining: number;
  readonly resetMs: number;
}

type Headers = Pick<globalThis.Headers, 'get'>;

const NAMES = ['requests', 'tokens', 'input-tokens', 'output-tokens'] as const;

/**
 * Reads `anthropic-ratelimit-NAME-{limit,remaining,reset}` (a date of RFC 3339) and `x-ratelimit-{limit,remaining,reset}-NAME`
 * (a duration such as `6m0s`; platform.openai.com, "Rate limits in headers"). What cannot be read counts as not said.
 */
export function readRates(headers: Headers, now: number): readonly Allowance[] {
  return NAMES.flatMap((name) => {
    const own = (what: string): string | null => headers.get(`anthropic-ratelimit-${name}-${what}`);
    const common = (what: string): string | null => headers.get(`x-ratelimit-${what}-${name}`);
    return [allowanceOf(name, own, (text) => Date.parse(text) - now), allowanceOf(name, common, durationMs)].filter((each) => each !== undefined);
  });
}

function allowanceOf(name: string, said: (what: string) => string | null, resetOf: (text: string) => number): Allowance | undefined {
  const remaining = countOf(said('remaining'));
  const resetMs = resetOf(said('reset') ?? '');
  if (remaining === undefined || !Number.isFinite(resetMs)) return undefined;
  return { name, limit: countOf(said('limit')), remaining, resetMs: Math.max(0, resetMs) };
}

function countOf(text: string | null): number | undefined {
  return text !== null && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1s`, `6m0s`, `20ms`, `1h2m3.5s`; a bare number is seconds. Not a number for anything else. */
function durationMs(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(text)) return Number.NaN;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)].reduce((sum, [, number = '', unit = '']) => sum + Number(number) * (UNITS[unit] ?? Number.NaN), 0);
}
