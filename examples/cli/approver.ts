import { currentPerson, LockstepError } from 'lockstep';
import type { Person } from 'lockstep';

/** Who answers: the name behind `--as`, else the person of git, else the user of the system. */
export async function approverOf(name: string | undefined, cwd: string): Promise<Person> {
  if (name === undefined) return currentPerson(cwd);
  if (name.trim() !== '') return { name: name.trim(), via: 'named' };
  throw new LockstepError('input-invalid', '--as: expected the name of a person, got nothing', { fault: 'caller' });
}
