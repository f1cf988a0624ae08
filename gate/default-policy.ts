import type { Policy } from '../contract/index.ts';

/** What holds where no configuration says otherwise. */
export const DEFAULT_POLICY: Policy = {
  blockFrom: 'medium',
  required: {
    code: ['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic', 'types'],
    text: ['generic'],
  },
  rules: {},
  protectedPaths: [],
  waivers: [],
  architecture: { layers: [], unused: 'inform', cycles: 'refuse', undeclaredPackages: 'refuse' },
  repair: { rounds: 3, totalRounds: 12, ending: 'reject' },
  network: { mode: 'hosted', localHosts: [] },
  approval: { expiresAfterHours: null, twoPeopleFrom: null },
  timeouts: { validatorMs: 2_000, typesMs: 20_000, customMs: 60_000 },
  types: 'native',
  eslint: 'project',
  profile: 'gate',
  surface: {
    limits: {},
    budget: 150,
    sensitiveData: ['*customer*', '*patient*', '*employee*', '*payment*', '*credit*', '*card*', '*salar*', '*credential*', '*password*', '*medical*', '*health*'],
  },
};
