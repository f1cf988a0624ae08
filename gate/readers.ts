/** Which judgements asked for a path. */
export interface Readers {
  /** Notes that the judgement of a unit asked for the content or the absence of paths. */
  note(unit: string, paths: Iterable<string>): void;
  /** The units whose judgement asked for a path, each once. */
  of(path: string): readonly string[];
}

/** An empty index. It is kept beside what judges, so that it outlives a worker that is killed. */
export function createReaders(): Readers {
  const unitsOf = new Map<string, string[]>();
  return {
    note(unit, paths) {
      for (const path of paths) {
        const units = unitsOf.get(path);
        if (units === undefined) unitsOf.set(path, [unit]);
        else if (units.at(-1) !== unit) units.push(unit);
      }
    },
    of: (path) => [...new Set(unitsOf.get(path))],
  };
}
