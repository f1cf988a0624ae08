import { createHash } from 'node:crypto';
import type { Span } from '../../contract/index.ts';
import { maskSecret, maskSecretsIn, propertyName } from '../../program/index.ts';
import type { Node, ParsedUnit } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextReport, TextRule, TextRuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { joinedTexts } from './joined-text.ts';
import type { JoinedText } from './joined-text.ts';
import { isBlanked, isLocalAddress, isPlaceholder, isPlaceholderAddress, isReservedAddress, isServiceAddress } from './placeholder.ts';
import { isPublicToken } from './public-token.ts';
import { formsIn, scanSecrets } from './secret-scan.ts';
import type { FoundSecret } from './secret-scan.ts';
import { spanWithin } from './span-within.ts';

/** `generic/secret`: a credential written into the text. */
export const secret: TextRule = defineTextRule({
  meta: {
    id: 'generic/secret',
    cwe: [798, 540],
    owasp: 'A07:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'chunk',
    description: 'The text holds a credential: a token in the form of its issuer, a private key, or a password in a URL. Whoever reads the text can use it.',
    advice: 'Read credentials from the environment or a secret store when the program runs; never write them into a file.',
  },
  async check(context) {
    const said = new Set<string>();
    for (const found of await scanSecrets(context.path, context.text)) {
      said.add(found.secret);
      const place = placeOf(found, context);
      if (!isHarmless(found, place)) context.report(reportOf(found, place));
    }
    for (const { node, text, part } of joinedIn(context))
      for (const found of formsIn(text)) {
        if (said.has(found.secret) || isHarmless(found, 'code')) continue;
        said.add(found.secret);
        const shift = part.origin.offset - context.unit.span.start;
        context.report(reportOf({ ...found, start: node.start + shift, end: node.end + shift }, isTestPath(context.path) ? 'test' : 'code'));
      }
  },
});

/** Where a text stands: in what runs, or where examples stand for real ones. */
type Place = 'code' | 'prose' | 'example' | 'test';

function placeOf(found: Span, context: TextRuleContext): Place {
  if (context.kind === 'text') return 'prose';
  if (isTestPath(context.path)) return 'test';
  return isInComment(found, context) || isNamedExample(found, context) ? 'example' : 'code';
}

function isInComment(found: Span, context: TextRuleContext): boolean {
  return context.parts.some((part) => {
    const { start, end } = spanWithin(part, found, context);
    return part.comments.some((comment) => comment.start <= start && comment.end >= end);
  });
}

const EXAMPLE = /^(?:example|placeholder|sample|description|summary|help|hint|title|label|default_?value_?example|usage|docs?)s?$/i;

/** The text of a form or a schema that shows what is expected: `placeholder="AKIA…"`, `{ example: 'AKIA…' }`. */
function isNamedExample(found: Span, context: TextRuleContext): boolean {
  return context.parts.some((part) => {
    const { start, end } = spanWithin(part, found, context);
    const holds = (node: Node | null): boolean => node !== null && node.start <= start && node.end >= end;
    return (
      part.nodes('JSXAttribute').some(({ name, value }) => name.type === 'JSXIdentifier' && EXAMPLE.test(name.name) && holds(value)) ||
      part.nodes('Property').some((node) => holds(node.value) && EXAMPLE.test(propertyName(node) ?? ''))
    );
  });
}

interface JoinedIn extends JoinedText {
  readonly part: ParsedUnit;
}

function joinedIn({ parts, path, program }: TextRuleContext): readonly JoinedIn[] {
  const module = parts.length === 0 ? undefined : program.module(path);
  return module === undefined ? [] : parts.flatMap((part) => joinedTexts(part, module).map((each) => ({ ...each, part })));
}

/** What runs holds no examples: a token in the exact form of its issuer counts, whatever words it happens to spell. */
function isHarmless({ secret: text, isAddress, isExact, kind }: FoundSecret, place: Place): boolean {
  if (kind === 'JSON_WEB_TOKEN' && isPublicToken(text)) return true;
  if (isAddress) return isPlaceholderAddress(text) || isLocalAddress(text) || (place !== 'code' && isReservedAddress(text));
  return isExact && place === 'code' ? isBlanked(text) : isPlaceholder(text);
}

/** Examples and tests hold made-up ones, and the name of a service is known in its own network only. */
function reportOf(found: FoundSecret, place: Place): TextReport {
  const isCertain = place === 'code' ? !(found.isAddress && isServiceAddress(found.secret)) : place === 'prose' && !found.isAddress && found.kind !== 'JSON_WEB_TOKEN';
  return {
    span: found,
    message: `A credential stands in the text (${found.kind}: ${shown(found)}). Treat it as known to others and replace it.`,
    sink: `${found.kind} ${shown(found)} ${digestOf(found)}`.trim(),
    ...(isCertain ? {} : { confidence: 'likely', severity: 'high' }),
  };
}

function shown({ secret: text, isAddress }: FoundSecret): string {
  return isAddress ? maskSecretsIn(text) : maskSecret(text);
}

/** Tells two tokens apart in the fingerprint. A password is too easily guessed from its digest. */
function digestOf({ secret: text, isAddress }: FoundSecret): string {
  return isAddress ? '' : createHash('sha256').update(text).digest('hex').slice(0, 8);
}
