export function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

export function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
}

/** A number has one dot. */
export function unique(prefix: string): string {
  return prefix + (Math.random() + '').replace('.', '') + String(Math.random()).replace('.', '');
}

/** The colon between a name and a password is the first. */
export function readName(encoded: string): string {
  return encoded.replace(/%3A/i, ':');
}

/** The first tag is given an attribute. */
export function hide(markup: string, id: number): string {
  return markup.replace('>', ` hidden data-id="${id}">`);
}

/** Until nothing is left to take out. */
export function flat(path: string): string {
  while (path.includes('../')) path = path.replace(/\.\.\//g, '');
  return path;
}
