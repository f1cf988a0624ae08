import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createLockstep, defineGenerator, resolvePolicy } from '../../index.ts';
import type { Generator, LockstepEvent, RunResult } from '../../index.ts';

const HELPER = `export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
`;
const AGAIN = HELPER.replaceAll('groupBy', 'bucket').replaceAll('groups', 'result');
const WITH_IMPORT = "import { groupBy } from './group.js';\nexport const byLength = (words: readonly string[]): Map<string, string[]> => groupBy(words, (word) => String(word.length));\n";

/** Writes the helper once more, unless it has been told of it: before it wrote, or by the advice of a refusal. */
function author(sees: boolean): Generator {
  return defineGenerator({
    id: 'scripted',
    capabilities: { repair: true, resume: true, edit: false },
    async *generate({ brief, repair, accepted }) {
      const told = (sees && brief.includes('src/lib/group.ts has: groupBy')) || repair?.advice.includes('groupBy') === true;
      const before = accepted.find((each) => each.path === 'src/lib/words.ts')?.text ?? '';
      yield { type: 'file-start', file: 'w', path: 'src/lib/words.ts', operation: 'create' };
      yield { type: 'text-delta', file: 'w', text: (told ? WITH_IMPORT : AGAIN).slice(before.length) };
      yield { type: 'file-end', file: 'w' };
      yield { type: 'finish', reason: 'complete' };
    },
  });
}

async function run(sees: boolean): Promise<{ readonly result: RunResult; readonly events: readonly LockstepEvent[] }> {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-briefed-'));
  mkdirSync(path.join(root, 'src/lib'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(root, 'src/lib/group.ts'), HELPER);
  const policy = resolvePolicy({ timeouts: { validatorMs: 20_000, customMs: 20_000 } }, { source: 'test', today: '2026-01-01' });
  const lockstep = await createLockstep({ root, generator: author(sees), policy });
  const started = await lockstep.run({ prompt: 'Group words by length in src/lib/words.ts.' });
  const events: LockstepEvent[] = [];
  for await (const event of started) events.push(event);
  const result = await started.result;
  await lockstep.close();
  return { result, events };
}

it('a generator that reads its brief writes at once what the other writes after a refusal; all else is the same', { timeout: 60_000 }, async () => {
  const briefed = await run(true);
  const unbriefed = await run(false);
  expect([briefed.result.outcome, unbriefed.result.outcome]).toEqual(['accepted', 'accepted']);
  expect([briefed.result.metrics.repairs, unbriefed.result.metrics.repairs]).toEqual([0, 1]);
  const digest = (events: readonly LockstepEvent[]): readonly unknown[] => events.flatMap((event) => (event.type === 'run-start' ? [event.briefDigest] : event.type === 'file-written' ? [event.sha256] : []));
  expect(digest(briefed.events)).toEqual(digest(unbriefed.events));
});
