import type { FlowModel } from '../../../program/index.ts';
import { documentDatabases, sqlDatabases } from './databases.ts';
import { commandLine, pageText } from './inputs.ts';
import type { LibraryRows } from './library.ts';
import { files } from './node-files.ts';
import { childProcess, codeEvaluation, commandRunners } from './node-process.ts';
import { express, namedHandlers, nodeHttp, otherServers } from './servers.ts';
import { utilities, values } from './values.ts';
import { browser, clients, jquery, markup, templates } from './web.ts';

const LIBRARIES: readonly LibraryRows[] = [
  childProcess,
  commandLine,
  pageText,
  commandRunners,
  codeEvaluation,
  files,
  values,
  utilities,
  nodeHttp,
  express,
  namedHandlers,
  otherServers,
  sqlDatabases,
  documentDatabases,
  browser,
  jquery,
  markup,
  templates,
  clients,
];

/** Everything that is known of libraries, for the flow analysis. */
export const flowModel: FlowModel = {
  types: LIBRARIES.flatMap((rows) => rows.types ?? []),
  sources: LIBRARIES.flatMap((rows) => rows.sources ?? []),
  sinks: LIBRARIES.flatMap((rows) => rows.sinks ?? []),
  steps: LIBRARIES.flatMap((rows) => rows.steps ?? []),
  guards: LIBRARIES.flatMap((rows) => rows.guards ?? []),
};
