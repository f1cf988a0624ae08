import path from 'node:path';

export function read(file: string): string {
  const full = path.join(basePath, file); // reject: static-analysis/unresolved-name
  return readFileSync(full, 'utf8'); // reject: static-analysis/unresolved-name
}

export const View = (): unknown => {
  const first = basePath;
  return [first, useState(0)]; // reject: static-analysis/unresolved-name
};
