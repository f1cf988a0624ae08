import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, StepRow, TypeRow } from '../../../program/index.ts';

/** https://node-postgres.com and packages with the same client; https://vitaly-t.github.io/pg-promise. */
export const postgres: LibraryRows = {
  types: [
    ...each('Client Pool PoolClient ClientBase', (name) => ['sql.Connection', 'pg', `${name}.Instance`] as TypeRow),
    ['sql.Connection', 'pg', 'native.Client.Instance'],
    ['sql.Connection', 'pg', 'connect.Argument[1].Parameter[1]'],
    ['sql.Connection', 'pg-pool', 'Instance'],
    ['sql.Connection', '@vercel/postgres', 'createPool.ReturnValue'],
    ['sql.Connection', '@neondatabase/serverless', 'Pool.Instance'],
    ['sql.Connection', '@neondatabase/serverless', 'Client.Instance'],
    ['sql.Connection', 'pg-promise', 'ReturnValue.ReturnValue'],
    ['sql.Connection', 'pg-promise', 'IDatabase.Instance'],
  ],
  sinks: [
    ['postgres', 'ReturnValue.unsafe.Argument[0]', 'sql'],
    ['@neondatabase/serverless', 'neon.ReturnValue.Argument[0]', 'sql'],
    ['@neondatabase/serverless', 'neon.ReturnValue.query.Argument[0]', 'sql'],
  ],
  steps: [
    ['pg-format', '', 'Argument[0]', 'ReturnValue'],
    ['pg-format', '', 'Argument[1]', 'ReturnValue', ['sql']],
    ['pg-format', 'literal', 'Argument[0]', 'ReturnValue', ['sql']],
    ['pg-format', 'ident', 'Argument[0]', 'ReturnValue', ['sql']],
    ...each('escapeLiteral escapeIdentifier', (name): StepRow => ['pg', name, 'Argument[0]', 'ReturnValue', ['sql']]),
  ],
};

/** https://github.com/mysqljs/mysql and https://sidorares.github.io/node-mysql2. */
export const mysql: LibraryRows = {
  types: ['mysql', 'mysql2', 'mysql2/promise', 'mariadb'].flatMap((library): readonly TypeRow[] => [
    ...each('createConnection createPool', (name) => ['sql.Connection', library, `${name}.ReturnValue`] as TypeRow),
    ...each('Connection Pool PoolConnection', (name) => ['sql.Connection', library, `${name}.Instance`] as TypeRow),
  ]),
  steps: ['mysql', 'mysql2', 'mysql2/promise', 'sqlstring'].flatMap((library): readonly StepRow[] => [
    ...each('escape escapeId', (name): StepRow => [library, name, 'Argument[0]', 'ReturnValue', ['sql', 'nosql']]),
    [library, 'format', 'Argument[0]', 'ReturnValue', ['nosql']],
    [library, 'format', 'Argument[1]', 'ReturnValue', ['sql', 'nosql']],
  ]),
};

/** https://github.com/TryGhost/node-sqlite3, better-sqlite3, https://nodejs.org/api/sqlite.html. */
export const sqlite: LibraryRows = {
  types: [
    ['sql.Connection', 'sqlite3', 'Database.Instance'],
    ['sql.Connection', 'sqlite3', 'verbose.ReturnValue.Database.Instance'],
    ['sql.Connection', 'sqlite', 'open.ReturnValue'],
    ['sql.Connection', 'sqlite', 'Database.Instance'],
    ['sql.Connection', 'sqlite', 'DatabaseSync.Instance'],
    ['sql.Connection', 'better-sqlite3', 'Instance'],
    ['sql.Connection', 'better-sqlite3', 'ReturnValue'],
    ['sql.Connection', 'better-sqlite3', 'Database.Instance'],
    ['sql.Connection', '@libsql/client', 'createClient.ReturnValue'],
    ['sql.Connection', 'bun:sqlite', 'Database.Instance'],
  ],
  sinks: [['sql.Connection', 'execute.Argument[0].sql', 'sql']],
};

/** https://tediousjs.github.io/node-mssql and drivers of other databases. */
export const otherDatabases: LibraryRows = {
  types: [
    ['sql.Connection', 'mssql', 'Request.Instance'],
    ['sql.Connection', 'mssql', 'PreparedStatement.Instance'],
    ['sql.Connection', 'mssql', 'ConnectionPool.Instance'],
    ['sql.Connection', 'mssql', 'connect.ReturnValue'],
    ['sql.Connection', 'snowflake-sdk', 'createConnection.ReturnValue'],
    ['sql.Connection', 'odbc', 'connect.ReturnValue'],
    ['sql.Connection', 'oracledb', 'getConnection.ReturnValue'],
    ['sql.Connection', '@clickhouse/client', 'createClient.ReturnValue'],
    ['sql.Connection', 'cassandra-driver', 'Client.Instance'],
    ...each('createConnection createClient', (name) => ['sql.Connection', '@sap/hana-client', `${name}.ReturnValue`] as TypeRow),
    ['sql.Connection', 'hdb', 'createClient.ReturnValue'],
    ['sql.Connection', 'ibm_db', 'open.Argument[1].Parameter[1]'],
    ['sql.Connection', 'massive', 'ReturnValue'],
    ['sql.Connection', 'couchbase', 'connect.ReturnValue'],
    ['sql.Connection', 'arangojs', 'Database.Instance'],
    ['sql.Connection', 'influx', 'InfluxDB.Instance'],
    ['sql.Connection', 'duckdb', 'Database.Instance'],
    ['sql.Connection', '@duckdb/node-api', 'DuckDBInstance.create.ReturnValue'],
    ['sql.Connection', '@planetscale/database', 'connect.ReturnValue'],
    ['sql.Connection', 'expo-sqlite', 'openDatabaseSync.ReturnValue'],
    ['sql.Connection', 'sql.js', 'ReturnValue.Database.Instance'],
    ['sql.Connection', 'mssql', 'Transaction.Instance'],
    ['sql.Connection', 'node-firebird', 'attach.Argument[1].Parameter[1]'],
    ['sql.Connection', 'ibm_db', 'openSync.ReturnValue'],
    ['sql.Connection', 'mysql2', 'createPoolCluster.ReturnValue'],
    ['websql.Database', 'global', 'openDatabase.ReturnValue'],
    ['websql.Database', 'react-native-sqlite-storage', 'openDatabase.ReturnValue'],
    ['websql.Database', 'expo-sqlite', 'openDatabase.ReturnValue'],
    ...each('transaction readTransaction', (name) => ['websql.Transaction', 'websql.Database', `${name}.Argument[0].Parameter[0]`] as TypeRow),
    ['cosmos.Items', '@azure/cosmos', 'CosmosClient.Instance.database.ReturnValue.container.ReturnValue.items'],
    ['cosmos.Items', '@azure/cosmos', 'Container.Instance.items'],
    ['spanner.Database', '@google-cloud/spanner', 'Spanner.Instance.instance.ReturnValue.database.ReturnValue'],
  ],
  sinks: [
    ['mssql', 'query.Argument[0]', 'sql'],
    ['mssql', 'batch.Argument[0]', 'sql'],
    ['tedious', 'Request.Argument[0]', 'sql'],
    ['spanner.Database', 'run.Argument[0]', 'sql'],
    ['spanner.Database', 'run.Argument[0].sql', 'sql'],
    ['@google-cloud/bigquery', 'BigQuery.Instance.query.Argument[0]', 'sql'],
    ['@google-cloud/bigquery', 'BigQuery.Instance.query.Argument[0].query', 'sql'],
    ['alasql', 'Argument[0]', 'sql'],
    ...each('createQueryJob queryStream createQueryStream', (name) => name).flatMap((name): readonly SinkRow[] => [['@google-cloud/bigquery', `BigQuery.Instance.${name}.Argument[0]`, 'sql'], ['@google-cloud/bigquery', `BigQuery.Instance.${name}.Argument[0].query`, 'sql']]),
    ['@aws-sdk/client-athena', 'StartQueryExecutionCommand.Argument[0].QueryString', 'sql'],
    ['@aws-sdk/client-redshift-data', 'ExecuteStatementCommand.Argument[0].Sql', 'sql'],
    ['@aws-sdk/client-rds-data', 'ExecuteStatementCommand.Argument[0].sql', 'sql'],
    ['@aws-sdk/client-timestream-query', 'QueryCommand.Argument[0].QueryString', 'sql'],
    ...each('queryRows collectRows queryRaw iterateRows queryLines collectLines response', (name) => ['@influxdata/influxdb-client', `InfluxDB.Instance.getQueryApi.ReturnValue.${name}.Argument[0]`, 'sql'] as SinkRow),
    ['cosmos.Items', 'query.Argument[0]', 'sql'],
    ['cosmos.Items', 'query.Argument[0].query', 'sql'],
    ['jsforce', 'Connection.Instance.query.Argument[0]', 'sql'],
    ['gremlin', 'driver.Client.Instance.submit.Argument[0]', 'sql'],
    ['websql.Transaction', 'executeSql.Argument[0]', 'sql'],
  ],
};

/** What connections share: texts that the database runs, and connections they make. */
export const sqlConnections: LibraryRows = {
  types: [
    ['sql.Connection', 'sql.Connection', 'getConnection.Argument[0].Parameter[1]'],
    ['sql.Connection', 'sql.Connection', 'connect.Argument[0].Parameter[1]'],
    ...each('getConnection connect promise request task tx', (name) => ['sql.Connection', 'sql.Connection', `${name}.ReturnValue`] as TypeRow),
    ...each('task tx transaction', (name) => ['sql.Connection', 'sql.Connection', `${name}.Argument[0].Parameter[0]`] as TypeRow),
    ['sql.Connection', 'sql.Connection', 'on.Argument[1].Parameter[0]'],
  ],
  sinks: [
    ...each('query execute exec run all get each prepare getAllAsync getFirstAsync runAsync execAsync batch any one none oneOrNone many manyOrNone multi result queryStream', (name) => ['sql.Connection', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ...each('query execute', (name) => ['sql.Connection', `${name}.Argument[0].sqlText`, 'sql'] as SinkRow),
    ['sql.Connection', 'query.Argument[0].sql', 'sql'],
    ...each('query one none any oneOrNone manyOrNone', (name) => ['sql.Connection', `${name}.Argument[0].text`, 'sql'] as SinkRow),
  ],
  steps: each('escape escapeId escapeLiteral escapeIdentifier', (name): StepRow => ['sql.Connection', name, 'Argument[0]', 'ReturnValue', ['sql']]),
};
