import { argumentList, each } from './library.ts';
import type { LibraryRows } from './library.ts';

/** https://nodejs.org/api/child_process.html and packages with the same functions. */
export const childProcess: LibraryRows = {
  types: [
    ['child_process', 'child-process-promise', ''],
    ['child_process', 'child-process-es6-promise', ''],
    ['child_process', 'mz/child_process', ''],
    ['child_process', 'promisify-child-process', ''],
  ],
  sinks: [
    ...each('exec execSync', (name) => ['child_process', `${name}.Argument[0]`, 'command'] as const),
    ...each('spawn spawnSync execFile execFileSync fork', (name) => ['child_process', `${name}.Argument[0]`, 'program'] as const),
    ...each('spawn spawnSync execFile execFileSync', (name) => argumentList('child_process', name)),
    ...each('exec execSync', (name) => ['child_process', `${name}.Argument[1].cwd`, 'path'] as const),
    ...each('spawn spawnSync execFile execFileSync', (name) => ['child_process', `${name}.Argument[2].cwd`, 'path'] as const),
  ],
};
