import { exec } from 'node:child_process';
import Router from '@koa/router';
import express from 'express';
import Fastify from 'fastify';
import Koa from 'koa';
import { fail } from '@sveltejs/kit';

const app = new Koa();
const router = new Router();
const NAMES = ['web', 'mail'];

/** It is thrown for the others, behind the use, or not at all. */
router.get('/turned', async (ctx) => {
  const name = String(ctx.query.name);
  if (NAMES.includes(name)) ctx.throw(400, 'taken');
  exec('service ' + name); // reject: owasp/command-injection
  ctx.assert(NAMES.includes(name), 400);
});

router.get('/told', async (ctx) => {
  const name = String(ctx.query.name);
  if (!NAMES.includes(name)) ctx.redirect('/');
  exec('service ' + name); // reject: owasp/command-injection
  ctx.status = 204;
});

app.use(async (ctx) => {
  const name = String(ctx.query.name);
  try {
    if (!NAMES.includes(name)) ctx.throw(404);
  } catch {
    ctx.status = 404;
  }
  exec('service ' + name); // reject: owasp/command-injection
});

/** Not every round comes there. */
router.get('/some', async (ctx) => {
  const names = String(ctx.query.names).split(',');
  const others = String(ctx.query.others).split(',');
  for (const name of names) {
    if (name === '') break;
    if (!/^\w+$/.test(name)) ctx.throw(400);
  }
  for (const other of others) if (ctx.query.strict) ctx.assert(/^\w+$/.test(other), 400);
  for (const name of names) exec('service ' + name); // reject: owasp/command-injection
  for (const other of others) exec('service ' + other); // reject: owasp/command-injection
});

/** These send an answer, or make one, and go on. */
const server = Fastify();
server.get('/', async (request, reply) => {
  const { name } = request.query as { name: string };
  if (!NAMES.includes(name)) reply.badRequest('no such service');
  exec('service ' + name); // reject: owasp/command-injection
  return { name };
});

const site = express();
site.get('/', (req, res) => {
  const name = String(req.query.name);
  if (!NAMES.includes(name)) res.redirect('/');
  exec('service ' + name); // reject: owasp/command-injection
  res.end();
});

/** `throw` is what Koa throws with, and not what any object of this name does. */
const bail = { throw: (code: number): void => console.warn(code) };
site.get('/own', (req, res) => {
  const name = String(req.query.name);
  if (!NAMES.includes(name)) bail.throw(404);
  exec('service ' + name); // reject: owasp/command-injection
  res.end();
});

export async function GET({ url }) {
  const name = url.searchParams.get('name');
  if (!NAMES.includes(name)) fail(404);
  exec('service ' + name); // reject: owasp/command-injection likely
  return new Response('started');
}
