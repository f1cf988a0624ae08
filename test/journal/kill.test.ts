import { describe, it } from 'vitest';
import { killRepeatedly } from './kill-plan.ts';
import { temporaryFolder } from './tree-fixture.ts';

describe('kill -9', { timeout: 120_000 }, () => {
  it('20 times: whole files, nothing lost, sets complete', async () => {
    await killRepeatedly(temporaryFolder(), 20);
  });
});
