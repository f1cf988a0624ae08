import type { Location, Span } from '../contract/index.ts';
import type { ParsedUnit } from './parsed-unit.ts';

/** The place of a node (or any span of a unit's text) in its file. */
export function locate(unit: ParsedUnit, span: Span): Location {
  return { path: unit.path, start: unit.lines.positionAt(span.start), end: unit.lines.positionAt(span.end) };
}

/** The source text of a node, white space folded to single blanks, at most 200 characters. */
export function sourceOf(unit: ParsedUnit, span: Span): string {
  return unit.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim().slice(0, 200);
}
