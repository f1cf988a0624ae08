import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../graph/state-graph.ts';
import { builtInValidators, TYPES_CARD } from '../../validators/index.ts';
import { idleEngine } from './idle-engine.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the drawn graph', () => {
  it.each(['README.md', 'docs/architecture.md'])('in %s is that of the compiled graph', async (file) => {
    const drawn = await buildGraph(idleEngine(), [...builtInValidators(), TYPES_CARD].map((validator) => validator.id)).drawMermaid();
    const shown = /```mermaid\n([\s\S]*?)```/.exec(read(file))?.[1];
    expect(shown?.trim()).toBe(drawn.trim());
  });
});

describe('the documents', () => {
  it('lead only to files that exist', () => {
    for (const file of ['README.md', 'AGENTS.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md'])
      for (const [, target] of read(file).matchAll(/\]\((?!http)([^)#]+)/g)) {
        const base = new URL(`../../${file}`, import.meta.url);
        expect(() => readFileSync(new URL(target ?? '', base)), `${file} -> ${target ?? ''}`).not.toThrow(/ENOENT/);
      }
  });
});
