import { exec } from 'node:child_process';

/** A private package without an entry is called by nobody but itself. */
export function archive(folder: string): void {
  exec(`tar czf out.tgz ${folder}`);
}
