/** Methods of strings, lists and parameter sets whose result still holds the text. */
const KEEPING: ReadonlySet<string> = new Set(
  `at charAt concat decode flat get getAll join normalize padEnd padStart pop repeat reverse shift slice sort split
   substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase toWellFormed trim trimEnd
   trimLeft trimRight trimStart valueOf values keys entries`.split(/\s+/),
);
/** Methods that may have taken out or let through what matters. */
const DOUBTFUL: ReadonlySet<string> = new Set('exec filter find map match matchAll reduce replace replaceAll'.split(' '));

/** What is left of a value from outside after members were read and methods called on it. */
export type Residue = 'kept' | 'doubtful' | 'gone';

/** Judges the rest of an access path behind a value: `['trim', 'ReturnValue']`, `['user', 'name']`, `['length']`. */
export function residueOf(path: readonly string[]): Residue {
  let residue: Residue = 'kept';
  for (let at = 0; at < path.length; at++) {
    const name = path[at] as string;
    if (name === 'Awaited') continue;
    const isCall = path[at + 1] === 'ReturnValue';
    if (name === 'length' || name === 'size' || name === 'ReturnValue') return 'gone';
    if (!isCall) continue;
    if (DOUBTFUL.has(name)) residue = 'doubtful';
    else if (!KEEPING.has(name)) return 'gone';
    at += 1;
  }
  return residue;
}
