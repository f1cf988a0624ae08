import { routes } from './row.ts';
import type { HandlerRow, MiddlewareRow, RemoteMemberRow, RemoteTypeRow } from './row.ts';

/** Express 4 and 5: https://expressjs.com/en/api.html. */
export const EXPRESS_HANDLERS: readonly HandlerRow[] = routes(
  'express',
  [
    'ReturnValue',
    'Router.ReturnValue',
    'Router.Instance',
    'Application.Instance',
    'Express.Instance',
    'ReturnValue.route.ReturnValue',
    'Router.ReturnValue.route.ReturnValue',
  ],
  ['express-request', 0],
);

export const EXPRESS_TYPES: readonly RemoteTypeRow[] = [['express', 'Request.Instance', 'express-request']];

export const EXPRESS_MEMBERS: readonly RemoteMemberRow[] = [
  ...['query', 'params', 'body', 'headers', 'cookies', 'url', 'originalUrl', 'path', 'hostname', 'rawHeaders'].map(
    (name): RemoteMemberRow => ['express-request', name],
  ),
  ...['get', 'header', 'param'].map((name): RemoteMemberRow => ['express-request', `${name}.ReturnValue`]),
];

/** Middleware that reads or writes the request and judges none of its values. */
export const EXPRESS_MIDDLEWARE: readonly MiddlewareRow[] = [
  ...['json', 'urlencoded', 'text', 'raw', 'static'].map((name): MiddlewareRow => ['express', `${name}.ReturnValue`, 'harmless']),
  ...['json', 'urlencoded', 'text', 'raw'].map((name): MiddlewareRow => ['body-parser', `${name}.ReturnValue`, 'harmless']),
  ['cors', 'ReturnValue', 'harmless'],
  ['helmet', 'ReturnValue', 'harmless'],
  ['morgan', 'ReturnValue', 'harmless'],
  ['compression', 'ReturnValue', 'harmless'],
  ['cookie-parser', 'ReturnValue', 'harmless'],
  ['express-rate-limit', 'ReturnValue', 'harmless'],
  ['express-rate-limit', 'rateLimit.ReturnValue', 'harmless'],
  ['express-session', 'ReturnValue', 'harmless'],
  ['passport', 'authenticate.ReturnValue', 'harmless'],
  ['express-async-handler', '', 'passes-on'],
];
