import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';

const app = fastify();
app.get('/page', async (request, reply) => {
  reply.type('text/html');
  return `<p>${(request.query as { name: string }).name}</p>`; // reject: owasp/cross-site-scripting
});
app.get('/sent', async (request, reply) => {
  reply.header('Content-Type', 'text/html').send(`<p>${(request.query as { name: string }).name}</p>`); // reject: owasp/cross-site-scripting
});

const hono = new Hono();
hono.get('/page', (c) => c.body(`<p>${c.req.query('name')}</p>`, 200, { 'Content-Type': 'text/html' })); // reject: owasp/cross-site-scripting

const koa = new Koa();
koa.use((ctx) => {
  ctx.type = 'html';
  ctx.body = `<p>${ctx.query.name}</p>`; // reject: owasp/cross-site-scripting
});
