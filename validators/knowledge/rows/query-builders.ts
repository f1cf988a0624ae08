import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

const CHAIN = 'select column columns from where andWhere orWhere whereIn orWhereIn whereNotIn whereNot orWhereNot whereNull whereNotNull whereBetween whereExists whereColumn whereLike whereILike join leftJoin rightJoin innerJoin leftOuterJoin rightOuterJoin fullOuterJoin crossJoin table into insert update upsert with withRecursive union unionAll as orderBy groupBy having andHaving orHaving limit offset first distinct count countDistinct min max sum avg pluck returning transacting withSchema whereRaw orWhereRaw andWhereRaw havingRaw orderByRaw groupByRaw joinRaw fromRaw del delete truncate clone modify onConflict merge ignore forUpdate';
/** What is given a builder of its own, as a parameter and as `this`. */
const GROUPED = 'where andWhere orWhere whereNot whereIn whereExists having join leftJoin with union unionAll from select modify';

/** https://knexjs.org/guide/query-builder.html: only the `raw` functions take text. */
export const knex: LibraryRows = {
  types: [
    ['knex.Client', 'knex', 'ReturnValue'],
    ['knex.Client', 'knex', 'knex.ReturnValue'],
    ['knex.Client', 'knex', 'Knex.Instance'],
    ['knex.Client', 'knex.Client', 'ReturnValue'],
    ['knex.Client', 'knex.Client', 'transaction.Argument[0].Parameter[0]'],
    ['knex.Client', 'knex.Client', 'transaction.ReturnValue'],
    ...each('schema withUserParams.ReturnValue queryBuilder.ReturnValue', (path) => ['knex.Client', 'knex.Client', path] as TypeRow),
    ...each(GROUPED, (name) => name).flatMap((name): readonly TypeRow[] => [
      ['knex.Client', 'knex.Client', `${name}.Argument[*].Parameter[0]`],
      ['knex.Client', 'knex.Client', `${name}.Argument[*].This`],
    ]),
    ...each('Transaction QueryBuilder', (name) => ['knex.Client', 'knex', `Knex.${name}.Instance`] as TypeRow),
    ['knex.Client', 'nestjs-knex', 'InjectKnex.ReturnValue.Decorated'],
    ...each('query relatedQuery knex knexQuery startTransaction', (name) => ['knex.Client', 'objection', `Model.${name}.ReturnValue`] as TypeRow),
    ...each('$query $relatedQuery', (name) => ['knex.Client', 'objection', `Model.Instance.${name}.ReturnValue`] as TypeRow),
    ['knex.Client', 'objection', 'QueryBuilder.Instance'],
    ['knex.Client', 'objection', 'transaction.Argument[*].Parameter[0]'],
    ['bookshelf.Root', 'bookshelf', 'ReturnValue'],
    ['knex.Client', 'bookshelf.Root', 'knex'],
    ...each('model.ReturnValue Model.extend.ReturnValue', (path) => ['bookshelf.Model', 'bookshelf.Root', path] as TypeRow),
    ['bookshelf.Model', 'bookshelf.Model', 'forge.ReturnValue'],
    ['bookshelf.Model', 'bookshelf.Model', 'where.ReturnValue'],
    ['knex.Client', 'bookshelf.Model', 'query.Argument[0].Parameter[0]'],
    ['knex.Client', 'bookshelf.Model', 'query.Argument[0].This'],
    ['knex.Client', 'bookshelf.Model', 'query.ReturnValue'],
    ...each(CHAIN, (name) => ['knex.Client', 'knex.Client', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: each('raw whereRaw orWhereRaw andWhereRaw havingRaw andHavingRaw orHavingRaw orderByRaw groupByRaw joinRaw fromRaw columnRaw', (name) => ['knex.Client', `${name}.Argument[0]`, 'sql'] as SinkRow),
};

/** https://sequelize.org/docs/v6/core-concepts/raw-queries. */
export const sequelize: LibraryRows = {
  types: [
    ['sequelize', 'sequelize', 'Instance'],
    ['sequelize', 'sequelize', 'Sequelize.Instance'],
    ['sequelize', 'sequelize', 'Sequelize'],
    ['sequelize', '@sequelize/core', 'Sequelize.Instance'],
    ['sequelize', 'sequelize-typescript', 'Sequelize.Instance'],
    ['sequelize', 'sequelize', 'default'],
    ['sequelize', 'sequelize', 'getQueryInterface.ReturnValue.sequelize'],
    ['sequelize', 'sequelize', 'QueryInterface.Instance.sequelize'],
    ...each('define model import', (name) => ['sequelize.Model', 'sequelize', `${name}.ReturnValue`] as TypeRow),
    ['sequelize.Model', 'sequelize', 'models.*'],
    ['sequelize.Model', 'sequelize', 'Model'],
    ['sequelize', 'sequelize.Model', 'sequelize'],
    ['sequelize', '@nestjs/sequelize', 'InjectConnection.ReturnValue.Decorated'],
  ],
  sinks: [
    ['sequelize', 'query.Argument[0]', 'sql'],
    ['sequelize', 'query.Argument[0].query', 'sql'],
    ['sequelize', 'literal.Argument[0]', 'sql'],
    ['sequelize', 'asIs.Argument[0]', 'sql'],
    ['sequelize', 'QueryInterface.Instance.rawSelect.Argument[2]', 'sql'],
    ...each('literal sql.literal sql.raw', (name) => ['@sequelize/core', `${name}.Argument[0]`, 'sql'] as SinkRow),
  ],
  steps: [['sequelize', 'escape', 'Argument[0]', 'ReturnValue', ['sql']]],
};

const CONDITIONS = 'where andWhere orWhere having andHaving orHaving orderBy addOrderBy groupBy addGroupBy select addSelect';
const JOINS = 'leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect';
const MAPPED = 'leftJoinAndMapOne leftJoinAndMapMany innerJoinAndMapOne innerJoinAndMapMany';

/** https://typeorm.io: the text of conditions goes into the query as it is. */
export const typeorm: LibraryRows = {
  types: [
    ...each('getConnection getManager getRepository getCustomRepository createConnection', (name) => ['typeorm.Manager', 'typeorm', `${name}.ReturnValue`] as TypeRow),
    ...each('DataSource Repository EntityManager QueryRunner Connection TreeRepository', (name) => ['typeorm.Manager', 'typeorm', `${name}.Instance`] as TypeRow),
    ['typeorm.Manager', 'typeorm.Manager', 'manager'],
    ['typeorm.Manager', 'typeorm.Manager', 'queryRunner'],
    ['typeorm.Manager', 'typeorm.Manager', 'connection'],
    ['typeorm.Manager', 'typeorm.Manager', 'extend.Argument[0].*.This'],
    ...each('MongoRepository AbstractRepository', (name) => ['typeorm.Manager', 'typeorm', `${name}.Instance`] as TypeRow),
    ['typeorm.Manager', 'typeorm', 'BaseEntity'],
    ...each('getMongoRepository getTreeRepository getConnectionManager', (name) => ['typeorm.Manager', 'typeorm', `${name}.ReturnValue`] as TypeRow),
    ...each('getRepository getTreeRepository getMongoRepository getCustomRepository withRepository createQueryRunner initialize connect get', (name) => ['typeorm.Manager', 'typeorm.Manager', `${name}.ReturnValue`] as TypeRow),
    ['typeorm.Manager', 'typeorm.Manager', 'transaction.Argument[*].Parameter[0]'],
    ['typeorm.Builder', 'typeorm', 'Brackets.Argument[0].Parameter[0]'],
    ['typeorm.Builder', 'typeorm', 'NotBrackets.Argument[0].Parameter[0]'],
    ...each('UpdateQueryBuilder DeleteQueryBuilder InsertQueryBuilder QueryBuilder WhereExpressionBuilder', (name) => ['typeorm.Builder', 'typeorm', `${name}.Instance`] as TypeRow),
    ...each('where andWhere orWhere from addFrom select addSelect', (name) => ['typeorm.Builder', 'typeorm.Builder', `${name}.Argument[0].Parameter[0]`] as TypeRow),
    ...each('InjectDataSource InjectEntityManager InjectConnection', (name) => ['typeorm.Manager', '@nestjs/typeorm', `${name}.ReturnValue.Decorated`] as TypeRow),
    ['typeorm.Builder', 'typeorm.Manager', 'createQueryBuilder.ReturnValue'],
    ['typeorm.Builder', 'typeorm', 'SelectQueryBuilder.Instance'],
    ['typeorm.Builder', 'typeorm', 'createQueryBuilder.ReturnValue'],
    ['typeorm.Manager', '@nestjs/typeorm', 'InjectRepository.ReturnValue.Decorated'],
    ...each(`${CONDITIONS} ${JOINS} ${MAPPED} from addFrom into values update delete softDelete restore insert set take skip limit offset setParameter setParameters setLock cache withDeleted distinct distinctOn subQuery relation of clone`, (name) => ['typeorm.Builder', 'typeorm.Builder', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ['typeorm.Manager', 'query.Argument[0]', 'sql'],
    ...each(CONDITIONS, (name) => ['typeorm.Builder', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ...each(JOINS, (name) => ['typeorm.Builder', `${name}.Argument[2]`, 'sql'] as SinkRow),
    ...each(MAPPED, (name) => ['typeorm.Builder', `${name}.Argument[3]`, 'sql'] as SinkRow),
    ['typeorm.Builder', 'distinctOn.Argument[0].Element', 'sql'],
    ['typeorm', 'Raw.Argument[0]', 'sql'],
    ['typeorm', 'Raw.Argument[0].ReturnValue', 'sql'],
    ['typeorm', 'Raw.Argument[1].ReturnValue', 'sql'],
  ],
};

/** https://www.prisma.io/docs/orm/prisma-client/using-raw-sql and https://orm.drizzle.team/docs/sql. */
export const prismaAndDrizzle: LibraryRows = {
  types: [
    ['prisma.Client', '@prisma/client', 'PrismaClient.Instance'],
    ['prisma.Client', 'prisma.Client', '$transaction.Argument[0].Parameter[0]'],
    ['prisma.Client', 'prisma.Client', '$extends.ReturnValue'],
    ['prisma.Client', '@prisma/client', 'Prisma.TransactionClient.Instance'],
    ...each('node-postgres postgres-js mysql2 better-sqlite3 libsql neon-http neon-serverless vercel-postgres planetscale-serverless d1 pglite bun-sqlite', (driver) => ['drizzle.Database', `drizzle-orm/${driver}`, 'drizzle.ReturnValue'] as TypeRow),
    ['drizzle.Database', 'drizzle.Database', 'transaction.Argument[0].Parameter[0]'],
    ...each('@mikro-orm/core @mikro-orm/knex @mikro-orm/postgresql @mikro-orm/mysql @mikro-orm/mariadb @mikro-orm/sqlite', (library) => library).flatMap((library): readonly TypeRow[] => [
      ['mikro.Root', library, 'MikroORM.init.ReturnValue'],
      ['mikro.Root', library, 'MikroORM.initSync.ReturnValue'],
      ['mikro.Root', library, 'MikroORM.Instance'],
      ['mikro.Manager', library, 'EntityManager.Instance'],
    ]),
    ['mikro.Manager', '@mikro-orm/knex', 'SqlEntityManager.Instance'],
    ['mikro.Manager', '@mikro-orm/postgresql', 'SqlEntityManager.Instance'],
    ['mikro.Manager', 'mikro.Root', 'em'],
    ...each('fork getConnection getContext', (name) => ['mikro.Manager', 'mikro.Manager', `${name}.ReturnValue`] as TypeRow),
    ['mikro.Manager', 'mikro.Manager', 'transactional.Argument[0].Parameter[0]'],
    ['knex.Client', 'mikro.Manager', 'getKnex.ReturnValue'],
    ['knex.Client', 'mikro.Manager', 'createQueryBuilder.ReturnValue'],
  ],
  sinks: [
    ...each('$queryRawUnsafe $executeRawUnsafe', (name) => ['prisma.Client', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ['@prisma/client', 'Prisma.raw.Argument[0]', 'sql'],
    ['@prisma/client', 'Prisma.sql.Argument[0].Element', 'sql'],
    ...each('$queryRaw $executeRaw', (name) => ['prisma.Client', `${name}.Argument[0].Element`, 'sql'] as SinkRow),
    ...each('execute run all get values', (name) => ['drizzle.Database', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ['kysely', 'CompiledQuery.raw.Argument[0]', 'sql'],
    ['drizzle-orm/sql', 'sql.raw.Argument[0]', 'sql'],
    ['mikro.Manager', 'execute.Argument[0]', 'sql'],
    ...each('@mikro-orm/core @mikro-orm/knex @mikro-orm/sql @mikro-orm/postgresql @mikro-orm/mysql @mikro-orm/mariadb @mikro-orm/sqlite', (library) => [library, 'raw.Argument[0]', 'sql'] as SinkRow),
    ['drizzle-orm', 'sql.raw.Argument[0]', 'sql'],
    ['kysely', 'sql.raw.Argument[0]', 'sql'],
    ['slonik', 'sql.unsafe.Argument[0]', 'sql'],
    ['sqlstring', 'raw.Argument[0]', 'sql'],
    ['@databases/sql', '__dangerous__rawValue.Argument[0]', 'sql'],
    ['pg-query-stream', 'Argument[0]', 'sql'],
    ['pg-cursor', 'Argument[0]', 'sql'],
    ['kysely', 'sql.lit.Argument[0]', 'sql'],
    ['objection', 'raw.Argument[0]', 'sql'],
    ['objection', 'Model.raw.Argument[0]', 'sql'],
    ['any', 'sendNativeQuery.Argument[0]', 'sql'],
  ],
};
