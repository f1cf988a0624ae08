import { describe, expect, it } from 'vitest';
import { createChunker } from '../../agents/index.ts';
import type { GeneratorPart } from '../../index.ts';
import { contents, ofType, openLockstep, recordsOf, treeWith } from '../graph/run-fixture.ts';
import { finishOf, partsOf } from './models/anthropic.ts';
import { PATH, TEXT, TRANSCRIPTS } from './transcripts.ts';

/** Points of each transcript that go through the whole graph: `CUT_POINTS=50 npx vitest run test/agents/cut-transcripts` takes fifty. */
const POINTS = Number(process.env['CUT_POINTS'] ?? 6);

/** `SOAK=1` cuts at every byte; otherwise each ending has its own share of them. */
const EVERY = process.env['SOAK'] === undefined ? 5 : 1;

/** Most bytes of a transcript bring no text: what comes of the same parts is worked out once. */
const known = new Map<string, readonly string[]>();

function statements(parts: readonly GeneratorPart[]): readonly string[] {
  const key = JSON.stringify(parts.filter(({ type }) => type === 'text-delta' || type === 'file-end'));
  const found = known.get(key) ?? statementsIn(parts);
  known.set(key, found);
  return found;
}

/** The statements that a chunker cuts off of what has come; what is pending counts only when the file was ended. */
function statementsIn(parts: readonly GeneratorPart[]): readonly string[] {
  const chunker = createChunker(PATH);
  const cut = parts.flatMap((part) => (part.type === 'text-delta' ? chunker.push(part.text) : part.type === 'file-end' ? chunker.end() : []));
  return cut.flatMap((each) => (each.type === 'chunk' ? [each.text] : []));
}

const WHOLE = statements([{ type: 'text-delta', file: 'f', text: TEXT }, { type: 'file-end', file: 'f' }]);

describe.each(TRANSCRIPTS.map((transcript) => [transcript.name, transcript] as const))('%s', (_, { bytes, through, endings, generator }) => {
  it('comes whole when it is not cut', async () => {
    const parts = await partsOf(generator(bytes.length, 'clean end'));
    expect(finishOf(parts)).toBe('complete');
    expect(statements(parts)).toEqual(WHOLE);
  });

  it.each(endings.map((ending, at) => [ending, (at * 2) % EVERY] as const))(`cut at every ${EVERY === 1 ? '' : `${EVERY}th `}byte with a %s it is never complete, and gives statements of the whole only`, async (ending, first) => {
    for (let cut = first; cut < through; cut += EVERY) {
      const parts: GeneratorPart[] = [];
      let thrown = false;
      try {
        for await (const part of generator(cut, ending).generate({ task: { prompt: 'x' }, brief: '', attempt: 1, accepted: [] }, new AbortController().signal)) parts.push(part);
      } catch {
        thrown = true;
      }
      const given = statements(parts);
      if (!thrown && finishOf(parts) === 'complete') expect.fail(`complete at byte ${cut}`);
      expect(given, `byte ${cut}`).toEqual(WHOLE.slice(0, given.length));
    }
  }, 120_000);

  it(`cut at ${POINTS} places it writes nothing and says so`, async () => {
    const root = treeWith();
    for (let at = 1; at <= POINTS; at += 1) {
      const cut = Math.floor((through * at) / (POINTS + 1));
      const lockstep = await openLockstep(generator(cut, endings[at % endings.length] ?? 'clean end'), { root });
      const runId = `r${at}`;
      const result = await (await lockstep.run({ prompt: 'x', runId })).result;
      await lockstep.close();
      expect(['failed', 'rejected'], `byte ${cut}: ${result.outcome}`).toContain(result.outcome);
      expect(contents(root)).toEqual({});
      const accepted = ofType(await recordsOf(root, runId), 'chunk-accepted').length;
      expect(accepted).toBeLessThanOrEqual(WHOLE.length);
    }
  }, 300_000);
});
