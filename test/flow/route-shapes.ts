import type { GeneratedRoute } from './generated-routes.ts';

type Handler = (...given: unknown[]) => unknown;

/** What servers take routes, how a handler reads what was sent, and how it is called. */
export interface RouteShape {
  readonly head: string;
  read(marker: string): string;
  wrap(route: GeneratedRoute, at: number): readonly string[];
  /** What `require` gives for the server's package; handlers are put into the list. */
  server(handlers: Handler[]): unknown;
  readonly library: string;
  /** The arguments with which a handler is called. */
  call(markers: Readonly<Record<string, string>>): readonly unknown[];
}

const taking = (handlers: Handler[]) => ({ get: (_: string, handler: Handler) => handlers.push(handler) });
const answer = { end: () => undefined };
const express = { library: 'express', head: "const app = require('express')();", server: (handlers: Handler[]) => () => taking(handlers), call: (query: unknown) => [{ query }, answer] };
const read = (marker: string): string => `req.query.${marker}`;

export const SHAPES: Readonly<Record<string, RouteShape>> = {
  express: { ...express, read, wrap: ({ lines }, at) => [`app.get('/${at}', async (req, res) => {`, ...lines, 'res.end();', '});'] },
  'a method of a class': {
    ...express,
    read,
    wrap: ({ lines }, at) => [`class Routes${at} { async show(req, res) {`, ...lines, 'res.end();', '} }', `const routes${at} = new Routes${at}();`, `app.get('/${at}', (req, res) => routes${at}.show(req, res));`],
  },
  'a helper that waits': {
    ...express,
    head: `${express.head} const sent = async (req, name) => req.query[name];`,
    read: (marker) => `await sent(req, '${marker}')`,
    wrap: ({ lines }, at) => [`app.get('/${at}', async (req, res) => {`, ...lines, '});'],
  },
  'a helper of another file': {
    ...express,
    head: `${express.head} const { sent } = require('./sent.js');`,
    read: (marker) => `(await sent(req)).${marker}`,
    wrap: ({ lines }, at) => [`app.get('/${at}', async (req, res) => {`, ...lines, '});'],
  },
  koa: {
    library: '@koa/router',
    head: "const router = new (require('@koa/router'))();",
    read: (marker) => `ctx.query.${marker}`,
    wrap: ({ lines }, at) => [`router.get('/${at}', async (ctx) => {`, ...lines, '});'],
    server: (handlers) => function Router() { return taking(handlers); },
    call: (query) => [{ query }],
  },
  fastify: {
    library: 'fastify',
    head: "const server = require('fastify')();",
    read: (marker) => `request.query.${marker}`,
    wrap: ({ lines }, at) => [`server.get('/${at}', async (request, reply) => {`, ...lines, '});'],
    server: (handlers) => () => taking(handlers),
    call: (query) => [{ query }, {}],
  },
  'the http module': {
    library: 'node:http',
    head: "const http = require('node:http');",
    read: (marker) => `new URL(req.url, 'http://localhost').searchParams.get('${marker}')`,
    wrap: ({ lines }) => ['http.createServer(async (req, res) => {', ...lines, 'res.end();', '});'],
    server: (handlers) => ({ createServer: (handler: Handler) => handlers.push(handler) }),
    call: (markers) => [{ url: `/?${new URLSearchParams(markers).toString()}` }, answer],
  },
};

/** The file that one shape takes a helper from. */
export const SENT = 'exports.sent = async function sent(request) {\n  return request.query;\n};\n';
