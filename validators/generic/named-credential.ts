import { formedSecretsIn, maskSecret } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextReport, TextRule, TextRuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { writtenKeys } from './key-arguments.ts';
import { isPlaceholder, isPlaceholderWord } from './placeholder.ts';

const NAME = /(?:passw(?:or)?d|passphrase|pwd|secret(?:[_-]?access)?(?:[_-]?key)?|(?:api|access|auth|private|signing|encryption|master)[_-]?key|(?:api|auth|access|refresh|bot)?[_-]?token|client[_-]?secret)/.source;
/** `name = 'value'`, `name: 'value'`, `"name": "value"`, with a type between them or without. */
const QUOTED = new RegExp(`(?<![\\w$-])["'\`]?[\\w$.-]{0,60}?${NAME}["'\`]?\\]?\\s*(?::\\s*string\\s*)?(?:=|:|\\?\\?=|\\|\\|=)\\s*(["'\`])([^\\s"'\`]{8,200})\\1`, 'gi');
/** `NAME=value` and `name: value` of files that hold settings. */
const PLAIN = new RegExp(`^[ \\t]*(?:export[ \\t]+|ENV[ \\t]+|ARG[ \\t]+|-[ \\t]+)?[\\w.-]{0,60}?${NAME}[ \\t]*[=:][ \\t]*()([^\\s"'#]{8,200})[ \\t]*$`, 'gim');
const HEADER = /(["'`])(?:Bearer|Basic|Token)\s+([\w+/=.~-]{16,200})\1/g;
const SETTINGS = /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[^/]*\.(?:ya?ml|properties|toml|ini|conf|cfg|tfvars)|(?:Dockerfile|Containerfile)[^/]*)$/;

/** `generic/named-credential`: a value that looks made by chance stands under the name of a password or key. */
export const namedCredential: TextRule = defineTextRule({
  meta: {
    id: 'generic/named-credential',
    cwe: [798, 259],
    owasp: 'A07:2025',
    severity: 'high',
    confidence: 'likely',
    from: 'chunk',
    description: 'A password, key or token is written down as a value. It has no issuer\'s form, but its name says what it is, and it is no word.',
    advice: 'Read credentials from the environment or a secret store when the program runs; never write them into a file.',
  },
  check(context) {
    const { path, text, kind, report } = context;
    if (isTestPath(path) || /\.(?:md|mdx|txt|rst|html?|lock)$/.test(path)) return;
    const forms = kind === 'code' ? [QUOTED, HEADER] : SETTINGS.test(path) ? [QUOTED, PLAIN, HEADER] : [QUOTED];
    for (const form of forms) for (const match of text.matchAll(form)) if (looksRandom(match[2] ?? '')) report(reportOf(match));
    for (const each of keysIn(context)) report(each);
  },
});

function reportOf(match: RegExpExecArray): TextReport {
  const value = match[2] ?? '';
  const start = match.index + match[0].lastIndexOf(value);
  const name = /[\w$.-]+/.exec(match[0])?.[0] ?? '';
  return { span: { start, end: start + value.length }, message: `\`${name}\` holds a credential in plain text (${maskSecret(value)}). Treat it as known to others and replace it.`, sink: `${name} ${maskSecret(value)}` };
}

/** A key has no name where it is handed to who uses it. */
function keysIn({ parts, path, program, unit }: TextRuleContext): readonly TextReport[] {
  const module = parts.length === 0 ? undefined : program.module(path);
  if (module === undefined) return [];
  return parts.flatMap((part) =>
    writtenKeys(part, module).flatMap(({ node, text, taker, isAlwaysKey }) => {
      if (isPlaceholder(text) || formedSecretsIn(text).length > 0 || (!isAlwaysKey && !looksRandom(text))) return [];
      const shift = part.origin.offset - unit.span.start;
      return [{ span: { start: node.start + shift, end: node.end + shift }, message: `The key that \`${taker}\` uses stands in the text (${maskSecret(text)}). Whoever reads it can sign and open what it protects.`, sink: `${taker} ${maskSecret(text)}` }];
    }),
  );
}

/** Letters and digits mixed as no word, path, address, identifier or placeholder mixes them. */
function looksRandom(value: string): boolean {
  if (formedSecretsIn(value).length > 0 || isPlaceholder(value) || isPlaceholderWord(value) || /^(?:[a-z][\w+.-]*:\/\/|\.{0,2}\/|[$%{<[(#@])|[({]\s*\)?$|\(\)/i.test(value)) return false;
  const words = value.split(/[-_./:]+/).every((word) => /^(?:[A-Za-z]?[a-z]*|[A-Z]+|\d{1,4}|v\d+|[A-Za-z]+\d{1,2})$/.test(word) || /^(?:[A-Z]?[a-z]+){2,}\d?$/.test(word));
  return !words && /\d/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= Math.min(8, value.length * 0.6);
}
