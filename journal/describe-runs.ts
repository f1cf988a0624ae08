import { messageOf } from '../contract/index.ts';
import type { JournalEntry, RunOutcome, RunSummary } from '../contract/index.ts';
import { readAsked } from './asked.ts';
import { listRuns } from './list-runs.ts';
import { readRun } from './read-run.ts';

/** All runs of a tree, oldest first. One whose journal cannot be read is `unreadable` and says why. */
export async function describeRuns(root: string): Promise<readonly RunSummary[]> {
  const runs: RunSummary[] = [];
  for (const runId of await listRuns(root)) {
    const entries = await readRun(root, runId).catch((thrown: unknown) => messageOf(thrown));
    runs.push(typeof entries === 'string' ? { ...NOTHING, runId, state: 'unreadable', message: entries } : describeRun(runId, entries));
  }
  return runs.sort((a, b) => a.startedAt - b.startedAt || (a.runId < b.runId ? -1 : 1));
}

const NOTHING = { startedAt: 0, lastAt: 0, agent: 'unknown', prompt: '', written: [], rejected: [], open: 0, needsGenerator: true, criticised: false };

/** What the journal of a run says of it as a whole. */
export function describeRun(runId: string, entries: readonly JournalEntry[]): RunSummary {
  const records = entries.map(({ record }) => record);
  const [first] = records;
  const { files, streamOver } = readAsked(entries);
  const waiting = [...files.values()];
  const open = waiting.reduce((sum, file) => sum + file.open.length, 0);
  const started = first?.type === 'run-start' ? first : undefined;
  return {
    runId,
    state: stateOf(entries, { open, waiting: waiting.length }),
    startedAt: entries[0]?.ts ?? 0,
    lastAt: entries.at(-1)?.ts ?? 0,
    agent: started?.identity.agent ?? 'unknown',
    ...(started?.identity.model === undefined ? {} : { model: started.identity.model }),
    ...(started?.task.onBehalfOf === undefined ? {} : { onBehalfOf: started.task.onBehalfOf }),
    prompt: started?.task.prompt ?? '',
    written: [...new Set(records.flatMap((record) => (record.type === 'file-written' ? [record.path] : [])))],
    rejected: [...new Set(records.flatMap((record) => (record.type === 'file-rejected' ? [record.path] : [])))],
    open,
    needsGenerator: !streamOver,
    criticised: waiting.some((file) => file.answers.some(({ decision, reason }) => decision === 'reject' && reason.trim() !== '')),
  };
}

/** An end counts when nothing came after it: a run that was gone on with has not ended. */
function stateOf(entries: readonly JournalEntry[], { open, waiting }: { readonly open: number; readonly waiting: number }): RunSummary['state'] {
  if (entries.some(({ record }) => record.type === 'run-undone')) return 'undone';
  const last = entries.at(-1)?.record;
  const outcome: RunOutcome | undefined = last?.type === 'run-end' ? last.outcome : undefined;
  if (outcome === 'accepted' || outcome === 'rejected') return outcome;
  if (open > 0) return 'waiting';
  if (waiting > 0) return 'answered';
  return outcome ?? 'unfinished';
}
