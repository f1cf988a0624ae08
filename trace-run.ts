import type { LockstepEvent } from './contract/index.ts';
import { createSpans } from './metrics/index.ts';

/** Whether spans are made, and what they may hold. */
export type Telemetry = false | { readonly recordText: boolean };

/**
 * Makes the listener that turns events into OpenTelemetry spans. Without an SDK in the process the API does nothing. What
 * goes wrong in somebody's exporter ends the spans, not the run.
 */
export async function traceRun(telemetry: Telemetry, version: string): Promise<(event: LockstepEvent) => void> {
  if (telemetry === false) return () => undefined;
  // An optional peer, so that there is one with the user's SDK: a second, newer copy would not find the SDK's global.
  const api = await import('@opentelemetry/api').catch(() => undefined);
  if (api === undefined) return () => undefined;
  const spans = createSpans({ api, version, recordText: telemetry.recordText });
  let broken = false;
  return (event) => {
    if (broken) return;
    try {
      spans.take(event);
    } catch {
      broken = true;
    }
  };
}
