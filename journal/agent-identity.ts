import type { JournalEntry } from '../contract/index.ts';
import { isSamePerson } from './same-person.ts';

/**
 * Whether a name is that of the agent whose work is asked about: an agent cannot approve what it has written. Looks at
 * every identity the run has had, in whatever case and width it is written; of `Name <address>` each part counts.
 */
export function isAgentItself(by: string, entries: readonly JournalEntry[]): boolean {
  return entries.flatMap(({ record }) => namesIn(record)).some((own) => isSamePerson(own, by));
}

function namesIn(record: JournalEntry['record']): readonly string[] {
  if (record.type !== 'run-start' && record.type !== 'run-resume') return [];
  const { agent, model } = record.identity;
  const asking = record.type === 'run-start' ? record.task.agent : undefined;
  return [agent, model, asking].filter((name) => name !== undefined);
}
