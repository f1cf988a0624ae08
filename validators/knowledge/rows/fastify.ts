import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const METHODS = each('get post put patch delete all head options', (name) => name);
const HOOKS = each('handler preHandler onRequest preValidation preParsing', (name) => name);

/** https://fastify.dev/docs/latest/Reference/ */
export const fastify: LibraryRows = {
  types: [
    ['fastify.App', 'fastify', 'ReturnValue'],
    ['fastify.App', 'fastify', 'fastify.ReturnValue'],
    ['fastify.App', 'fastify', 'FastifyInstance.Instance'],
    ...each('FastifyPluginAsync FastifyPluginCallback FastifyPlugin', (name) => ['fastify.App', 'fastify', `${name}.Instance.Parameter[0]`] as TypeRow),
    ['fastify.Request', 'fastify', 'RouteHandlerMethod.Instance.Parameter[0]'],
    ['fastify.Reply', 'fastify', 'RouteHandlerMethod.Instance.Parameter[1]'],
    ['fastify.App', 'fastify.App', 'register.Argument[0].Parameter[0]'],
    ['fastify.App', 'fastify.App', 'withTypeProvider.ReturnValue'],
    ['fastify.App', 'fastify-plugin', 'Argument[0].Parameter[0]'],
    ...METHODS.flatMap((name): readonly TypeRow[] => [
      ['fastify.App', 'fastify.App', `${name}.ReturnValue`],
      ['fastify.Request', 'fastify.App', `${name}.Argument[*].Parameter[0]`],
      ['fastify.Reply', 'fastify.App', `${name}.Argument[*].Parameter[1]`],
    ]),
    ...HOOKS.flatMap((name): readonly TypeRow[] => [
      ['fastify.Request', 'fastify.App', `route.Argument[0].${name}.Parameter[0]`],
      ['fastify.Reply', 'fastify.App', `route.Argument[0].${name}.Parameter[1]`],
    ]),
    ['fastify.Request', 'fastify.App', 'addHook.Argument[1].Parameter[0]'],
    ['fastify.Reply', 'fastify.App', 'addHook.Argument[1].Parameter[1]'],
    ['fastify.Request', 'fastify.App', 'setNotFoundHandler.Argument[*].Parameter[0]'],
    ['fastify.Request', 'fastify.App', 'setErrorHandler.Argument[0].Parameter[1]'],
    ['fastify.Request', 'fastify', 'FastifyRequest.Instance'],
    ['fastify.Reply', 'fastify', 'FastifyReply.Instance'],
    ['http.IncomingMessage', 'fastify.Request', 'raw'],
    ['fastify.Part', 'fastify.Request', 'file.ReturnValue'],
    ...each('files parts', (name) => ['fastify.Part', 'fastify.Request', `${name}.ReturnValue.Element`] as TypeRow),
    ...each('code status header headers type', (name) => ['fastify.Reply', 'fastify.Reply', `${name}.ReturnValue`] as TypeRow),
  ],
  sources: [
    ['fastify.Request', 'query', 'remote', 'text'],
    ['fastify.Request', 'body', 'remote', 'object'],
    ...each('hostname host', (name) => ['fastify.Request', name, 'remote', 'host'] as SourceRow),
    ...each('url originalUrl', (name) => ['fastify.Request', name, 'remote', 'address'] as SourceRow),
    ...each('filename fieldname mimetype value fields', (name) => ['fastify.Part', name, 'remote', 'text'] as SourceRow),
    ['fastify.Part', 'toBuffer.ReturnValue', 'remote', 'text'],
    ...each('params headers cookies', (name) => ['fastify.Request', name, 'remote', 'text'] as SourceRow),
  ],
  sinks: [
    ['fastify.Reply', 'send.Argument[0]', 'html'],
    ...METHODS.map((name): SinkRow => ['fastify.App', `${name}.Argument[*].ReturnValue`, 'html']),
    ['fastify.App', 'route.Argument[0].handler.ReturnValue', 'html'],
    ['fastify.Reply', 'redirect.Argument[0]', 'redirect'],
    ['fastify.Reply', 'redirect.Argument[1]', 'redirect'],
    ['fastify.Reply', 'sendFile.Argument[1]', 'path'],
    ['fastify.Reply', 'view.Argument[0]', 'path'],
    ...each('Location location', (name) => ['fastify.Reply', `headers.Argument[0].${name}`, 'redirect'] as SinkRow),
    ['fastify.Reply', 'header.Argument[1]', 'header'],
  ],
  // `app.assert` of @fastify/sensible; `reply.badRequest()` and its kin only send.
  endings: [['fastify.App', 'assert', 'where true']],
};
