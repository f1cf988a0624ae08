import { describe, expect, it } from 'vitest';
import { failAt, WAYS } from '../journal/fault-plan.ts';

describe.runIf(process.env['SOAK'] === '1')('every way of failing at every operation', { timeout: 300_000 }, () => {
  it.each(WAYS)('%s', async (way) => {
    let n = 1;
    while (await failAt(n, way)) n += 1;
    expect(n).toBeGreaterThan(80);
  });
});
