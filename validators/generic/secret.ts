import { createHash } from 'node:crypto';
import { maskSecret, maskSecretsIn } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextReport, TextRule, TextRuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isLocalAddress, isPlaceholder } from './placeholder.ts';
import { scanSecrets } from './secret-scan.ts';
import type { FoundSecret } from './secret-scan.ts';

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
    for (const found of await scanSecrets(context.path, context.text)) {
      if (isHarmless(found)) continue;
      context.report(reportOf(found, context));
    }
  },
});

function isHarmless({ secret: text, isAddress }: FoundSecret): boolean {
  return isPlaceholder(text) || (isAddress && isLocalAddress(text));
}

/** A token in its issuer's form is one; a password in a URL may still be public, and tests hold made-up ones. */
function reportOf(found: FoundSecret, { path }: TextRuleContext): TextReport {
  const isCertain = !found.isAddress && !isTestPath(path);
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
