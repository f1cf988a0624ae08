export { createMeter, measureRun } from './meter.ts';
export type { Meter } from './meter.ts';
export { createSpans } from './spans.ts';
export type { RunSpans } from './spans.ts';
