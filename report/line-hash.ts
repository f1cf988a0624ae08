const BLOCK = 100;
const FACTOR = 37n;
const END_OF_FILE = 65_535;
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

const OUTGOING_FACTOR: bigint = BigInt.asUintN(64, FACTOR ** BigInt(BLOCK));

/**
 * GitHub's `primaryLocationLineHash` of every line, the first line at index 0. Each line is hashed together with
 * what follows, up to 100 characters that are no blanks, by a rolling hash in wrapping 64-bit arithmetic;
 * `:n` numbers equal hashes. Algorithm: github/codeql-action, `fingerprints.ts`.
 */
export function lineHashes(text: string): readonly string[] {
  const { units, starts } = significantUnits(text);
  const seen = new Map<string, number>();
  const hashes: string[] = [];
  let hash = 0n;
  let line = 0;
  for (let at = 0; at < units.length + BLOCK && line < starts.length; at++) {
    hash = BigInt.asUintN(64, FACTOR * hash + BigInt(units[at] ?? 0) - OUTGOING_FACTOR * BigInt(units[at - BLOCK] ?? 0));
    if (starts[line] !== at - BLOCK + 1) continue;
    hashes.push(numbered(hash.toString(16), seen));
    line += 1;
  }
  return hashes;
}

/** The characters that count, and where each line begins among them; CR and CRLF are LF, the end is a character. */
function significantUnits(text: string): { readonly units: readonly number[]; readonly starts: readonly number[] } {
  const units: number[] = [];
  const starts: number[] = [];
  let atLineStart = true;
  for (let at = 0; at <= text.length; at++) {
    const unit = at === text.length ? END_OF_FILE : text.charCodeAt(at);
    if (unit === SPACE || unit === TAB || (unit === LF && text.charCodeAt(at - 1) === CR)) continue;
    if (atLineStart) starts.push(units.length);
    atLineStart = unit === LF || unit === CR;
    units.push(unit === CR ? LF : unit);
  }
  return { units, starts };
}

function numbered(hash: string, seen: Map<string, number>): string {
  const nth = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, nth);
  return `${hash}:${nth}`;
}
