import { each } from './library.ts';
import type { LibraryRows, MiddlewareRow } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const METHODS = 'get post put patch delete all use head options del';

const REQUEST: readonly SourceRow[] = [
  ...each('query body cookies rawBody', (name) => ['express.Request', name, 'remote', 'object'] as SourceRow),
  ...each('params headers signedCookies ip ips subdomains rawHeaders files file', (name) => ['express.Request', name, 'remote', 'text'] as SourceRow),
  ...each('hostname host', (name) => ['express.Request', name, 'remote', 'host'] as SourceRow),
  ...each('url originalUrl path', (name) => ['express.Request', name, 'remote', 'address'] as SourceRow),
  ...each('get header', (name) => ['express.Request', `${name}.ReturnValue`, 'remote', 'text'] as SourceRow),
  ['express.Request', 'param.ReturnValue', 'remote', 'object'],
  ['express.Request', 'on.Argument[1].Parameter[0]', 'remote', 'text'],
];

const LOCATION = ['Location', 'location'];

const RESPONSE: readonly SinkRow[] = [
  ...each('send end write', (name) => ['express.Response', `${name}.Argument[0]`, 'html'] as SinkRow),
  ['express.Response', 'send.Argument[1]', 'html'],
  ['express.Response', 'redirect.Argument[0]', 'redirect'],
  ['express.Response', 'redirect.Argument[1]', 'redirect'],
  ['express.Response', 'location.Argument[0]', 'redirect'],
  ...each('sendFile sendfile download render', (name) => ['express.Response', `${name}.Argument[0]`, 'path'] as SinkRow),
  ['express.Response', 'render.Argument[1]', 'path'],
  ...each('sendFile sendfile', (name) => ['express.Response', `${name}.Argument[1].root`, 'path'] as SinkRow),
  ...each('header set setHeader append', (name) => ['express.Response', `${name}.Argument[1]`, 'header'] as SinkRow),
  ...LOCATION.map((name): SinkRow => ['express.Response', `writeHead.Argument[1].${name}`, 'redirect']),
  ...LOCATION.map((name): SinkRow => ['express.Response', `writeHead.Argument[2].${name}`, 'redirect']),
  ...each('set header', (method) => method).flatMap((method) => LOCATION.map((name): SinkRow => ['express.Response', `${method}.Argument[0].${name}`, 'redirect'])),
  ['express.Response', 'redirect.Argument[0].hostname', 'redirect'],
];

const CHAINED = each('status type contentType set header cookie clearCookie attachment links append vary location', (name) => name);

/** https://expressjs.com/en/5x/api.html and servers with the same handlers: restify, polka. */
export const express: LibraryRows = {
  types: [
    ['express.App', 'express', 'ReturnValue'],
    ...each('Router.ReturnValue Router.Instance Application.Instance Express.Instance', (path) => ['express.App', 'express', path] as TypeRow),
    ...each('express-promise-router router polka', (library) => ['express.App', library, 'ReturnValue'] as TypeRow),
    ['express.App', 'restify', 'createServer.ReturnValue'],
    ['express.App', 'express.App', 'route.ReturnValue'],
    ...each(METHODS, (name) => ['express.App', 'express.App', `${name}.ReturnValue`] as TypeRow),
    ...each(METHODS, (name) => ['express.Request', 'express.App', `${name}.Argument[*].Parameter[0]`] as TypeRow),
    ...each(METHODS, (name) => ['express.Response', 'express.App', `${name}.Argument[*].Parameter[1]`] as TypeRow),
    ['express.Request', 'express.App', 'param.Argument[1].Parameter[0]'],
    ['express.Response', 'express.App', 'param.Argument[1].Parameter[1]'],
    ['express.ParamValue', 'express.App', 'param.Argument[1].Parameter[3]'],
    ['express.Request', 'express', 'Request.Instance'],
    ['express.Response', 'express', 'Response.Instance'],
    ...each('RequestHandler Handler', (name) => ['express.Request', 'express', `${name}.Instance.Parameter[0]`] as TypeRow),
    ...each('RequestHandler Handler', (name) => ['express.Response', 'express', `${name}.Instance.Parameter[1]`] as TypeRow),
    ['express.Request', 'express', 'ErrorRequestHandler.Instance.Parameter[1]'],
    ['express.Response', 'express', 'ErrorRequestHandler.Instance.Parameter[2]'],
    ['express.Request', 'express.Response', 'req'],
    ['express.Response', 'express.Request', 'res'],
    ['express.Request', 'express-async-handler', 'Argument[0].Parameter[0]'],
    ['express.Response', 'express-async-handler', 'Argument[0].Parameter[1]'],
    ...CHAINED.map((name): TypeRow => ['express.Response', 'express.Response', `${name}.ReturnValue`]),
  ],
  sources: [...REQUEST, ['express.ParamValue', '', 'remote', 'text'], ['express-validator', 'matchedData.ReturnValue', 'remote', 'object']],
  sinks: RESPONSE,
};

/** https://github.com/richardgirges/express-fileupload: whoever sends a file chooses its name. */
export const sentFiles: LibraryRows = {
  sinks: [
    ['express.Request', 'files.*.mv.Argument[0]', 'path'],
    ['named.Request', 'files.*.mv.Argument[0]', 'path'],
  ],
};

/** Middleware that reads or writes the request and judges none of its values. */
export const expressMiddleware: readonly MiddlewareRow[] = [
  ...each('json urlencoded text raw static', (name) => ['express', `${name}.ReturnValue`] as const),
  ...each('json urlencoded text raw', (name) => ['body-parser', `${name}.ReturnValue`] as const),
  ...each('cors helmet morgan compression cookie-parser express-rate-limit express-session cookie-session express-fileupload method-override response-time serve-static csurf', (library) => [library, 'ReturnValue'] as const),
  ['express-rate-limit', 'rateLimit.ReturnValue'],
  ['passport', 'authenticate.ReturnValue'],
  ...each('single array fields any none', (name) => ['multer', `ReturnValue.${name}.ReturnValue`] as const),
];

/** Handlers that are known by the names of their parameters alone, and pieces of them; the requests of the platform have no `params`. */
export const namedHandlers: LibraryRows = {
  sources: [
    ...REQUEST.map(([, ...rest]): SourceRow => ['named.Request', ...rest]),
    ['named.Params', '', 'remote', 'text'],
    ['named.Query', '', 'remote', 'object'],
  ],
  sinks: RESPONSE.map(([, ...rest]): SinkRow => ['named.Response', ...rest]),
  types: [
    ...CHAINED.map((name): TypeRow => ['named.Response', 'named.Response', `${name}.ReturnValue`]),
    ['named.Request', 'global', 'req'],
    ['named.Request', 'any', 'req'],
    ['named.Response', 'global', 'res'],
    ['named.Params', 'global', 'Request.Instance.params'],
    ['named.Query', 'global', 'Request.Instance.query'],
  ],
};
