// Collects the regular expression literals of installed packages: real patterns that nobody here wrote.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const LARGEST = 400_000;
const NOT_PRODUCT = /(?:^|\/)(?:tests?|__tests__|spec|fixtures|benchmarks?)(?:\/|$)|\.(?:test|spec)\.|\.min\./;

/** The distinct literals under the folders, each with the first file it stands in. */
export function literalsUnder(folders) {
  const found = new Map();
  for (const folder of folders) for (const file of filesIn(folder)) collect(file, found);
  return [...found.values()];
}

function* filesIn(folder) {
  const stack = [folder];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const file = path.join(at, entry.name);
      if (NOT_PRODUCT.test(path.relative(folder, file))) continue;
      if (entry.isDirectory()) stack.push(file);
      else if (entry.isFile() && /\.[cm]?js$/.test(entry.name) && statSync(file).size <= LARGEST) yield file;
    }
  }
}

function collect(file, found) {
  const text = readFileSync(file, 'utf8');
  const note = ({ regex }) => {
    if (regex === undefined || regex === null) return;
    const key = `/${regex.pattern}/${regex.flags}`;
    if (!found.has(key)) found.set(key, { source: regex.pattern, flags: regex.flags, file });
  };
  let program;
  try {
    ({ program } = parseSync(file, text));
  } catch {
    return;
  }
  new Visitor({ Literal: note }).visit(program);
}
