import type { Node } from '../../syntax.ts';
import type { Located } from '../origin.ts';
import { handlerAsks } from './asks-who.ts';
import { stepAsks } from './steps.ts';

/** What stands in front of a handler. */
export type Access = 'open' | 'authenticated' | 'unknown';

/** What a file says of a handler. */
export interface Handled {
  readonly steps: readonly Node[];
  readonly handler?: Node | undefined;
}

/** The access of a handler behind steps: one of them asks, or the handler does; other steps may. */
export function accessOf({ steps, handler }: Handled, at: Located): Access {
  if (steps.some((node) => stepAsks({ ...at, node })) || handlerAsks(handler === undefined ? undefined : { ...at, node: handler })) return 'authenticated';
  return steps.length > 0 ? 'unknown' : 'open';
}
