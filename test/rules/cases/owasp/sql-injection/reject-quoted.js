import express from 'express';
import pg from 'pg';

const app = express();
const db = new pg.Pool();

app.get('/unquoted', async (req, res) => {
  const id = String(req.query.id).replace(/'/g, "''");
  res.json(await db.query('select * from cities where id = ' + id)); // reject: owasp/sql-injection
});

app.get('/closed-before', async (req, res) => {
  const id = String(req.query.id).replace(/'/g, "''");
  res.json(await db.query(`select * from cities where country = 'se' and id = ${id}`)); // reject: owasp/sql-injection
});

app.get('/other-quotes', async (req, res) => {
  const column = String(req.query.column).replace(/'/g, "''");
  res.json(await db.query(`select "${column}" from cities`)); // reject: owasp/sql-injection
});

app.get('/refused', async (req, res) => {
  const { id } = req.query;
  if (typeof id !== 'string' || id.includes("'")) return res.sendStatus(400);
  res.json(await db.query('select * from cities where id = ' + id)); // reject: owasp/sql-injection likely
});

app.get('/listed', async (req, res) => {
  const { condition } = req.query;
  if (!/^[\w ()]+$/.test(condition)) return res.sendStatus(400);
  res.json(await db.query('select * from cities where ' + condition)); // reject: owasp/sql-injection likely
});

app.get('/template', async (req, res) => {
  const id = String(req.query.id).replace(/'/g, "''");
  res.json(await db.query('select * from cities where id = {id}'.replace('{id}', id))); // reject: owasp/sql-injection
});
