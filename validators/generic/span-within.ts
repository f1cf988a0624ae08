import type { Span } from '../../contract/index.ts';
import type { ParsedUnit } from '../../program/index.ts';
import type { TextRuleContext } from '../rule.ts';

/** A span of the judged text in the offsets of a part. */
export function spanWithin(part: ParsedUnit, { start, end }: Span, { unit }: Pick<TextRuleContext, 'unit'>): Span {
  const shift = part.origin.offset - unit.span.start;
  return { start: start - shift, end: end - shift };
}
