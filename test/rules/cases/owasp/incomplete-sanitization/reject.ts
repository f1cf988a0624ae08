export function quoted(text: string): string {
  return text.replace("'", "''"); // reject: owasp/incomplete-sanitization likely
}

export function escaped(text: string): string {
  return text.replace(/"/g, '\\"'); // reject: owasp/incomplete-sanitization likely
}
