import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

const CHAIN = 'select from where andWhere orWhere whereIn whereNot join leftJoin rightJoin innerJoin table into insert update with orderBy groupBy having limit offset first distinct count returning transacting whereRaw orderByRaw del delete clone';

/** https://knexjs.org/guide/query-builder.html: only the `raw` functions take text. */
export const knex: LibraryRows = {
  types: [
    ['knex.Client', 'knex', 'ReturnValue'],
    ['knex.Client', 'knex', 'knex.ReturnValue'],
    ['knex.Client', 'knex', 'Knex.Instance'],
    ['knex.Client', 'knex.Client', 'ReturnValue'],
    ['knex.Client', 'knex.Client', 'transaction.Argument[0].Parameter[0]'],
    ['knex.Client', 'knex.Client', 'transaction.ReturnValue'],
    ...each(CHAIN, (name) => ['knex.Client', 'knex.Client', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: each('raw whereRaw orWhereRaw andWhereRaw havingRaw orderByRaw groupByRaw joinRaw fromRaw columnRaw', (name) => ['knex.Client', `${name}.Argument[0]`, 'sql'] as SinkRow),
};

/** https://sequelize.org/docs/v6/core-concepts/raw-queries. */
export const sequelize: LibraryRows = {
  types: [
    ['sequelize', 'sequelize', 'Instance'],
    ['sequelize', 'sequelize', 'Sequelize.Instance'],
    ['sequelize', 'sequelize', 'Sequelize'],
    ['sequelize', '@sequelize/core', 'Sequelize.Instance'],
    ['sequelize', 'sequelize-typescript', 'Sequelize.Instance'],
  ],
  sinks: [
    ['sequelize', 'query.Argument[0]', 'sql'],
    ['sequelize', 'query.Argument[0].query', 'sql'],
    ['sequelize', 'literal.Argument[0]', 'sql'],
    ['sequelize', 'asIs.Argument[0]', 'sql'],
    ['@sequelize/core', 'sql.raw.Argument[0]', 'sql'],
  ],
  steps: [['sequelize', 'escape', 'Argument[0]', 'ReturnValue', ['sql']]],
};

const CONDITIONS = 'where andWhere orWhere having andHaving orHaving orderBy addOrderBy groupBy addGroupBy select addSelect';

/** https://typeorm.io: the text of conditions goes into the query as it is. */
export const typeorm: LibraryRows = {
  types: [
    ...each('getConnection getManager getRepository getCustomRepository createConnection', (name) => ['typeorm.Manager', 'typeorm', `${name}.ReturnValue`] as TypeRow),
    ...each('DataSource Repository EntityManager QueryRunner Connection TreeRepository', (name) => ['typeorm.Manager', 'typeorm', `${name}.Instance`] as TypeRow),
    ['typeorm.Manager', 'typeorm.Manager', 'manager'],
    ...each('getRepository createQueryRunner initialize connect', (name) => ['typeorm.Manager', 'typeorm.Manager', `${name}.ReturnValue`] as TypeRow),
    ['typeorm.Manager', 'typeorm.Manager', 'transaction.Argument[0].Parameter[0]'],
    ['typeorm.Builder', 'typeorm.Manager', 'createQueryBuilder.ReturnValue'],
    ['typeorm.Builder', 'typeorm', 'SelectQueryBuilder.Instance'],
    ['typeorm.Builder', 'typeorm', 'createQueryBuilder.ReturnValue'],
    ['typeorm.Manager', '@nestjs/typeorm', 'InjectRepository.ReturnValue.Decorated'],
    ...each(`${CONDITIONS} from leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect update delete insert set take skip limit offset setParameter setParameters`, (name) => ['typeorm.Builder', 'typeorm.Builder', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ['typeorm.Manager', 'query.Argument[0]', 'sql'],
    ...each(CONDITIONS, (name) => ['typeorm.Builder', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ...each('leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect', (name) => ['typeorm.Builder', `${name}.Argument[2]`, 'sql'] as SinkRow),
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
  ],
  sinks: [
    ...each('$queryRawUnsafe $executeRawUnsafe', (name) => ['prisma.Client', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ['@prisma/client', 'Prisma.raw.Argument[0]', 'sql'],
    ['drizzle-orm', 'sql.raw.Argument[0]', 'sql'],
    ['kysely', 'sql.raw.Argument[0]', 'sql'],
    ['slonik', 'sql.unsafe.Argument[0]', 'sql'],
    ['sqlstring', 'raw.Argument[0]', 'sql'],
    ['@databases/sql', '__dangerous__rawValue.Argument[0]', 'sql'],
    ['pg-query-stream', 'Argument[0]', 'sql'],
    ['pg-cursor', 'Argument[0]', 'sql'],
    ['kysely', 'sql.lit.Argument[0]', 'sql'],
    ['objection', 'raw.Argument[0]', 'sql'],
    ['@mikro-orm/core', 'raw.Argument[0]', 'sql'],
    ['objection', 'Model.raw.Argument[0]', 'sql'],
    ['bookshelf', 'ReturnValue.knex.raw.Argument[0]', 'sql'],
    ['any', 'sendNativeQuery.Argument[0]', 'sql'],
  ],
};
