import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonReader } from '../../../agents/generators/streaming/json-reader.ts';
import type { JsonPart } from '../../../agents/generators/streaming/json-reader.ts';

/** Every string of a document by its path, joined from its pieces. */
function strings(parts: readonly JsonPart[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of parts) {
    const key = JSON.stringify(part.path);
    if (part.type === 'text') found[key] = (found[key] ?? '') + part.text;
    if (part.type === 'text-end') found[key] ??= '';
  }
  return found;
}

function expected(value: unknown, path: readonly (string | number)[] = []): Record<string, string> {
  if (typeof value === 'string') return { [JSON.stringify(path)]: value };
  if (typeof value !== 'object' || value === null) return {};
  const entries: (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return Object.fromEntries(entries.flatMap(([key, each]) => Object.entries(expected(each, [...path, key]))));
}

function read(pieces: readonly string[]): readonly JsonPart[] {
  const reader = createJsonReader();
  const parts = pieces.flatMap((piece) => reader.push(piece));
  expect(reader.done).toBe(true);
  return parts;
}

/** Escapes every character, so that surrogate halves are escapes of their own. */
function escaped(text: string): string {
  return text.replace(/[\s\S]/g, (char) => (/["\\\u0080-\uffff]/.test(char) ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char));
}

const NESTED = { path: 'src/a.ts', edits: [{ old_text: 'a"\\\n\u{1f600}', new_text: '' }, { old_text: '\t\u2028é', new_text: '}]"' }], n: -1.5e3, ok: true, none: null };

test('strings come as they are, wherever the text is split', () => {
  for (const text of [JSON.stringify(NESTED), JSON.stringify(NESTED, undefined, 2), `{"a":"${escaped('x\u{1f600}\\"é')}"}`])
    for (let at = 0; at <= text.length; at += 1) expect(strings(read([text.slice(0, at), text.slice(at)]))).toEqual(expected(JSON.parse(text)));
});

test('any document in any pieces reads as JSON.parse reads it', () => {
  const document = fc.object({ values: [fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)] });
  fc.assert(
    fc.property(document, fc.array(fc.nat(40), { maxLength: 60 }), (value, sizes) => {
      const text = JSON.stringify(value);
      const pieces: string[] = [];
      let at = 0;
      for (const size of sizes) pieces.push(text.slice(at, (at += size)));
      expect(strings(read([...pieces, text.slice(at)]))).toEqual(expected(JSON.parse(text)));
    }),
    { numRuns: 300 },
  );
});

test('no piece of a string ends between the halves of a pair', () => {
  const text = `{"a":"${escaped('\u{1f600}'.repeat(3))}\u{1f600}"}`;
  const reader = createJsonReader();
  for (const char of text.split('')) for (const part of reader.push(char)) if (part.type === 'text') expect(part.text).not.toMatch(/[\ud800-\udbff]$/);
});

test.each(['{"a" 1}', '{"a":1,}', '[1,]', '{a:1}', '{"a":"\\x"}', '{"a":"\\u12g4"}', '{"a":"\n"}', '{"a":tru}', '{"a":01}', '{"a":1}}', '[1}', '{"a":1]'])('%s is refused', (text) => {
  expect(() => createJsonReader().push(text)).toThrow(SyntaxError);
});

test.each(['', '{', '{"a":"b', '{"a":"b"', '[1', '{"a":tr', '"\\u00'])('%s is not complete', (text) => {
  const reader = createJsonReader();
  reader.push(text);
  expect(reader.done).toBe(false);
});
