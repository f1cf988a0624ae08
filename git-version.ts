import { nodeExec } from './gate/index.ts';

/** The version of the `git` that is found, as it says itself; undefined when there is none. Only revisions, staged texts and history need it. */
export async function gitVersion(cwd: string): Promise<string | undefined> {
  const outcome = await nodeExec('git', ['--version'], { cwd }).catch(() => undefined);
  return outcome?.exitCode === 0 ? outcome.stdout.trim() : undefined;
}
