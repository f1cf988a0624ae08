import type { JournalEntry } from '../contract/index.ts';

/**
 * Whether a name is that of the agent whose work is asked about: an agent cannot approve what it has written. Looks at
 * every identity the run has had, in whatever case and width it is written; of `Name <address>` each part counts.
 */
export function isAgentItself(by: string, entries: readonly JournalEntry[]): boolean {
  const own = new Set(entries.flatMap(({ record }) => namesIn(record)).map(plain));
  return partsOf(by).some((part) => own.has(plain(part)));
}

function namesIn(record: JournalEntry['record']): readonly string[] {
  if (record.type !== 'run-start' && record.type !== 'run-resume') return [];
  const { agent, model } = record.identity;
  const asking = record.type === 'run-start' ? record.task.agent : undefined;
  return [agent, model, asking].filter((name) => name !== undefined);
}

function partsOf(by: string): readonly string[] {
  const [, name = '', address = ''] = /^([^<]*)<([^>]*)>\s*$/.exec(by) ?? [];
  return [by, name, address].filter((part) => part.trim() !== '');
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
