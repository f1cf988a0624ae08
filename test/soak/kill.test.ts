import { describe, it } from 'vitest';
import { killRepeatedly } from '../journal/kill-plan.ts';
import { temporaryFolder } from '../journal/tree-fixture.ts';

describe.runIf(process.env['SOAK'] === '1')('kill -9', { timeout: 900_000 }, () => {
  it.each([1, 2, 3, 4, 5, 6])('50 times in tree %i: whole files, nothing lost, sets complete', async () => {
    await killRepeatedly(temporaryFolder(), 50);
  });
});
