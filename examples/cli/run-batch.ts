import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import path from 'node:path';
import { createLockstep, loadBaseline, LockstepError } from 'lockstep';
import type { BatchResult, BatchTask, Generator, LoadedConfig, Person } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { quoted } from './quoted.ts';
import { printData, tell } from './streams.ts';
import { readTasks } from './task-file.ts';

/** The flags of a batch. */
export interface BatchFlags {
  readonly tasks: string;
  readonly concurrency: number;
  readonly retryFailed?: boolean;
  readonly out?: string;
}

/** What a batch works with. */
export interface BatchSetting {
  readonly root: string;
  readonly generator: Generator;
  readonly config: LoadedConfig;
  readonly person: Person;
}

/** Works on all tasks of a file: a result a line on standard output or into `--out`, what people want to know to standard error. */
export async function runTasks(flags: BatchFlags, { root, generator, config, person }: BatchSetting, context: CommandContext): Promise<void> {
  const tasks = await readTasks(path.resolve(context.cwd, flags.tasks));
  const { policy, validators } = config;
  const { concurrency, retryFailed = false } = flags;
  const lockstep = await createLockstep({ root, generator, policy, validators, baseline: await loadBaseline(root), onBehalfOf: person.name });
  const out = await openOut(flags.out, context.cwd);
  const results: BatchResult[] = [];
  try {
    for await (const result of lockstep.runAll(tasks, { concurrency, retryFailed, signal: context.interruption.signal })) {
      results.push(result);
      out.write(`${JSON.stringify(result)}\n`);
      tell(progressOf(result, results.length, tasks.length));
    }
  } finally {
    await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
    await out.close();
  }
  tellSummary(results, tasks, root);
  context.end({
    interrupted: context.interruption.by,
    broke: results.some(({ outcome }) => outcome === 'failed' || outcome === 'aborted' || outcome === 'not-started'),
    waiting: results.some(({ outcome }) => outcome === 'waiting'),
    refused: results.some(({ outcome }) => outcome === 'rejected'),
  });
}

interface Out {
  write(line: string): void;
  close(): Promise<void>;
}

async function openOut(file: string | undefined, cwd: string): Promise<Out> {
  if (file === undefined) return { write: printData, close: () => Promise.resolve() };
  const stream = createWriteStream(path.resolve(cwd, file), { flags: 'a' });
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (cause) => reject(new LockstepError('input-unreadable', `${file}: could not be opened: ${cause.message}`, { fault: 'caller', cause })));
  });
  return {
    write: (line) => void stream.write(line),
    async close() {
      stream.end();
      await finished(stream);
    },
  };
}

function progressOf({ id, status, outcome, written, rejected, questions, faults, durationMs }: BatchResult, done: number, all: number): string {
  const what = status === 'skipped' ? `${outcome} earlier, skipped` : outcome;
  const files = status === 'done' ? `, ${written.length} written, ${rejected.length} rejected` : '';
  const asked = questions === 0 ? '' : `, ${questions} questions`;
  const why = faults.length === 0 ? '' : `: ${faults.join('; ')}`;
  return `${done}/${all} ${id}: ${what}${files}${asked}${status === 'done' ? ` in ${(durationMs / 1_000).toFixed(1)} s` : ''}${why}`;
}

function tellSummary(results: readonly BatchResult[], tasks: readonly BatchTask[], root: string): void {
  const counts = new Map<string, number>();
  for (const { status, outcome } of results) {
    const name = status === 'skipped' ? `${outcome} earlier` : outcome;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  tell(`${tasks.length} tasks: ${[...counts].map(([name, number]) => `${number} ${name}`).join(', ')}`);
  const halted = results.find(({ status }) => status === 'not-started')?.faults[0];
  if (halted !== undefined) tell(`no more tasks were begun: ${halted}; the same command goes on with what is left`);
  if (results.some(({ outcome }) => outcome === 'waiting')) tell(`answer with: lockstep review --target ${quoted(root)}`);
}
