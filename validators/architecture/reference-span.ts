import type { Span } from '../../contract/index.ts';
import type { ModuleReference, ParsedUnit } from '../../program/index.ts';

/** Where a file names another module, in the text of the part that holds it: the specifier with its quotes. */
export function spanOfReference({ start, specifier }: ModuleReference, part: ParsedUnit): Span {
  const at = Math.max(0, start - part.origin.offset);
  return { start: at, end: Math.min(part.text.length, at + specifier.length + 2) };
}
