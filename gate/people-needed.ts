import type { Policy, Risk } from '../contract/index.ts';

/** How many different people have to approve what is asked about a unit of this risk. */
export function peopleNeeded({ score }: Pick<Risk, 'score'>, { approval: { twoPeopleFrom } }: Pick<Policy, 'approval'>): 1 | 2 {
  return twoPeopleFrom !== null && score >= twoPeopleFrom ? 2 : 1;
}
