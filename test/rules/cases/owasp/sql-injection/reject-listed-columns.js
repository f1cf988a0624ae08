import express from 'express';
import _ from 'lodash';
import { Pool } from 'pg';

const app = express();
app.use(express.json());
const pool = new Pool();
const COLUMNS = ['name', 'email'];

app.patch('/names', async (req, res) => {
  const set = Object.keys(req.body).map((column, index) => `${column} = $${index + 1}`);
  await pool.query(`UPDATE users SET ${set.join(', ')}`, Object.values(req.body)); // reject: owasp/sql-injection
  res.end();
});

app.patch('/nested', async (req, res) => {
  const changes = Object.fromEntries(COLUMNS.map((column) => [column, req.body[column]]));
  await pool.query(`UPDATE users SET ${Object.keys(changes.name).join(' = 1, ')} = 1`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/value', async (req, res) => {
  const changes = Object.fromEntries(COLUMNS.map((column) => [column, req.body[column]]));
  await pool.query(`UPDATE users SET name = '${changes.name}'`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/values', async (req, res) => {
  const changes = {};
  for (const column of COLUMNS) changes[column] = req.body[column];
  const set = Object.entries(changes).map(([column, value]) => `${column} = '${value}'`);
  await pool.query(`UPDATE users SET ${set.join(', ')}`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/pairs', async (req, res) => {
  const changes = Object.fromEntries(Object.entries(req.body).map(([column, value]) => [column, String(value)]));
  await pool.query(`UPDATE users SET ${Object.keys(changes).join(' = 1, ')} = 1`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/map', async (req, res) => {
  const changes = new Map(COLUMNS.map((column) => [column, req.body[column]]));
  const set = [];
  for (const [column, value] of changes) set.push(`${column} = '${value}'`);
  await pool.query(`UPDATE users SET ${set.join(', ')}`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/picked', async (req, res) => {
  const changes = _.pick(req.body, COLUMNS);
  await pool.query(`UPDATE users SET name = '${changes.name}'`); // reject: owasp/sql-injection
  const chosen = _.pick(req.body, req.body.columns);
  await pool.query(`UPDATE users SET ${Object.keys(chosen).join(' = 1, ')} = 1`); // reject: owasp/sql-injection likely
  res.end();
});

app.patch('/walked', async (req, res) => {
  const set = [];
  _.forOwn(req.body, (value, column) => set.push(`${column} = 1`));
  await pool.query(`UPDATE users SET ${set.join(', ')}`); // reject: owasp/sql-injection
  res.end();
});

app.patch('/reduced', async (req, res) => {
  const changes = COLUMNS.reduce((all, column) => ({ ...all, [column]: req.body[column] }), {});
  await pool.query(`UPDATE users SET name = '${changes.name}'`); // reject: owasp/sql-injection likely
  res.end();
});

app.patch('/given-names', async (req, res) => {
  const changes = {};
  for (const column of Object.keys(req.body)) changes[column] = 1;
  await pool.query(`UPDATE users SET ${Object.keys(changes).join(' = 1, ')} = 1`); // reject: owasp/sql-injection
  const mixed = Object.fromEntries(COLUMNS.map((column) => [column, 1]));
  mixed[req.body.extra] = 1;
  await pool.query(`UPDATE users SET ${Object.keys(mixed).join(' = 1, ')} = 1`); // reject: owasp/sql-injection
  res.end();
});
