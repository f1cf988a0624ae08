import { Readable } from 'node:stream';
import type { Generator, GeneratorPart } from '../../../index.ts';
import type { StreamSource } from '../../../agents/generators/assistants/index.ts';

/** A source that gives a text in pieces of `size` bytes. */
export function textSource(text: string, size: number = 1 << 16): StreamSource {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
  return { name: 'session', open: () => Readable.from(pieces, { objectMode: false }) };
}

/** All parts of one attempt. */
export async function partsOf(generator: Generator): Promise<readonly GeneratorPart[]> {
  const parts: GeneratorPart[] = [];
  const request = { task: { prompt: '' }, brief: '', attempt: 1, accepted: [] };
  for await (const part of generator.generate(request, new AbortController().signal)) parts.push(part);
  return parts;
}

/** Text parts joined, so that packets do not matter. */
export function joined(parts: readonly GeneratorPart[]): readonly GeneratorPart[] {
  return parts.reduce<GeneratorPart[]>((all, part) => {
    const last = all.at(-1);
    if (part.type === 'text-delta' && last?.type === 'text-delta' && last.file === part.file) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
    return all;
  }, []);
}

/** Lines of JSON. */
export function lines(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
