import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | undefined;

/** Gives a whole run of the tests a temporary folder of its own: thousands of trees are made in it. */
export function setup(): void {
  folder = mkdtempSync(path.join(tmpdir(), 'lockstep-test-'));
  process.env['TMPDIR'] = folder;
}

/** It goes with the run. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
