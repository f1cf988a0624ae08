import type { SinkRow } from './row.ts';

function texts(library: string, receivers: readonly string[], methods: readonly string[]): readonly SinkRow[] {
  return receivers.flatMap((receiver) => methods.map((method): SinkRow => [library, `${receiver}.${method}`, 'sql-text', 0]));
}

const MYSQL = ['createConnection.ReturnValue', 'createPool.ReturnValue', 'Connection.Instance', 'Pool.Instance', 'PoolConnection.Instance'];
const MYSQL_PROMISE = [
  'createConnection.ReturnValue.Awaited',
  'createPool.ReturnValue',
  'createPool.ReturnValue.getConnection.ReturnValue.Awaited',
  'Connection.Instance',
  'Pool.Instance',
  'PoolConnection.Instance',
  'Pool.Instance.getConnection.ReturnValue.Awaited',
];

/** Drivers of relational databases: pg, pg-promise, mysql, mysql2, sqlite3, better-sqlite3, node:sqlite, mssql. */
export const SQL_DRIVER_SINKS: readonly SinkRow[] = [
  ...texts(
    'pg',
    [
      'Pool.Instance',
      'Client.Instance',
      'PoolClient.Instance',
      'ClientBase.Instance',
      'Pool.Instance.connect.ReturnValue.Awaited',
    ],
    ['query'],
  ),
  ...texts('mysql', MYSQL, ['query']),
  ...texts('mysql2', [...MYSQL, 'createPool.ReturnValue.promise.ReturnValue', 'createConnection.ReturnValue.promise.ReturnValue'], ['query', 'execute']),
  ...texts('mysql2/promise', MYSQL_PROMISE, ['query', 'execute']),
  ...texts('sqlite3', ['Database.Instance', 'verbose.ReturnValue.Database.Instance'], ['run', 'get', 'all', 'each', 'exec', 'prepare']),
  ...texts('better-sqlite3', ['Instance', 'ReturnValue', 'Database.Instance'], ['prepare', 'exec']),
  ...texts('sqlite', ['open.ReturnValue.Awaited', 'Database.Instance'], ['run', 'get', 'all', 'each', 'exec', 'prepare']),
  ...texts('sqlite', ['DatabaseSync.Instance'], ['exec', 'prepare']),
  ...texts('pg-promise', ['IDatabase.Instance', 'ReturnValue.ReturnValue'], ['query', 'any', 'none', 'one', 'many', 'oneOrNone', 'manyOrNone']),
  ...texts(
    'mssql',
    ['Request.Instance', 'connect.ReturnValue.Awaited.request.ReturnValue', 'ConnectionPool.Instance.request.ReturnValue', 'connect.ReturnValue.Awaited'],
    ['query', 'batch'],
  ),
];
