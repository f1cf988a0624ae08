import { exec } from 'node:child_process';
import Router from '@koa/router';
import Fastify from 'fastify';
import Koa from 'koa';
import { error, redirect } from '@sveltejs/kit';

const app = new Koa();
const router = new Router();
const NAMES = ['web', 'mail'];

/** What a framework throws to answer has no way back. */
router.get('/thrown', async (ctx) => {
  const name = String(ctx.query.name);
  if (!/^\w+$/.test(name)) ctx.throw(400, 'no such service');
  exec('service ' + name);
  ctx.status = 204;
});

router.get('/asserted', async (ctx) => {
  const name = String(ctx.query.name);
  const other = String(ctx.query.other);
  ctx.assert(/^\w+$/.test(name), 400, 'no such service');
  ctx.assert.equal(NAMES.includes(other), true, 400);
  exec(`service ${name} ${other}`);
  ctx.status = 204;
});

app.use(async (ctx) => {
  const name = String(ctx.query.name);
  try {
    if (!NAMES.includes(name)) {
      ctx.throw(404);
    }
    exec('service ' + name);
  } catch {
    ctx.status = 404;
  }
});

/** Where each round of a loop has passed, all elements have. */
router.get('/each', async (ctx) => {
  const names = String(ctx.query.names).split(',');
  const others = String(ctx.query.others).split(',');
  for (const name of names) if (!/^\w+$/.test(name)) ctx.throw(400);
  for (const other of others) ctx.assert(/^\w+$/.test(other), 400);
  for (const name of names) exec('service ' + name);
  for (const other of others) exec('service ' + other);
});

const server = Fastify();
server.get('/', async (request) => {
  const { name } = request.query as { name: string };
  server.assert(NAMES.includes(name), 400);
  exec('service ' + name);
  return { name };
});

export async function GET({ url }) {
  const name = url.searchParams.get('name');
  const other = url.searchParams.get('other');
  if (!NAMES.includes(name)) error(404, 'no such service');
  if (!NAMES.includes(other)) redirect(302, '/');
  exec(`service ${name} ${other}`);
  return new Response('started');
}
