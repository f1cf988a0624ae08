import { createHash } from 'node:crypto';
import type { AnalysedProgram } from '../program.ts';
import { createGramFilter } from './gram-filter.ts';
import type { GramFilter } from './gram-filter.ts';
import { tokenGrams } from './token-grams.ts';

/** Which files of the disk may hold a function, without parsing them. */
export interface FileFilters {
  /** The files that may hold a text with these grams, the likeliest first; at most `most`. Reads what has not been read yet. */
  candidates(grams: ReadonlySet<number>, most: number): readonly string[];
  /** Reads some files that have not been read yet; false when there are none. */
  readAhead(): boolean;
}

/** Share of the grams that a file must have to be looked at; an edited copy lacks some. */
const SHARE = 0.5;
const FILES_AT_ONCE = 32;
const MOST_KEPT = 50_000;

/** By digest of the text: what was read for one run need not be made again for the next. */
const byDigest = new Map<string, GramFilter>();

/** Filters over the code files of a program's tree; what the run brings is not among them. */
export function createFileFilters(program: AnalysedProgram): FileFilters {
  const filters = new Map<string, GramFilter | undefined>();
  let version = -1;
  let unread: Set<string> | undefined;

  const read = (path: string): void => {
    const text = program.peek(path);
    filters.set(path, text === undefined ? undefined : filterOf(text));
  };
  /** What has changed is read again. */
  const follow = (): Set<string> => {
    unread ??= new Set(program.graph.paths());
    if (version !== program.version) for (const { path } of program.changesSince(version)) if (program.kind(path) === 'code') unread.add(path);
    version = program.version;
    return unread;
  };
  const readSome = (): boolean => {
    const waiting = follow();
    for (const path of [...waiting].slice(0, FILES_AT_ONCE)) {
      waiting.delete(path);
      read(path);
    }
    program.progress();
    return waiting.size > 0;
  };
  return {
    readAhead: readSome,
    candidates(grams, most) {
      if (grams.size === 0) return [];
      while (readSome());
      const shares = [...filters].flatMap(([path, filter]) => {
        const share = filter === undefined ? 0 : shareOf(grams, filter);
        return share < SHARE ? [] : [{ path, share }];
      });
      return shares
        .sort((a, b) => b.share - a.share || (a.path < b.path ? -1 : 1))
        .slice(0, most)
        .map(({ path }) => path);
    },
  };
}

function filterOf(text: string): GramFilter {
  const digest = createHash('sha1').update(text).digest('base64');
  const known = byDigest.get(digest);
  if (known !== undefined) return known;
  if (byDigest.size >= MOST_KEPT) byDigest.clear();
  const made = createGramFilter(tokenGrams(text));
  byDigest.set(digest, made);
  return made;
}

function shareOf(grams: ReadonlySet<number>, filter: GramFilter): number {
  let found = 0;
  for (const gram of grams) if (filter.has(gram)) found += 1;
  return found / grams.size;
}
