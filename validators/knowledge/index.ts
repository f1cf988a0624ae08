export { isGlobalName } from './globals.ts';
export { isHostModule } from './host-modules.ts';
export {
  afterRemoteMember,
  HANDLER_ROWS,
  handlerAt,
  MIDDLEWARE_ROWS,
  middlewareAt,
  REMOTE_MEMBER_ROWS,
  REMOTE_TYPE_ROWS,
  remoteTypeAt,
  SINK_NAMES,
  SINK_ROWS,
  sinksAt,
  STEP_ROWS,
  stepAt,
} from './lookup.ts';
export type { HandlerRow, MiddlewareRow, RemoteKind, RemoteMemberRow, RemoteTypeRow, SinkKind, SinkRow, StepRow } from './row.ts';
