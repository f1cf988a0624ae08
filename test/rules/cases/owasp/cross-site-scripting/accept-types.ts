import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';

/** A text goes out as text unless something says otherwise (https://fastify.dev/docs/latest/Reference/Reply/#type-of-the-final-payload). */
const app = fastify();
app.get('/text', async (request) => `hello ${(request.query as { name: string }).name}`);
app.get('/sent', async (request, reply) => {
  reply.send(`hello ${(request.query as { name: string }).name}`);
});

const hono = new Hono();
hono.get('/text', (c) => c.body(`hello ${c.req.query('name')}`));

const koa = new Koa();
koa.use((ctx) => {
  ctx.type = 'text/plain';
  ctx.body = `hello ${ctx.query.name}`;
});
