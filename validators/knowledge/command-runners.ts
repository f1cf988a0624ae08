import type { SinkRow } from './row.ts';

/** Packages that run commands: execa, shelljs, cross-spawn, node-cmd. */
export const COMMAND_RUNNER_SINKS: readonly SinkRow[] = [
  ['execa', 'execaCommand', 'program', 0],
  ['execa', 'execaCommandSync', 'program', 0],
  ['execa', 'command', 'program', 0],
  ['execa', 'commandSync', 'program', 0],
  ['execa', 'execa', 'shell-option', 0],
  ['execa', 'execa', 'program', 0],
  ['execa', 'execa', 'shell-argument', 0],
  ['execa', 'execaSync', 'shell-option', 0],
  ['execa', 'execaSync', 'program', 0],
  ['shelljs', 'exec', 'shell-text', 0],
  ['cross-spawn', '', 'shell-option', 0],
  ['cross-spawn', '', 'shell-argument', 0],
  ['cross-spawn', '', 'program', 0],
  ['cross-spawn', 'sync', 'shell-option', 0],
  ['node-cmd', 'run', 'shell-text', 0],
  ['node-cmd', 'runSync', 'shell-text', 0],
];
