export function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

export function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
}
