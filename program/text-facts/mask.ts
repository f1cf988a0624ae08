import { formedSecretsIn } from './secret-forms.ts';

/** The marks of issuers with less behind them than their form asks for: what is shown and sent is masked sooner than reported. */
const TOKENS =
  /\b(?:gh[pousr]_|github_pat_|glpat-|npm_|sk-(?:ant-|proj-)?|[rs]k_live_|xox[abeoprs]-|AKIA|ASIA|AIza|SG\.|ya29\.|eyJ[\w-]{8,}\.eyJ)[\w.-]{12,}/g;
const CREDENTIALS = /(\/\/[^\s:/@'"`]{1,100}:)[^\s/@'"`]{1,200}(?=@)/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/**
 * Puts asterisks in place of a secret. Of a long one the first four characters stay, which for tokens are the mark of
 * the issuer: a person finds it again and nobody can use it.
 */
export function maskSecret(secret: string): string {
  const shown = secret.length >= 20 ? secret.slice(0, 4) : '';
  return `${shown}${'*'.repeat(8)}`;
}

/** Masks every recognisable secret in a text that is shown or kept: tokens, passwords in URLs, private keys. */
export function maskSecretsIn(text: string): string {
  return withoutForms(text.replace(PRIVATE_KEY, '-----PRIVATE KEY ********-----'))
    .replace(TOKENS, (token) => maskSecret(token))
    .replace(CREDENTIALS, (_, before: string) => `${before}********`);
}

function withoutForms(text: string): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of formedSecretsIn(text)) {
    masked += text.slice(done, start) + maskSecret(text.slice(start, end));
    done = end;
  }
  return masked + text.slice(done);
}
