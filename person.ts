import { userInfo } from 'node:os';
import type { IdentitySource } from './contract/index.ts';
import { nodeExec } from './gate/index.ts';

/** Who sits at this machine, and how that is known. */
export interface Person {
  readonly name: string;
  readonly via: IdentitySource;
}

/** The person of git's configuration in a folder, as `Name <address>`; else the user of the system. */
export async function currentPerson(cwd: string): Promise<Person> {
  const [name, address] = await Promise.all([gitSetting('user.name', cwd), gitSetting('user.email', cwd)]);
  const person = [...(name === '' ? [] : [name]), ...(address === '' ? [] : [`<${address}>`])].join(' ');
  return person === '' ? { name: userInfo().username, via: 'system' } : { name: person, via: 'git' };
}

async function gitSetting(key: string, cwd: string): Promise<string> {
  const outcome = await nodeExec('git', ['config', '--get', key], { cwd }).catch(() => undefined);
  return outcome?.exitCode === 0 ? outcome.stdout.trim() : '';
}
