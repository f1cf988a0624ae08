import { CommanderError } from 'commander';
import { isLockstepError } from 'lockstep';
import { commandLine } from './command-line.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Ending } from './exit-code.ts';
import { listenForInterruption } from './interruption.ts';
import { tell } from './streams.ts';

/** Does what the arguments say and gives the exit code. `argv` is that of the process. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const interruption = listenForInterruption();
  let ending: Ending = { broke: true };
  const end = (how: Ending): void => void (ending = how);
  try {
    await commandLine({ cwd: process.cwd(), interruption, end }).parseAsync(argv);
    return exitCodeOf(ending);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (interruption.by === undefined) tellFault(thrown);
    else tell('lockstep: interrupted');
    return exitCodeOf({ broke: true, interrupted: interruption.by });
  }
}

/** A fault of ours is one clear message; anything else is a bug, whose stack is worth seeing. */
function tellFault(thrown: unknown): void {
  const debug = process.env['DEBUG'] === 'lockstep';
  const isKnown = isLockstepError(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  tell(`lockstep: ${isKnown ? message : `unexpected fault: ${message}`}`);
  if (debug && thrown instanceof Error) tell(thrown.stack ?? '');
  else if (!isKnown) tell('DEBUG=lockstep shows where it came from.');
}
