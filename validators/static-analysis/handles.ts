import type { LibraryPath } from '../../program/index.ts';

/** A thing that is given back by one method and fails in others afterwards. */
export interface Handle {
  readonly closing: string;
  /** True where closing answers with a promise. */
  readonly closesLater?: true;
  readonly using: ReadonlySet<string>;
}

const FILE: Handle = { closing: 'close', closesLater: true, using: new Set(['read', 'readFile', 'write', 'writeFile', 'appendFile', 'truncate', 'stat', 'sync', 'datasync', 'readv', 'writev', 'chmod', 'utimes']) };
const WRITABLE: Handle = { closing: 'end', using: new Set(['write']) };
const DATABASE: Handle = { closing: 'close', using: new Set(['prepare', 'exec', 'run', 'get', 'all', 'pragma', 'transaction']) };

/** How things are made, and what they are (Node's documentation of fs, net, http and sqlite; node-postgres; mysql2; better-sqlite3). */
const HANDLES: ReadonlyMap<string, Handle> = new Map([
  ['fs/promises.open.ReturnValue.Awaited', FILE],
  ['fs.promises.open.ReturnValue.Awaited', FILE],
  ['fs.createWriteStream.ReturnValue', WRITABLE],
  ['net.connect.ReturnValue', WRITABLE],
  ['net.createConnection.ReturnValue', WRITABLE],
  ['http.request.ReturnValue', WRITABLE],
  ['https.request.ReturnValue', WRITABLE],
  ['zlib.createGzip.ReturnValue', WRITABLE],
  ['pg.Client.Instance', { closing: 'end', closesLater: true, using: new Set(['query', 'connect']) }],
  ['pg.Pool.Instance', { closing: 'end', closesLater: true, using: new Set(['query', 'connect']) }],
  ['pg.Pool.Instance.connect.ReturnValue.Awaited', { closing: 'release', using: new Set(['query']) }],
  ['mysql2/promise.createConnection.ReturnValue.Awaited', { closing: 'end', closesLater: true, using: new Set(['query', 'execute']) }],
  ['better-sqlite3.Instance', DATABASE],
  ['sqlite.DatabaseSync.Instance', DATABASE],
]);

/** What is known about closing a value of a library. */
export function handleOf(path: LibraryPath | undefined): Handle | undefined {
  return path === undefined ? undefined : HANDLES.get([path.package, ...path.path].join('.'));
}
