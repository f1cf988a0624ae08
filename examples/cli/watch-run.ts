import { createLanes } from 'lockstep';
import type { LockstepEvent, Run } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { endingOfRun } from './exit-code.ts';
import type { Ending } from './exit-code.ts';
import { drawLive } from './live-picture.ts';
import { quoted } from './quoted.ts';
import { printData, tell, wantsColor, wantsPicture } from './streams.ts';

/** How a run is shown. */
export interface WatchOptions {
  readonly format: 'stream-json' | 'text';
  /** The tree, for the command with which people answer; absent when nobody can. */
  readonly root?: string;
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
  if (result.outcome === 'waiting') tellWaiting(run, options);
  return endingOfRun(result);
}

/** A line for each file about which people are asked, and what to type. Nobody is waited for here. */
function tellWaiting({ interrupts, runId }: Run, { root, resumeCommand }: WatchOptions): void {
  for (const path of new Set(interrupts.map((question) => question.path))) {
    const [first, ...others] = interrupts.filter((question) => question.path === path);
    const more = others.length === 0 ? '' : ` and ${others.length} more of this file`;
    tell(`waiting for a person: ${withPath(path, first?.message ?? '')} (${first?.sha256 ?? ''}${more})`);
  }
  if (root === undefined) return;
  tell(`answer with: lockstep review --target ${quoted(root)}`);
  tell(`then go on with: ${resumeCommand(runId)}`);
}

function withPath(path: string, message: string): string {
  return message.startsWith(`${path}: `) ? message : `${path}: ${message}`;
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
  const lanes = createLanes({
    color: wantsColor(terminal, process.env),
    get columns() {
      return terminal.columns || 80;
    },
  });
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
