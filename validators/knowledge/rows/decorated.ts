import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const VERBS = 'Get Post Put Patch Delete All';

/** https://docs.nestjs.com/controllers and its web sockets, resolvers and messages: decorators say what a parameter is. */
export const nest: LibraryRows = {
  types: [
    ...each('Req Request', (name) => ['express.Request', '@nestjs/common', `${name}.ReturnValue.Decorated`] as TypeRow),
    ...each('Res Response', (name) => ['express.Response', '@nestjs/common', `${name}.ReturnValue.Decorated`] as TypeRow),
    ['ws.Socket', '@nestjs/websockets', 'ConnectedSocket.ReturnValue.Decorated'],
  ],
  sources: [
    ...each('Body Query Param Headers', (name) => ['@nestjs/common', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
    ...each('HostParam Ip', (name) => ['@nestjs/common', `${name}.ReturnValue.Decorated`, 'remote', 'text'] as SourceRow),
    ...each('UploadedFile UploadedFiles', (name) => ['@nestjs/common', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
    ['@nestjs/graphql', 'Args.ReturnValue.Decorated', 'remote', 'object'],
    ['@nestjs/websockets', 'MessageBody.ReturnValue.Decorated', 'remote', 'object'],
    ['@nestjs/microservices', 'Payload.ReturnValue.Decorated', 'remote', 'object'],
    ['@nestjs/websockets', 'SubscribeMessage.ReturnValue.Decorated.Parameter[1]', 'remote', 'object'],
    ...each('MessagePattern EventPattern', (name) => ['@nestjs/microservices', `${name}.ReturnValue.Decorated.Parameter[0]`, 'remote', 'object'] as SourceRow),
  ],
  sinks: [
    ...each(VERBS, (name) => ['@nestjs/common', `${name}.ReturnValue.Decorated.ReturnValue`, 'html'] as SinkRow),
    ['@nestjs/common', 'Redirect.ReturnValue.Decorated.ReturnValue.url', 'redirect'],
  ],
};

const BOUND = 'Body BodyParam QueryParam QueryParams Param Params HeaderParam HeaderParams CookieParam CookieParams UploadedFile';

/** https://github.com/typestack/routing-controllers, tsoa, inversify-express-utils, LoopBack and TypeGraphQL. */
export const otherControllers: LibraryRows = {
  types: [
    ['express.Request', 'routing-controllers', 'Req.ReturnValue.Decorated'],
    ['express.Response', 'routing-controllers', 'Res.ReturnValue.Decorated'],
    ...each('request', (name) => ['express.Request', 'inversify-express-utils', `${name}.ReturnValue.Decorated`] as TypeRow),
    ...each('response', (name) => ['express.Response', 'inversify-express-utils', `${name}.ReturnValue.Decorated`] as TypeRow),
    ['express.Request', 'tsoa', 'Request.ReturnValue.Decorated'],
  ],
  sources: [
    ...each(BOUND, (name) => ['routing-controllers', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
    ...each('Path Query Header BodyProp Body', (name) => ['tsoa', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
    ...each('requestParam queryParam requestHeaders requestBody cookies', (name) => ['inversify-express-utils', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
    ...each('path query header', (name) => ['@loopback/rest', `param.${name}.string.ReturnValue.Decorated`, 'remote', 'text'] as SourceRow),
    ['@loopback/rest', 'requestBody.ReturnValue.Decorated', 'remote', 'object'],
    ...each('Arg Args', (name) => ['type-graphql', `${name}.ReturnValue.Decorated`, 'remote', 'object'] as SourceRow),
  ],
  sinks: each('Get Post Put Patch Delete All', (name) => ['routing-controllers', `${name}.ReturnValue.Decorated.ReturnValue`, 'html'] as SinkRow),
};
