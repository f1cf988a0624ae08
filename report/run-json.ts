import type { RunRecord } from '../contract/index.ts';
import { surfaceIn } from './run-result.ts';
import { runStory } from './run-story/index.ts';

/** A run for programs: its summary, decisions, findings and measures, without the texts. `version` rises when the shape changes. */
export function runJson(record: RunRecord): string {
  const { root, summary, metrics } = record;
  const { files, ...story } = runStory(record);
  const surface = surfaceIn(record);
  const document = {
    version: 1,
    root,
    run: summary,
    metrics,
    ...(surface === undefined ? {} : { surface }),
    ...story,
    files: files.map(({ before: _before, after: _after, repaired, ...file }) => ({ ...file, repaired: repaired.map(({ finding }) => finding) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
