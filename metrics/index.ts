export { createMeter, measureRun } from './meter.ts';
export type { Meter } from './meter.ts';
