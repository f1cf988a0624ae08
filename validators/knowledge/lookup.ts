import { CHILD_PROCESS_SINKS } from './child-process.ts';
import { COMMAND_RUNNER_SINKS } from './command-runners.ts';
import { EXPRESS_HANDLERS, EXPRESS_MEMBERS, EXPRESS_MIDDLEWARE, EXPRESS_TYPES } from './express.ts';
import { QUERY_BUILDER_SINKS } from './query-builders.ts';
import type { HandlerRow, MiddlewareRow, RemoteKind, RemoteMemberRow, RemoteTypeRow, SinkRow, StepRow } from './row.ts';
import { SERVER_HANDLERS, SERVER_MEMBERS, SERVER_TYPES } from './servers.ts';
import { SQL_DRIVER_SINKS } from './sql-drivers.ts';
import { VALUE_STEPS } from './value-steps.ts';

/** A value in terms of a library, as `libraryPathOf` gives it. */
interface Place {
  readonly package: string;
  readonly path: readonly string[];
}

/** Every row, for the parity test. */
export const SINK_ROWS: readonly SinkRow[] = [...CHILD_PROCESS_SINKS, ...COMMAND_RUNNER_SINKS, ...SQL_DRIVER_SINKS, ...QUERY_BUILDER_SINKS];
export const HANDLER_ROWS: readonly HandlerRow[] = [...EXPRESS_HANDLERS, ...SERVER_HANDLERS];
export const REMOTE_TYPE_ROWS: readonly RemoteTypeRow[] = [...EXPRESS_TYPES, ...SERVER_TYPES];
export const REMOTE_MEMBER_ROWS: readonly RemoteMemberRow[] = [...EXPRESS_MEMBERS, ...SERVER_MEMBERS];
export const STEP_ROWS: readonly StepRow[] = VALUE_STEPS;
export const MIDDLEWARE_ROWS: readonly MiddlewareRow[] = EXPRESS_MIDDLEWARE;

const sinks = byPlace(SINK_ROWS);
const handlers = byPlace(HANDLER_ROWS);
const types = byPlace(REMOTE_TYPE_ROWS);
const steps = byPlace(STEP_ROWS);
const middleware = byPlace(MIDDLEWARE_ROWS);

/** The last step of each sink's path, to skip calls that cannot be one. */
export const SINK_NAMES: ReadonlySet<string> = new Set(SINK_ROWS.map(([, path]) => path.split('.').at(-1) ?? ''));

/** What a function does with its arguments as a sink. */
export function sinksAt(place: Place): readonly SinkRow[] {
  return sinks.get(keyOf(place)) ?? [];
}

/** What a function hands to the handlers it is given. */
export function handlerAt(place: Place): HandlerRow | undefined {
  return handlers.get(keyOf(place))?.[0];
}

/** What a value of this type holds. */
export function remoteTypeAt(place: Place): RemoteKind | undefined {
  return types.get(keyOf(place))?.[0]?.[2];
}

/** What a library function makes of a text. */
export function stepAt(place: Place): StepRow[2] | undefined {
  return steps.get(keyOf(place))?.[0]?.[2];
}

/** What a piece of middleware does to the request. */
export function middlewareAt(place: Place): MiddlewareRow[2] | undefined {
  return middleware.get(keyOf(place))?.[0]?.[2];
}

/** The part of an access path after what was sent from outside; undefined when the path reaches nothing of that. */
export function afterRemoteMember(kind: RemoteKind, path: readonly string[]): readonly string[] | undefined {
  for (const [of, member] of REMOTE_MEMBER_ROWS) {
    if (of !== kind) continue;
    const names = member.split('.');
    if (names.every((name, at) => path[at] === name)) return path.slice(names.length);
  }
  return undefined;
}

function keyOf({ package: library, path }: Place): string {
  return `${library}|${path.join('.')}`;
}

function byPlace<R extends readonly [string, string, ...unknown[]]>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const map = new Map<string, R[]>();
  for (const row of rows) {
    const key = `${row[0]}|${row[1]}`;
    map.set(key, [...(map.get(key) ?? []), row]);
  }
  return map;
}
