import { looksLike, mixesAlphabets } from '../../program/index.ts';
import type { Node, ParsedUnit } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextRule, TextRuleContext } from '../rule.ts';

/** `generic/confusable-name`: a name or key that is another one than people read. */
export const confusableName: TextRule = defineTextRule({
  meta: {
    id: 'generic/confusable-name',
    cwe: [1007],
    owasp: 'A08:2025',
    severity: 'medium',
    confidence: 'likely',
    from: 'chunk',
    description: 'The name holds letters of another alphabet that are drawn like Latin ones. It is another name than the one people read.',
    advice: 'Write names, module names, addresses and keys with the letters of one alphabet.',
  },
  check(context) {
    for (const part of context.parts) {
      if (!/[^\u0000-\u00FF]/.test(part.text)) continue;
      for (const { node, name } of namesIn(part)) {
        const seen = looksLike(name);
        if (seen !== undefined && (mixesAlphabets(name) || isTaken(seen, context))) say(context, { part, node, name, seen });
      }
    }
  },
});

interface Named {
  readonly node: Node;
  readonly name: string;
}

/** Identifiers, and texts that are one word of several letters: keys, addresses, names of modules. */
function namesIn(part: ParsedUnit): readonly Named[] {
  const words = part.nodes('Literal').flatMap((node) => (typeof node.value === 'string' && !/\s|^.$/u.test(node.value) && !isTurkic(node.value, part) ? [{ node, name: node.value }] : []));
  return [...part.nodes('Identifier'), ...part.nodes('PrivateIdentifier'), ...part.nodes('JSXIdentifier')].map((node): Named => ({ node, name: node.name })).concat(words);
}

/** Turkish and its kin write `ı`; where their other letters stand as well, it is theirs. */
function isTurkic(word: string, { text }: ParsedUnit): boolean {
  return /^[\u0000-\u007Fı]*$/.test(word) && /[ğşəİ]/.test(text);
}

/** A word that is wholly of another alphabet deceives where the Latin one is a name as well. */
function isTaken(name: string, { parts, path, program }: TextRuleContext): boolean {
  return program.module(path)?.lookup(name) !== undefined || parts.some((part) => part.nodes('Identifier').some((node) => node.name === name));
}

function say({ report, unit }: TextRuleContext, { part, node, name, seen }: Named & { readonly part: ParsedUnit; readonly seen: string }): void {
  const shift = part.origin.offset - unit.span.start;
  const letters = [...name].filter((char) => char > '\u007F').map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  report({ span: { start: node.start + shift, end: node.end + shift }, message: `\`${name}\` reads as \`${seen}\` and is another name (${[...new Set(letters)].join(', ')}).`, sink: `${name} ${letters.join(' ')}` });
}
