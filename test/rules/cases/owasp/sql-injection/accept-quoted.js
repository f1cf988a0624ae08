import express from 'express';
import pg from 'pg';

const app = express();
const db = new pg.Pool();

const literal = (text) => "'" + text.replace(/'/g, "''") + "'";
const identifier = (name) => '"' + String(name).replace(/"/g, '""') + '"';

app.get('/literal', async (req, res) => {
  res.json(await db.query('select * from cities where name = ' + literal(String(req.query.name))));
});

app.get('/in-place', async (req, res) => {
  const name = String(req.query.name).replaceAll("'", "''");
  res.json(await db.query(`select * from cities where country = 'se' and name = '${name}' limit 5`));
});

app.get('/identifier', async (req, res) => {
  res.json(await db.query(`select ${identifier(req.query.column)} from cities`));
});

app.get('/refused', async (req, res) => {
  const { name } = req.query;
  if (typeof name !== 'string' || name.includes("'")) return res.sendStatus(400);
  res.json(await db.query("select * from cities where name = '" + name + "'"));
});

app.get('/listed', async (req, res) => {
  const { column } = req.query;
  if (!/^[\w.-]+$/.test(column)) return res.sendStatus(400);
  res.json(await db.query('select name from cities order by ' + column));
});

app.get('/template', async (req, res) => {
  const name = String(req.query.name).replace(/'/g, "''");
  res.json(await db.query("select * from cities where name = '{name}'".replace('{name}', name)));
});
