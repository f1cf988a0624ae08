import { createLanes } from 'lockstep';
import type { LockstepEvent, Run } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { endingOfRun } from './exit-code.ts';
import type { Ending } from './exit-code.ts';
import { drawLive } from './live-picture.ts';
import { printData, tell, wantsColor, wantsPicture } from './streams.ts';

/** How a run is shown. */
export interface WatchOptions {
  readonly format: 'stream-json' | 'text';
  /** What has to be typed to go on after an interruption. */
  readonly resumeCommand: (runId: string) => string;
}

/** Shows a run until it ends, or until patience with an interrupted one is over. */
export async function watchRun(run: Run, options: WatchOptions, { interruption }: CommandContext): Promise<Ending> {
  const view = options.format === 'stream-json' ? jsonView() : textView();
  const ended = follow(run, view).then(() => run.result);
  const result = await Promise.race([ended, interruption.patienceIsOver])
    .catch((thrown: unknown) => {
      if (interruption.by === undefined) throw thrown;
    })
    .finally(() => view.close());
  if (interruption.by !== undefined) {
    tell(`resume with: ${options.resumeCommand(run.runId)}`);
    return { interrupted: interruption.by };
  }
  if (result === undefined) return { broke: true };
  for (const fault of result.faults) tell(`lockstep: ${fault}`);
  for (const { path, message, sha256 } of run.interrupts) tell(`waiting for a person: ${path}: ${message} (${sha256})`);
  return endingOfRun(result);
}

interface View {
  show(event: LockstepEvent): void;
  close(): void;
}

async function follow(run: Run, view: View): Promise<void> {
  for await (const event of run) view.show(event);
}

function jsonView(): View {
  return { show: (event) => printData(`${JSON.stringify(event)}\n`), close: () => undefined };
}

/** On a terminal the picture makes room for the whole story at the end; elsewhere the story is told as it happens. */
function textView(): View {
  const terminal = process.stdout;
  const lanes = createLanes({ color: wantsColor(terminal, process.env), columns: terminal.columns || 80 });
  const story: string[] = [];
  const picture = wantsPicture(terminal, process.env) ? drawLive(terminal, (now) => lanes.frame(now)) : undefined;
  return {
    show(event) {
      const line = lanes.plain(event);
      if (picture !== undefined) lanes.push(event);
      if (line === undefined) return;
      if (picture === undefined) printData(`${line}\n`);
      else story.push(line);
    },
    close() {
      picture?.erase();
      if (story.length > 0) printData(`${story.join('\n')}\n`);
    },
  };
}
