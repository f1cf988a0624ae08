import type { Location } from '../contract/index.ts';
import { neutralise } from './neutralise.ts';

/** `path:line:column`, which terminals and editors make clickable. */
export function placeOf({ path, start }: Location): string {
  return `${neutralise(path)}:${start.line}:${start.column}`;
}

/** `path:12` or `path:12-15`. */
export function linesOf(path: string, first: number, last: number): string {
  return `${neutralise(path)}:${first}${last > first ? `-${last}` : ''}`;
}
