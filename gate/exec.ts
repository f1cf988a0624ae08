import { execFile } from 'node:child_process';
import type { Exec } from '../contract/index.ts';
import { LockstepError } from '../contract/index.ts';

/** Runs programs without a shell; output beyond `maxBytes` (default 64 MiB) ends the child. */
export const nodeExec: Exec = (file, args, options) =>
  new Promise((resolve, reject) => {
    const { cwd, signal, maxBytes = 64 * 1024 * 1024 } = options;
    const settings = { cwd, maxBuffer: maxBytes, encoding: 'utf8' as const, ...(signal === undefined ? {} : { signal }) };
    const child = execFile(file, [...args], settings, (error, stdout, stderr) => {
      if (error !== null && typeof error.code === 'string')
        reject(new LockstepError('input-unreadable', `${file} ${reasonOf(error, maxBytes)}`, { fault: 'system', cause: error }));
      else resolve({ exitCode: child.exitCode, stdout, stderr });
    });
  });

function reasonOf({ code, message }: Error & { readonly code?: unknown }, maxBytes: number): string {
  return code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' ? `printed more than ${Math.round(maxBytes / 1024 / 1024)} MiB, which is more than is read` : `could not be run: ${message}`;
}
