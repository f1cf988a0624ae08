import type { SinkRow } from './row.ts';

/** Node `child_process`: https://nodejs.org/api/child_process.html. */
export const CHILD_PROCESS_SINKS: readonly SinkRow[] = [
  ['child_process', 'exec', 'shell-text', 0],
  ['child_process', 'execSync', 'shell-text', 0],
  ...['spawn', 'spawnSync', 'execFile', 'execFileSync'].flatMap((name): readonly SinkRow[] => [
    ['child_process', name, 'shell-option', 0],
    ['child_process', name, 'shell-argument', 0],
    ['child_process', name, 'program', 0],
  ]),
];
