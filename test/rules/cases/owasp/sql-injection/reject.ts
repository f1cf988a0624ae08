import Fastify from 'fastify';
import Koa from 'koa';
import { Hono } from 'hono';
import mysql from 'mysql2/promise';
import pg, { Pool } from 'pg';
import type { NextRequest } from 'next/server';

const pool = new Pool();
const client = new pg.Client();
const fastify = Fastify();
const koa = new Koa();
const hono = new Hono();

fastify.get('/users', async (request) => {
  return pool.query(`SELECT * FROM users WHERE name = '${request.query.name}'`); // reject: owasp/sql-injection
});

koa.use(async (ctx) => {
  const text = 'SELECT * FROM items ORDER BY ' + ctx.query.sort;
  ctx.body = await client.query({ text, values: [] }); // reject: owasp/sql-injection
});

hono.post('/items', async (c) => {
  const body = await c.req.json();
  const connection = await mysql.createConnection({ host: 'db' });
  await connection.execute('DELETE FROM items WHERE id = ' + body.id); // reject: owasp/sql-injection
  return c.text('ok');
});

export async function GET(request: NextRequest): Promise<Response> {
  const id = request.nextUrl.searchParams.get('id');
  const query = ['SELECT *', 'FROM items', `WHERE id = ${id}`].join(' ');
  return Response.json(await pool.query(query)); // reject: owasp/sql-injection
}

export class Users {
  private readonly db: Pool;

  constructor(db: Pool) {
    this.db = db;
  }

  list(request: NextRequest): unknown {
    return this.db.query('SELECT * FROM users LIMIT ' + request.headers.get('x-limit')); // reject: owasp/sql-injection
  }
}
