import type { FlowModel } from '../../../program/index.ts';
import { archives } from './archives.ts';
import { assertions, programEnds } from './assertions.ts';
import { browser, navigation } from './browser.ts';
import { childProcess } from './child-process.ts';
import { compilers, evaluation, evaluators } from './code-evaluation.ts';
import { commandRunners, execa, shelljs, shellQuoting } from './command-runners.ts';
import { dataFormats } from './data-formats.ts';
import { dates, formatting } from './dates.ts';
import { nest, otherControllers } from './decorated.ts';
import { deserialization } from './deserialization.ts';
import { ldap, logging, xml, xpath } from './directories-and-documents.ts';
import { mongodb, mongoose, otherStores } from './document-databases.ts';
import { drivenBrowsers } from './driven-browsers.ts';
import { express, namedHandlers, expressMiddleware, sentFiles } from './express.ts';
import { fastify } from './fastify.ts';
import { angular, angularJs, otherFrameworks, react, vue } from './frameworks.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { httpClients, platformClients } from './http-clients.ts';
import { commandLine, fileNames, pageText } from './inputs.ts';
import { jquery } from './jquery.ts';
import { redis } from './key-value-stores.ts';
import { koa } from './koa.ts';
import { languageValues } from './language-values.ts';
import type { LibraryRows } from './library.ts';
import { deepWrites, lodash } from './lodash.ts';
import { markdown, markup } from './markup.ts';
import { filePackages, files, paths } from './node-files.ts';
import { nodeHttp, uploads } from './node-http.ts';
import { pgPromise } from './pg-promise.ts';
import { promises } from './promises.ts';
import { knex, prismaAndDrizzle, sequelize, typeorm } from './query-builders.ts';
import { cloudFunctions, graphql, lambda, lambdaAnswers, trpc } from './remote-procedures.ts';
import { netSockets, socketIo, webSockets } from './sockets.ts';
import { graphqlTexts } from './query-texts.ts';
import { electronMessages, elysia, h3, hostedFunctions, meteor, passport } from './service-handlers.ts';
import { schemas } from './schemas.ts';
import { mysql, otherDatabases, postgres, sqlConnections, sqlite } from './sql-drivers.ts';
import { templates } from './templates.ts';
import { validation } from './validation.ts';
import { next, routeArguments, webRequest } from './web-request.ts';

const LIBRARIES: readonly LibraryRows[] = [
  languageValues,
  promises,
  dataFormats,
  dates,
  formatting,
  lodash,
  deepWrites,
  validation,
  assertions,
  programEnds,
  evaluation,
  evaluators,
  compilers,
  childProcess,
  execa,
  shelljs,
  commandRunners,
  shellQuoting,
  deserialization,
  files,
  filePackages,
  paths,
  archives,
  nodeHttp,
  uploads,
  express,
  namedHandlers,
  sentFiles,
  koa,
  fastify,
  hono,
  hapi,
  webRequest,
  routeArguments,
  nest,
  otherControllers,
  next,
  h3,
  elysia,
  hostedFunctions,
  meteor,
  passport,
  electronMessages,
  trpc,
  graphql,
  lambda,
  lambdaAnswers,
  cloudFunctions,
  webSockets,
  socketIo,
  netSockets,
  postgres,
  pgPromise,
  mysql,
  sqlite,
  otherDatabases,
  sqlConnections,
  knex,
  sequelize,
  typeorm,
  prismaAndDrizzle,
  mongodb,
  mongoose,
  otherStores,
  redis,
  graphqlTexts,
  commandLine,
  pageText,
  fileNames,
  browser,
  navigation,
  jquery,
  react,
  vue,
  angular,
  angularJs,
  otherFrameworks,
  markup,
  markdown,
  templates,
  httpClients,
  platformClients,
  drivenBrowsers,
  ldap,
  xpath,
  xml,
  logging,
];

/** Everything that is known of libraries, for the flow analysis. */
export const flowModel: FlowModel = {
  types: LIBRARIES.flatMap((rows) => rows.types ?? []),
  sources: LIBRARIES.flatMap((rows) => rows.sources ?? []),
  sinks: LIBRARIES.flatMap((rows) => rows.sinks ?? []),
  steps: LIBRARIES.flatMap((rows) => rows.steps ?? []),
  guards: LIBRARIES.flatMap((rows) => rows.guards ?? []),
  endings: LIBRARIES.flatMap((rows) => rows.endings ?? []),
  harmless: expressMiddleware,
  schemas,
};
