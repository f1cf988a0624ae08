import express from 'express';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import Database from 'better-sqlite3';

const app = express();
const pool = new Pool();
const prisma = new PrismaClient();
const db = new Database('file.db');
const COLUMNS: Readonly<Record<string, string>> = { name: 'name', age: 'age' };

app.get('/users', async (req, res) => {
  const name = req.query.name;
  const users = await pool.query('SELECT * FROM users WHERE name = $1', [name]);
  const again = await pool.query({ text: 'SELECT 1 FROM users WHERE name = $1', values: [req.query.name] });
  const third = await prisma.$queryRaw`SELECT * FROM users WHERE name = ${name}`;
  const fourth = db.prepare('SELECT * FROM users WHERE name = ?').all(req.query.name);
  res.json([users, again, third, fourth]);
});

app.get('/sorted', async (req, res) => {
  const column = COLUMNS[req.query.sort as string] ?? 'name';
  const limit = Number.parseInt(String(req.query.limit), 10);
  res.json(await pool.query(`SELECT * FROM users ORDER BY ${column} LIMIT ${limit}`));
});

app.get('/page', async (req, res) => {
  const page = +req.query.page!;
  const direction = req.query.order === 'desc' ? 'DESC' : 'ASC';
  res.json(await pool.query(`SELECT * FROM users ORDER BY name ${direction} OFFSET ${page}`));
});

export async function load(id: number): Promise<unknown> {
  return pool.query(`SELECT * FROM users WHERE id = ${id}`);
}

app.get('/one', async (req, res) => {
  res.json(await load(Number(req.query.id)));
});
