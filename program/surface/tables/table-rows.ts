import type { TableUse } from './sql-tables.ts';

type Verb = TableUse['verb'];

/** How a call says what it does: by a verb of its own; by those around it, else it reads; or it only takes hold of a table. */
export type NamingRow = readonly [library: string, method: string, does: Verb | 'query' | 'handle'];

const each = (library: string, does: NamingRow[2], methods: string): readonly NamingRow[] => methods.split(' ').map((method) => [library, method, does]);

/**
 * Calls whose first argument names a table or a model, by the last step of their path in the library; `()` is a call of the
 * handle itself. After the documentation of each library.
 */
export const NAMING_ROWS: readonly NamingRow[] = [
  ...each('knex', 'query', '() from into'),
  ...each('knex', 'select', 'join innerJoin leftJoin'),
  ...each('knex', 'create', 'createTable'),
  ...each('knex', 'drop', 'dropTable dropTableIfExists'),
  ...each('knex', 'alter', 'alterTable renameTable'),
  ...each('mongodb', 'handle', 'collection'),
  ...each('mongodb', 'create', 'createCollection'),
  ...each('mongodb', 'drop', 'dropCollection'),
  ...each('mongoose', 'handle', 'collection'),
  ...each('@supabase/supabase-js', 'handle', 'from'),
  ...each('kysely', 'select', 'selectFrom innerJoin leftJoin'),
  ...each('kysely', 'insert', 'insertInto replaceInto'),
  ...each('kysely', 'update', 'updateTable'),
  ...each('kysely', 'delete', 'deleteFrom'),
  ...each('kysely', 'create', 'createTable'),
  ...each('kysely', 'drop', 'dropTable'),
  ...each('kysely', 'alter', 'alterTable'),
  ...each('drizzle-orm', 'select', 'from innerJoin leftJoin'),
  ...each('drizzle-orm', 'insert', 'insert'),
  ...each('drizzle-orm', 'update', 'update'),
  ...each('drizzle-orm', 'delete', 'delete'),
  ...each('typeorm', 'handle', 'getRepository getTreeRepository getMongoRepository createQueryBuilder'),
  ...each('typeorm', 'query', 'from into'),
  ...each('typeorm', 'select', 'find findBy findOne findOneBy findOneOrFail findAndCount count exists'),
  ...each('typeorm', 'insert', 'save insert'),
  ...each('typeorm', 'update', 'update upsert increment decrement restore'),
  ...each('typeorm', 'delete', 'delete softDelete'),
  ...each('typeorm', 'truncate', 'clear'),
  ...each('sequelize', 'insert', 'bulkInsert'),
  ...each('sequelize', 'update', 'bulkUpdate'),
  ...each('sequelize', 'delete', 'bulkDelete'),
  ...each('sequelize', 'create', 'createTable'),
  ...each('sequelize', 'drop', 'dropTable'),
  ...each('sequelize', 'alter', 'addColumn removeColumn changeColumn renameColumn renameTable'),
];

/** Calls and classes that make a model of the table named by their first argument, or by `name` in it. */
export const MODEL_ROWS: readonly (readonly [library: string, path: string])[] = [
  ['sequelize', 'Sequelize.Instance.define'],
  ['sequelize', 'Instance.define'],
  ['mongoose', 'model'],
  ['mongoose', 'connection.model'],
  ['mongoose', 'createConnection.ReturnValue.model'],
  ['mongoose', 'Connection.Instance.model'],
  ['drizzle-orm/pg-core', 'pgTable'],
  ['drizzle-orm/mysql-core', 'mysqlTable'],
  ['drizzle-orm/sqlite-core', 'sqliteTable'],
  ['typeorm', 'EntitySchema'],
];

/** Decorators of classes that stand for a table, and the option that names it. */
export const ENTITY_ROWS: readonly (readonly [library: string, name: string, option: string])[] = [
  ['typeorm', 'Entity', 'name'],
  ['@mikro-orm/core', 'Entity', 'tableName'],
  ['sequelize-typescript', 'Table', 'tableName'],
  ['@nestjs/mongoose', 'Schema', 'collection'],
];

/** Classes whose heirs stand for a table. */
export const BASE_ROWS: readonly (readonly [library: string, name: string])[] = [
  ['sequelize', 'Model'],
  ['sequelize-typescript', 'Model'],
  ['objection', 'Model'],
  ['typeorm', 'BaseEntity'],
];

/** Clients whose members are the tables. */
export const MEMBER_ROWS: readonly (readonly [library: string, path: string])[] = [
  ['@prisma/client', 'PrismaClient.Instance'],
  ['@prisma/client', 'Prisma.TransactionClient.Instance'],
];

/** Clients that are asked by key. */
export const KEY_ROWS: readonly (readonly [library: string, path: string])[] = [
  ['redis', 'createClient.ReturnValue'],
  ['redis', 'createCluster.ReturnValue'],
  ['ioredis', 'Instance'],
  ['ioredis', 'Redis.Instance'],
  ['ioredis', 'Cluster.Instance'],
];

const verbs = (verb: Verb, methods: string): readonly (readonly [string, Verb])[] => methods.split(' ').map((method) => [method, verb]);

/** What the methods of models, collections and query builders do. */
export const DATA_VERBS: ReadonlyMap<string, Verb> = new Map([
  ...verbs('select', 'select find findOne findOneOrFail findOneBy findOneByOrFail findBy findAll findByPk findById findAndCount findAndCountAll findAndCountBy findMany findFirst findFirstOrThrow findUnique findUniqueOrThrow aggregate aggregate count countBy countDocuments estimatedDocumentCount distinct exists existsBy first groupBy max min sum pluck query scan where getMany getOne'),
  ...verbs('insert', 'create createMany createManyAndReturn bulkCreate insert insertOne insertMany insertGraph findOrCreate save'),
  ...verbs('update', 'upsert update updateMany updateOne replaceOne findByIdAndUpdate findOneAndUpdate findOneAndReplace findAndModify bulkWrite patch increment decrement restore merge'),
  ...verbs('delete', 'delete deleteMany deleteOne deleteById del destroy remove softDelete softRemove findByIdAndDelete findOneAndDelete findByIdAndRemove'),
  ...verbs('truncate', 'truncate clear'),
  ...verbs('drop', 'drop'),
]);

/** What the commands of a store by key do. https://redis.io/docs/latest/commands */
export const KEY_VERBS: ReadonlyMap<string, Verb> = new Map([
  ...verbs('select', 'get mget mGet getBuffer exists hget hGet hgetall hGetAll hmget hmGet lrange lRange smembers sMembers zrange zRange'),
  ...verbs('insert', 'set setex setEx setnx setNX mset mSet hset hSet hmset lpush lPush rpush rPush sadd sAdd zadd zAdd xadd xAdd incr incrby incrBy append expire'),
  ...verbs('delete', 'del unlink getdel getDel hdel hDel lpop lPop rpop rPop srem sRem zrem zRem'),
  ...verbs('truncate', 'flushall flushAll flushdb flushDb'),
]);
