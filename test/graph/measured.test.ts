import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockstepEventSchema } from '../../index.ts';
import type { Generator, LockstepEvent } from '../../index.ts';
import { measureRun } from '../../metrics/index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, fileParts, runToEnd } from './run-fixture.ts';

const FLAWED = 'export const one = 1;\nexport const two = "FLAW";\nexport const three = 3;\n';

function repairing(): ReturnType<typeof scriptedGenerator> {
  const usage = { type: 'usage', inputTokens: 100, outputTokens: 40, model: 'm-1' } as const;
  return scriptedGenerator([
    [...fileParts('a.ts', FLAWED), usage, COMPLETE],
    [...fileParts('a.ts', 'export const two = 2;\nexport const three = 3;\n'), usage, COMPLETE],
  ]);
}

it('says the same of itself as its events do, read back from the file beside the journal', async () => {
  const { root, result, events } = await runToEnd(repairing(), { record: true, validators: [forbid('FLAW')] });
  expect(result.outcome).toBe('accepted');
  const lines = readFileSync(path.join(root, '.lockstep/runs/r/events.jsonl'), 'utf8').trimEnd().split('\n');
  const kept: readonly LockstepEvent[] = lines.map((line) => lockstepEventSchema.parse(JSON.parse(line)));
  expect(kept).toEqual(events);
  expect(measureRun(kept)).toEqual(result.metrics);
});

it('counts what was refused and what it cost', async () => {
  const { result, events } = await runToEnd(repairing(), { validators: [forbid('FLAW')] });
  const { metrics } = result;
  // Three statements, and the line end after the last.
  expect(metrics).toMatchObject({ accepted: 4, refused: 1, repairs: 1, vetoes: 1 });
  expect(metrics.wastedPerUseful).toBeGreaterThan(0.3);
  expect(metrics.slowdown).toBeGreaterThanOrEqual(1);
  expect(metrics.validators['owasp']?.reports).toBeGreaterThanOrEqual(3);
  const ends = events.flatMap((event) => (event.type === 'attempt-end' ? [[event.attempt, event.reason]] : []));
  expect(ends).toEqual([[1, 'aborted'], [2, 'complete']]);
});

it('counts text that was stopped in mid-statement, however short', async () => {
  const refused = 'export const two = "FLAW";\nexport const thr';
  const kept = 'export const two = 2;\n';
  const generator: Generator = {
    id: 'stopped',
    capabilities: { repair: true, resume: true, edit: false },
    async *generate({ attempt }, signal) {
      if (attempt > 1) return yield* [...fileParts('a.ts', kept), COMPLETE];
      yield* fileParts('a.ts', refused).slice(0, -1);
      await new Promise((stopped) => signal.addEventListener('abort', stopped));
    },
  };
  const { result } = await runToEnd(generator, { validators: [forbid('FLAW')] });
  expect(result.outcome).toBe('accepted');
  expect(result.metrics.wastedPerUseful).toBeCloseTo(refused.length / kept.length);
});
