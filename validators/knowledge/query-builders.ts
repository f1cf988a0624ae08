import type { SinkRow } from './row.ts';

/** Query builders and mappers where they take text: knex, sequelize, typeorm, prisma, drizzle. */
export const QUERY_BUILDER_SINKS: readonly SinkRow[] = [
  ['knex', 'ReturnValue.raw', 'sql-text', 0],
  ['knex', 'knex.ReturnValue.raw', 'sql-text', 0],
  ['knex', 'Knex.Instance.raw', 'sql-text', 0],
  ['knex', 'ReturnValue.ReturnValue.whereRaw', 'sql-text', 0],
  ['knex', 'knex.ReturnValue.ReturnValue.whereRaw', 'sql-text', 0],
  ['sequelize', 'Sequelize.Instance.query', 'sql-text', 0],
  ['sequelize', 'Instance.query', 'sql-text', 0],
  ['sequelize', 'Sequelize.literal', 'sql-text', 0],
  ['sequelize', 'literal', 'sql-text', 0],
  ['typeorm', 'DataSource.Instance.query', 'sql-text', 0],
  ['typeorm', 'EntityManager.Instance.query', 'sql-text', 0],
  ['typeorm', 'QueryRunner.Instance.query', 'sql-text', 0],
  ['typeorm', 'Repository.Instance.query', 'sql-text', 0],
  ['typeorm', 'DataSource.Instance.manager.query', 'sql-text', 0],
  ['typeorm', 'DataSource.Instance.createQueryRunner.ReturnValue.query', 'sql-text', 0],
  ['typeorm', 'getConnection.ReturnValue.query', 'sql-text', 0],
  ['typeorm', 'getManager.ReturnValue.query', 'sql-text', 0],
  ['@prisma/client', 'PrismaClient.Instance.$queryRawUnsafe', 'sql-text', 0],
  ['@prisma/client', 'PrismaClient.Instance.$executeRawUnsafe', 'sql-text', 0],
  ['@prisma/client', 'Prisma.raw', 'sql-text', 0],
  ['drizzle-orm', 'sql.raw', 'sql-text', 0],
];
