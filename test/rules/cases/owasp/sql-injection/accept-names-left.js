const express = require('express');
const { Pool } = require('pg');

const app = express();
app.use(express.json());
const pool = new Pool();
const KNOWN = new Set(['name', 'mail']);

/** Names that are not known were deleted before the rest is listed. */
app.post('/keys', async (req, res) => {
  const user = req.body;
  for (const name of Object.keys(user)) if (!KNOWN.has(name)) delete user[name];
  await pool.query('INSERT INTO users (' + Object.keys(user).join(', ') + ') VALUES ($1)', Object.values(user));
  res.end();
});

app.post('/in', async (req, res) => {
  const user = req.body;
  for (const name in user) {
    if (!KNOWN.has(name)) delete user[name];
    else user[name] = String(user[name]);
  }
  user.mail = 'none';
  const columns = Object.keys(user).map((name, index) => name + ' = $' + (index + 1));
  await pool.query('UPDATE users SET ' + columns.join(', '), Object.values(user));
  res.end();
});

app.post('/going-on', async (req, res) => {
  for (const name of Object.keys(req.body)) {
    if (KNOWN.has(name)) continue;
    delete req.body[name];
  }
  let columns = '';
  for (const name in req.body) columns += name + ', ';
  await pool.query('SELECT ' + columns + 'id FROM users');
  res.end();
});

app.post('/each', async (req, res) => {
  const user = req.body;
  Object.keys(user).forEach((name) => {
    if (KNOWN.has(name)) return;
    delete user[name];
  });
  await pool.query('SELECT ' + Object.keys(user).join(', ') + ' FROM users');
  res.end();
});
