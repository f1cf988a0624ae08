/**
 * Puts asterisks in place of a secret and keeps at most its first four characters, so that a person finds it again and
 * nobody can use it. Equal secrets give equal masks of equal length classes.
 */
export function maskSecret(secret: string): string {
  const shown = secret.length >= 12 ? secret.slice(0, 4) : '';
  return `${shown}${'*'.repeat(8)}`;
}
