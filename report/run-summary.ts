import type { EventOf, RunOutcome, RunUsage } from '../contract/index.ts';
import { count } from './count.ts';
import { neutralise } from './neutralise.ts';
import { surfaceLines } from './surface-table.ts';
import type { Colors } from './stylish-finding.ts';

const OUTCOMES: Readonly<Record<RunOutcome, 'green' | 'red' | 'yellow'>> = {
  accepted: 'green',
  rejected: 'red',
  failed: 'red',
  waiting: 'yellow',
  aborted: 'yellow',
};

/** What a run came to: its outcome, its files and what it measured of itself. */
export function runSummary({ outcome, written, rejected, metrics, usage, surface }: EventOf<'run-end'>, colors: Colors): string {
  const { chunks, accepted, refused, superseded, vetoes, repairs, overlap, verdictMsP50, verdictMsP95, wallMs } = metrics;
  return [
    `${colors[OUTCOMES[outcome]](outcome)}: ${count(written.length, 'file')} written, ${rejected.length} rejected${named(rejected)}`,
    `  chunks    ${chunks} (${accepted} accepted, ${refused} refused, ${superseded} superseded), ${count(vetoes, 'veto', 'vetoes')}, ${count(repairs, 'repair')}`,
    `  overlap   ${Math.round(overlap * 100)} % of the validating was done while the generator was streaming`,
    `  verdicts  ${milliseconds(verdictMsP50)} median, ${milliseconds(verdictMsP95)} p95; ${milliseconds(wallMs)} in all`,
    ...(usage === undefined ? [] : [`  model     ${usageLine(usage)}`]),
    ...surfaceLines(surface),
  ].join('\n');
}

function named(paths: readonly string[]): string {
  return paths.length === 0 ? '' : ` (${paths.map(neutralise).join(', ')})`;
}

/** `12 ms`, `1.2 s`. */
export function milliseconds(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function usageLine({ requests, inputTokens, outputTokens, costUsd }: RunUsage): string {
  const cost = costUsd === undefined ? 'cost unknown: no price is known for this model' : `$${costUsd.toFixed(4)}`;
  return `${count(requests, 'request')}, ${inputTokens} tokens in, ${outputTokens} out; ${cost}`;
}
