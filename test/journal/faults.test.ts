import { describe, expect, it } from 'vitest';
import { failAt, WAYS } from './fault-plan.ts';

describe('a failing file system', { timeout: 60_000 }, () => {
  it.each([0, 5, 10])('at every operation: no half file, path and code named, a later process finishes (ways shifted by %i)', async (shift) => {
    let n = 1;
    while (await failAt(n, WAYS[(n + shift) % WAYS.length] ?? 'EIO')) n += 1;
    expect(n).toBeGreaterThan(80);
  });
});
