export function quoted(text: string): string {
  return text.replace("'", "''"); // reject: owasp/incomplete-sanitization likely
}

export function escaped(text: string): string {
  return text.replace(/"/g, '\\"'); // reject: owasp/incomplete-sanitization likely
}

/** What stands around the removed text can be the same again. */
export function withoutScripts(text: string): string {
  return text.replace(/<script>/gi, ''); // reject: owasp/incomplete-sanitization likely
}

export function link(address: string): string {
  return `<a href='${address.replace('javascript:', '')}'>`; // reject: owasp/incomplete-sanitization likely
}

export function unlinked(markup: string): string {
  return markup.replace(/javascript:/gi, ''); // reject: owasp/incomplete-sanitization likely
}
