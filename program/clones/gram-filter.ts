/** A set of hashes in little room, which may take one for its own that it does not have (Bloom 1970): about one in fifty. */
export interface GramFilter {
  has(gram: number): boolean;
}

/** Bits for each gram, and how many of them it sets. */
const BITS = 8;
const PROBES = 3;

/** A filter over grams. */
export function createGramFilter(grams: ReadonlySet<number>): GramFilter {
  const size = 2 ** Math.max(6, Math.ceil(Math.log2(grams.size * BITS + 1)));
  const bits = new Uint32Array(size / 32);
  for (const gram of grams) for (let probe = 0; probe < PROBES; probe++) bits[place(gram, probe, size) >>> 5] = (bits[place(gram, probe, size) >>> 5] ?? 0) | bitOf(place(gram, probe, size));
  return {
    has(gram) {
      for (let probe = 0; probe < PROBES; probe++) {
        const at = place(gram, probe, size);
        if (((bits[at >>> 5] ?? 0) & bitOf(at)) === 0) return false;
      }
      return true;
    },
  };
}

/** The n-th bit of a gram, by two mixed halves (Kirsch, Mitzenmacher 2006). */
function place(gram: number, probe: number, size: number): number {
  const mixed = Math.imul(gram ^ (gram >>> 15), 0x2c1b3c6d);
  return (gram + Math.imul(probe, mixed | 1)) & (size - 1);
}

function bitOf(at: number): number {
  return 1 << (at & 31);
}
