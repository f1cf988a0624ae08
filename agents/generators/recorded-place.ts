import type { AcceptedPrefix } from '../../contract/index.ts';
import type { RecordedPart } from './recording.ts';

/** Where a recording goes on: the attempt, and how much of each file's text in it was accepted before. */
export interface RecordedPlace {
  readonly attempt: number;
  /** By path, in UTF-16 units. */
  readonly known: ReadonlyMap<string, number>;
}

/**
 * Finds where accepted texts end in a recording of several attempts. The text of an attempt begins behind what was accepted of the
 * attempts before it, so an accepted text is beginnings of attempts, one behind the other; the last attempt that has a part in one
 * goes on.
 */
export function placeInRecording(parts: readonly RecordedPart[], accepted: readonly AcceptedPrefix[]): RecordedPlace {
  const texts = textsByPath(parts);
  const ends = accepted.map(({ path, text }) => ({ path, end: endOf([...(texts.get(path) ?? [])], text) ?? { attempt: 1, length: 0 } }));
  const attempt = Math.max(1, ...ends.map(({ end }) => end.attempt));
  return { attempt, known: new Map(ends.flatMap(({ path, end }) => (end.attempt === attempt ? [[path, end.length] as const] : []))) };
}

/** The texts of each file by attempt, in the order of the attempts. */
function textsByPath(parts: readonly RecordedPart[]): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const texts = new Map<string, Map<number, string>>();
  const paths = new Map<string, string>();
  for (const { attempt, part } of parts) {
    if (part.type === 'file-start') paths.set(`${attempt} ${part.file}`, part.path);
    if (part.type !== 'text-delta') continue;
    const path = paths.get(`${attempt} ${part.file}`) ?? part.file;
    const own = texts.get(path) ?? new Map<number, string>();
    texts.set(path, own.set(attempt, (own.get(attempt) ?? '') + part.text));
  }
  return texts;
}

interface End {
  readonly attempt: number;
  readonly length: number;
}

/** The attempt in which a text ends that was put together from the first of some attempts on, and how much of its text that takes. */
function endOf([first, ...later]: readonly (readonly [attempt: number, text: string])[], text: string): End | undefined {
  if (first === undefined) return undefined;
  const [attempt, own] = first;
  const shared = sharedLength(own, text);
  if (shared === text.length) return { attempt, length: shared };
  // What was refused of an attempt may begin like what came in its place.
  for (let at = shared; at >= 0; at--) {
    const end = endOf(later, text.slice(at));
    if (end !== undefined) return end;
  }
  return undefined;
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
