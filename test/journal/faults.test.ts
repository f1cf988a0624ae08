import { describe, expect, it } from 'vitest';
import { failAt, WAYS } from './fault-plan.ts';

/** `SOAK=1` has each operation fail in three ways. */
const SHIFTS = process.env['SOAK'] === undefined ? [0] : [0, 5, 10];

describe('a failing file system', { timeout: 60_000 }, () => {
  it.each(SHIFTS)('at every operation: no half file, path and code named, a later process finishes (ways shifted by %i)', async (shift) => {
    let n = 1;
    while (await failAt(n, WAYS[(n + shift) % WAYS.length] ?? 'EIO')) n += 1;
    expect(n).toBeGreaterThan(80);
  });
});
