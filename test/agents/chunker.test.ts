import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChunker } from '../../agents/index.ts';
import type { ChunkerPart } from '../../agents/index.ts';
import { completenessOf } from '../../program/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(new URL(`../fixtures/sources/${name}`, import.meta.url), 'utf8');
const VARIED: readonly (readonly [name: string, text: string])[] = [
  ['varied.ts', read('varied.ts')],
  ['varied.tsx', read('varied.tsx')],
  ['varied.js', read('varied.js')],
  ['bom.ts', `\ufeff${read('varied.ts').slice(read('varied.ts').indexOf('import fs'))}`],
  ['crlf.ts', read('varied.ts').replaceAll('\n', '\r\n')],
  ['no-end.ts', read('varied.ts').trimEnd()],
  ['unfinished.ts', `${read('varied.ts')}export function open(x: number) {\n  if (x) {\n    first();\n  }\n  second(`],
  ['wrong.ts', 'const = 1;\nexport const b = 2;\n}}} const c = 3;\nlet d = `never closed'],
];

/** What a chunker says of a text that arrives cut at these places. */
function partsOf(name: string, text: string, cuts: readonly number[] = []): ChunkerPart[] {
  const chunker = createChunker(name);
  const places = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  const parts = places.slice(1).flatMap((end, at) => [...chunker.push(text.slice(places[at], end))]);
  return [...parts, ...chunker.end()];
}

function chunksOf(name: string, text: string): string[] {
  return partsOf(name, text).flatMap((part) => (part.type === 'chunk' ? [part.text] : []));
}

/** The cut of the whole file by its parse: one statement a chunk, consecutive imports together, what is left at last. */
function byWholeParse(name: string, text: string): string[] {
  const state = completenessOf(name, text);
  if (state.type !== 'complete') throw new Error(`${name} does not parse`);
  const chunks: string[] = [];
  let from = 0;
  for (const [at, node] of state.body.entries()) {
    if (node.type === 'ImportDeclaration' && state.body[at + 1]?.type === 'ImportDeclaration') continue;
    chunks.push(text.slice(from, node.end));
    from = node.end;
  }
  return from === text.length ? chunks : [...chunks, text.slice(from)];
}

function sourcesOfThisRepository(): string[] {
  const folders = ['agents', 'contract', 'gate', 'graph', 'journal', 'program', 'report', 'testing', 'validators', 'scripts'];
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?[jt]s$/.test(name))
      .map((name) => path.join(folder, name)),
  );
}

/** `SOAK=1` takes them all. */
const EVERY = process.env['SOAK'] === undefined ? 3 : 1;

describe('chunker', () => {
  it('gives the same parts whatever the packets (I9)', () => {
    const split = fc.constantFrom(...VARIED).chain(([name, text]) =>
      fc.tuple(fc.constant(name), fc.constant(text), fc.array(fc.nat(text.length), { maxLength: 60 })),
    );
    const whole = new Map(VARIED.map(([name, text]) => [name, partsOf(name, text)]));
    fc.assert(
      fc.property(split, ([name, text, cuts]) => {
        expect(partsOf(name, text, cuts)).toEqual(whole.get(name));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(VARIED)('gives the same parts of %s character by character', (name, text) => {
    expect(partsOf(name, text, Array.from({ length: text.length }, (_, at) => at))).toEqual(partsOf(name, text));
  });

  it.each(VARIED)('loses nothing of %s', (name, text) => {
    expect(chunksOf(name, text).join('')).toBe(text);
  });

  it.each(VARIED.slice(0, 6))('cuts %s where the whole file has its statements', (name, text) => {
    expect(chunksOf(name, text)).toEqual(byWholeParse(name, text));
  });

  it('cuts the sources of this repository where the whole files have their statements, also in small packets', () => {
    const names = sourcesOfThisRepository();
    expect(names.length).toBeGreaterThan(150);
    for (const name of names.filter((_, at) => at % EVERY === 0)) {
      const text = readFileSync(path.join(root, name), 'utf8');
      const chunks = chunksOf(name, text);
      expect(chunks, name).toEqual(byWholeParse(name, text));
      const cuts = Array.from({ length: Math.ceil(text.length / 7) }, (_, at) => at * 7);
      expect(partsOf(name, text, cuts), name).toEqual(partsOf(name, text));
    }
  });

  it('gives early looks that are the beginning of the statement under way and nearly always parse with their closers', () => {
    let looks = 0;
    let parsed = 0;
    for (const [name, text] of [...VARIED.slice(0, 7), ['run.ts', readFileSync(path.join(root, 'graph/run.ts'), 'utf8')] as const]) {
      let done = 0;
      for (const part of partsOf(name, text)) {
        if (part.type === 'chunk') {
          done += part.text.length;
          continue;
        }
        looks += 1;
        expect(text.startsWith(part.text, done), `${name}: ${part.text}`).toBe(true);
        if (completenessOf(name, part.text + part.closers).type === 'complete') parsed += 1;
      }
    }
    expect(parsed).toBeGreaterThan(20);
    // The rest stands before the `=` of a destructuring, the `catch` of a `try` or the `[]` of a type, and is looked at for nothing.
    expect(parsed / looks).toBeGreaterThan(0.85);
  });

  it('goes on after what is wrong: the next statement is a chunk of its own', () => {
    expect(chunksOf('a.ts', 'const = 1;\nexport const b = 2;\nexport const c = 3;\n')).toEqual([
      'const = 1;',
      '\nexport const b = 2;',
      '\nexport const c = 3;',
      '\n',
    ]);
  });

  it.each(['notes.md', 'data.json', 'Dockerfile'])('takes %s as one chunk at its end', (name) => {
    const chunker = createChunker(name);
    expect(chunker.push('const a = 1;\nconst b = 2;\n')).toEqual([]);
    expect(chunker.pending).toBe('const a = 1;\nconst b = 2;\n');
    expect(chunker.end()).toEqual([{ type: 'chunk', text: 'const a = 1;\nconst b = 2;\n' }]);
    expect(chunker.pending).toBe('');
  });

  it('keeps back what a later packet may still change', () => {
    const chunker = createChunker('a.ts');
    expect(chunker.push('let a = 1')).toEqual([]);
    expect(chunker.push('\n')).toEqual([]);
    expect(chunker.push('+ 2')).toEqual([]);
    expect(chunker.push('\nlet')).toEqual([]);
    expect(chunker.push(' b')).toEqual([{ type: 'chunk', text: 'let a = 1\n+ 2' }]);
    expect(chunker.pending).toBe('\nlet b');
    expect(chunker.push(' = 1;')).toEqual([{ type: 'chunk', text: '\nlet b = 1;' }]);
  });
});
