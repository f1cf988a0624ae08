import type { Confidence, Span } from '../../contract/index.ts';
import { hiddenCharacters } from '../../program/index.ts';
import type { HiddenCharacter, HiddenKind, NodeOf } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextRule, TextRuleContext } from '../rule.ts';
import { spanWithin } from './span-within.ts';

const EFFECTS: Readonly<Record<HiddenKind, string>> = {
  direction: 'changes the order in which the text is shown, so that people read other code than what runs',
  mark: 'changes the order of its neighbours, and no text from right to left needs it',
  private: 'has no meaning of its own: what is drawn depends on the font of whoever looks',
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
        severity: confidence === 'certain' ? 'high' : hidden.kind === 'private' ? 'low' : 'medium',
      });
    }
  },
});

/**
 * Reordered and smuggled text deceives wherever it stands. The rest may be typography in prose, does not run in a comment,
 * and is what a literal means when it holds nothing else, as in tables of characters.
 */
function confidenceOf({ kind, code, ...span }: HiddenCharacter, context: TextRuleContext): Confidence {
  if (kind === 'direction' || kind === 'smuggled') return 'certain';
  if (kind === 'private') return context.kind === 'text' ? 'heuristic' : 'likely';
  if (context.kind === 'text' || kind === 'control' || code === 'U+00AD') return 'likely';
  if (kind === 'mark') return isInComment(span, context) ? 'likely' : 'certain';
  if (kind === 'break') return hidesNothing(span, context) ? 'likely' : 'certain';
  return isInComment(span, context) || isAlone(span, context) ? 'likely' : 'certain';
}

/**
 * A line that only the parser sees may hold code; one of nothing but a line comment does nothing. What ends a block comment or
 * stands in a template may be more than it looks.
 */
function hidesNothing({ end }: Span, { text }: TextRuleContext): boolean {
  return /^\s*(?:\/\/[^*`$]*)?$/.test(text.slice(end).split(/[\n\r\u2028\u2029]/, 1)[0] ?? '');
}

function isInComment(span: Span, context: TextRuleContext): boolean {
  return context.parts.some((part) => {
    const at = spanWithin(part, span, context);
    return part.comments.some((comment) => comment.start <= at.start && comment.end >= at.end);
  });
}

/** `'\u200B'` or `/[\u200B\uFEFF]/` written raw: a literal about hidden characters. */
function isAlone(span: Span, context: TextRuleContext): boolean {
  return context.parts.some((part) => {
    const at = spanWithin(part, span, context);
    return part.nodes('Literal').some((node) => node.start <= at.start && node.end >= at.end && holdsNothingElse(node));
  });
}

function holdsNothingElse(node: NodeOf<'Literal'>): boolean {
  if ('regex' in node) return true;
  return typeof node.value === 'string' && !/[\p{L}\p{N}]/u.test(node.value.replace(/[\u115F\u1160\u3164\uFFA0]/g, ''));
}
