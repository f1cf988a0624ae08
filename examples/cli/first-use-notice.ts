import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { tell } from './streams.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const NOTICE = `What leaves this machine: the task and its context, what the project's rules say, the files that the model asks to read,
and what it has written so far. Recognisable secrets are masked before they are sent; .env files and keys are not shown.
\`policy.network.mode: 'local'\` keeps everything here. This is said once; docs/models.md says more.`;

/**
 * Tells what a hosted model gets, the first time a user of this machine uses a provider. A build machine has no first time:
 * it is told in every log, and nothing is written there.
 */
export async function tellWhatLeaves(provider: string, env: Environment): Promise<void> {
  const isBuild = env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false';
  if (!isBuild && !(await isFirst(provider, env))) return;
  tell(NOTICE);
}

/** True once for each user and provider. Where nothing can be written it is the first time every time. */
async function isFirst(provider: string, env: Environment): Promise<boolean> {
  const folder = path.join(stateFolder(env), 'lockstep');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `told-${provider}-v1`), '', { flag: 'wx' });
    return true;
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST');
  }
}

/** Where programs keep what they remember of a user (XDG Base Directory Specification; LOCALAPPDATA on Windows). */
function stateFolder(env: Environment): string {
  const named = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME'];
  return named !== undefined && path.isAbsolute(named) ? named : path.join(homedir(), '.local', 'state');
}
