import type { CheckResult } from '../contract/index.ts';

/** The text of a judged file, cut into lines once however many findings ask. Lines count from 1. */
export interface SourceText {
  readonly text: string;
  /** Lines there are; an empty one after the last line end counts. */
  readonly lineCount: number;
  /** One line without its end. */
  line(number: number): string | undefined;
  /** Lines from `first` to `last` with their ends. */
  lines(first: number, last: number): string;
}

/** Finds the text of a file by its path. */
export type FindText = (path: string) => SourceText | undefined;

/** The texts of all files that were judged; each is cut when it is asked for first. */
export function sourceTexts({ files }: CheckResult): FindText {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const cut = new Map<string, SourceText>();
  return (path) => {
    const known = cut.get(path);
    const text = texts.get(path);
    if (known !== undefined || text === undefined) return known;
    const made = sourceText(text);
    cut.set(path, made);
    return made;
  };
}

/** Cuts a text: `\n`, `\r\n` and a lone `\r` end a line, as everywhere in Lockstep. */
export function sourceText(text: string): SourceText {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  const lines = (first: number, last: number): string => text.slice(starts[first - 1] ?? text.length, starts[last] ?? text.length);
  return {
    text,
    lineCount: starts.length,
    line: (number) => (number < 1 || number > starts.length ? undefined : lines(number, number).replace(/[\r\n]+$/, '')),
    lines,
  };
}
