/** How an argument of a sink does harm. */
export type SinkKind =
  /** The argument is a text that a shell reads. */
  | 'shell-text'
  /** The argument and the list after it are read by a shell when the options say `shell`. */
  | 'shell-option'
  /** The program is a shell and the list after it holds its `-c` text. */
  | 'shell-argument'
  /** The argument names the program that is run. */
  | 'program'
  /** The argument is a text that a database runs: alone, or as `sql` or `text` of an object. */
  | 'sql-text';

/** What an argument of a function is used for. Access paths are written as in `LibraryPath`, with dots. */
export type SinkRow = readonly [library: string, path: string, kind: SinkKind, argument: number];

/** What a server hands to its handlers. */
export type RemoteKind = 'express-request' | 'fastify-request' | 'hono-context' | 'koa-context' | 'next-request' | 'node-request';

/** A function that takes handlers, and which parameter of a handler holds what came from outside. */
export type HandlerRow = readonly [library: string, path: string, kind: RemoteKind, parameter: number];

/** A class or interface whose values hold what came from outside. */
export type RemoteTypeRow = readonly [library: string, path: string, kind: RemoteKind];

/** The access path of something that was sent from outside. */
export type RemoteMemberRow = readonly [kind: RemoteKind, path: string];

/** What a function makes of its arguments: the text goes through, or it cannot do harm any more for some kinds of sink. */
export type StepRow = readonly [library: string, path: string, effect: 'propagates' | 'clears'];

/** A maker of request handlers that leave the request's values as they are. */
export type MiddlewareRow = readonly [library: string, path: string, effect: 'harmless' | 'passes-on'];

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'head', 'options'];

/** One row for each routing method of each receiver. */
export function routes(
  library: string,
  receivers: readonly string[],
  handler: readonly [kind: RemoteKind, parameter: number],
): readonly HandlerRow[] {
  return receivers.flatMap((receiver) => METHODS.map((method): HandlerRow => [library, `${receiver}.${method}`, ...handler]));
}
