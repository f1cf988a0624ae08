import { routes } from './row.ts';
import type { HandlerRow, RemoteMemberRow, RemoteTypeRow } from './row.ts';

/** Node http, Koa, Fastify, Hono and Next.js. */
export const SERVER_HANDLERS: readonly HandlerRow[] = [
  ['http', 'createServer', 'node-request', 0],
  ['https', 'createServer', 'node-request', 0],
  ['http2', 'createSecureServer', 'node-request', 0],
  ['koa', 'Instance.use', 'koa-context', 0],
  ...routes('@koa/router', ['Instance', 'ReturnValue'], ['koa-context', 0]),
  ...routes('koa-router', ['Instance', 'ReturnValue'], ['koa-context', 0]),
  ...routes('fastify', ['ReturnValue', 'fastify.ReturnValue', 'FastifyInstance.Instance'], ['fastify-request', 0]),
  ...routes('hono', ['Hono.Instance'], ['hono-context', 0]),
];

export const SERVER_TYPES: readonly RemoteTypeRow[] = [
  ['http', 'IncomingMessage.Instance', 'node-request'],
  ['http2', 'Http2ServerRequest.Instance', 'node-request'],
  ['koa', 'Context.Instance', 'koa-context'],
  ['koa', 'ParameterizedContext.Instance', 'koa-context'],
  ['fastify', 'FastifyRequest.Instance', 'fastify-request'],
  ['hono', 'Context.Instance', 'hono-context'],
  ['next', 'NextApiRequest.Instance', 'express-request'],
  ['next/server', 'NextRequest.Instance', 'next-request'],
];

export const SERVER_MEMBERS: readonly RemoteMemberRow[] = [
  ['node-request', 'url'],
  ['node-request', 'headers'],
  ['node-request', 'rawHeaders'],
  ['koa-context', 'query'],
  ['koa-context', 'params'],
  ['koa-context', 'querystring'],
  ['koa-context', 'headers'],
  ['koa-context', 'header'],
  ['koa-context', 'url'],
  ['koa-context', 'path'],
  ['koa-context', 'get.ReturnValue'],
  ['koa-context', 'cookies.get.ReturnValue'],
  ['koa-context', 'request.query'],
  ['koa-context', 'request.body'],
  ['koa-context', 'request.headers'],
  ['koa-context', 'request.url'],
  ['koa-context', 'req.url'],
  ['fastify-request', 'query'],
  ['fastify-request', 'params'],
  ['fastify-request', 'body'],
  ['fastify-request', 'headers'],
  ['fastify-request', 'cookies'],
  ['fastify-request', 'url'],
  ['hono-context', 'req.query.ReturnValue'],
  ['hono-context', 'req.param.ReturnValue'],
  ['hono-context', 'req.header.ReturnValue'],
  ['hono-context', 'req.json.ReturnValue.Awaited'],
  ['hono-context', 'req.text.ReturnValue.Awaited'],
  ['hono-context', 'req.parseBody.ReturnValue.Awaited'],
  ['next-request', 'nextUrl.searchParams'],
  ['next-request', 'json.ReturnValue.Awaited'],
  ['next-request', 'text.ReturnValue.Awaited'],
  ['next-request', 'formData.ReturnValue.Awaited'],
  ['next-request', 'headers.get.ReturnValue'],
  ['next-request', 'url'],
];
