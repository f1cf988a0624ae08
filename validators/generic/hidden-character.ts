import type { Confidence, Span } from '../../contract/index.ts';
import { hiddenCharacters } from '../../program/index.ts';
import type { HiddenCharacter, HiddenKind } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextRule, TextRuleContext } from '../rule.ts';

const EFFECTS: Readonly<Record<HiddenKind, string>> = {
  direction: 'changes the order in which the text is shown, so that people read other code than what runs',
  invisible: 'is not visible and no script in the text needs it',
  smuggled: 'carries text that nobody sees and that tools and language models read',
  blank: 'is a letter that is drawn as nothing: it makes two names look the same',
  break: 'ends the line for the parser but not for the reader',
  control: 'is a control code that terminals obey',
};

/** `generic/hidden-character`: text that a reviewer cannot see. */
export const hiddenCharacter: TextRule = defineTextRule({
  meta: {
    id: 'generic/hidden-character',
    cwe: [1007, 451],
    owasp: 'A08:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'The text holds characters that are not shown or that change the order of what is shown. A reviewer does not see what runs.',
    advice: 'Write characters that are not visible as escapes such as \\u200B, or leave them out.',
  },
  check(context) {
    for (const hidden of hiddenCharacters(context.text)) {
      const confidence = confidenceOf(hidden, context);
      context.report({
        span: hidden,
        message: `${hidden.code} ${EFFECTS[hidden.kind]}.`,
        sink: `${hidden.kind} ${hidden.code}`,
        confidence,
        severity: confidence === 'certain' ? 'high' : 'medium',
      });
    }
  },
});

/** In prose a zero-width space may be typography, and a comment does not run; the rest deceives wherever it stands. */
function confidenceOf({ kind, start, end }: HiddenCharacter, context: TextRuleContext): Confidence {
  if (kind === 'direction' || kind === 'smuggled') return 'certain';
  if (context.kind === 'text' || kind === 'control') return 'likely';
  return kind === 'break' || !isInComment({ start, end }, context) ? 'certain' : 'likely';
}

function isInComment(span: Span, { parts, unit }: TextRuleContext): boolean {
  return parts.some((part) => {
    const shift = part.origin.offset - unit.span.start;
    return part.comments.some((comment) => comment.start + shift <= span.start && comment.end + shift >= span.end);
  });
}
