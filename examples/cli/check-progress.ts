import { wantsPicture } from './streams.ts';

const REDRAW_MS = 100;

/** A counter on stderr while files are judged. */
export interface CheckProgress {
  show(progress: { readonly done: number; readonly total: number }): void;
  erase(): void;
}

/** Shows nothing when nobody looks, or when it is not wanted. */
export function createCheckProgress(quiet: boolean): CheckProgress {
  if (quiet || !wantsPicture(process.stderr, process.env)) return { show: () => undefined, erase: () => undefined };
  let drawn = 0;
  return {
    show({ done, total }) {
      const now = Date.now();
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      process.stderr.write(`\r\u001b[2Kchecked ${done} of ${total} files`);
    },
    erase() {
      if (drawn > 0) process.stderr.write('\r\u001b[2K');
    },
  };
}
