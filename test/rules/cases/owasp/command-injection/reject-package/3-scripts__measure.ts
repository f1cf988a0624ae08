import { exec } from 'node:child_process';

/** No entry of the package loads this file: only its own people call it. */
export function measure(folder: string): void {
  exec(`du -s ${folder}`);
}
