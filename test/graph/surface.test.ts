import { expect, it } from 'vitest';
import { scriptedGenerator } from '../../testing.ts';
import { eventsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended } from './run-fixture.ts';

const asking = (host: string): string => `export const call = (): Promise<Response> => fetch('https://${host}/');\n`;
const FILES = { 'src/a.ts': asking('a.io'), 'src/b.ts': asking('b.io'), 'src/c.ts': asking('c.io') };

function run(surface: object): Promise<Ended> {
  return runToEnd(scriptedGenerator([streamOf(FILES)], { capabilities: { repair: false } }), { root: treeWith(), policy: { surface } });
}

it('things that are harmless alone are put before a person where their sum crosses the budget', async () => {
  const { result, run: waiting, events } = await run({ budget: 25 });
  expect(result).toMatchObject({ outcome: 'waiting', written: ['src/a.ts', 'src/b.ts'] });
  expect(waiting.interrupts.map(({ path, reason }) => [path, reason])).toEqual([['src/c.ts', 'surface']]);
  expect(eventsOf(events, 'approval-request')[0]?.risk.reasons).toContain('the run adds 30 points to the attack surface, the policy allows 25');
});

it('or the number of one kind', async () => {
  const { run: waiting } = await run({ limits: { host: 1 } });
  expect(waiting.interrupts[0]).toMatchObject({ path: 'src/b.ts', reason: 'surface' });
});

it('nobody is asked below it, and the result tells the sum before and after', async () => {
  const { result } = await run({ budget: 30 });
  expect(result).toMatchObject({ outcome: 'accepted', surface: { totals: { host: { before: 0, after: 3 } } } });
});
