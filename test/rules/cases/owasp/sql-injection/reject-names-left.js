const express = require('express');
const { Pool } = require('pg');

const app = express();
app.use(express.json());
const pool = new Pool();
const KNOWN = new Set(['name', 'mail']);

/** The known ones are deleted, those of another object, or those whose values are not known. */
app.post('/others', async (req, res) => {
  const { user, other, third } = req.body;
  for (const name of Object.keys(user)) if (KNOWN.has(name)) delete user[name];
  await pool.query('SELECT ' + Object.keys(user).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  for (const name of Object.keys(other)) if (!KNOWN.has(name)) delete user[name];
  await pool.query('SELECT ' + Object.keys(other).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  for (const name of Object.keys(third)) if (!KNOWN.has(third[name])) delete third[name];
  await pool.query('SELECT ' + Object.keys(third).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  res.end();
});

/** They were listed before, not all have had their round, or some may stay. */
app.post('/too-few', async (req, res) => {
  const { user, other, third, fourth } = req.body;
  const names = Object.keys(user);
  for (const name of names) if (!KNOWN.has(name)) delete user[name];
  await pool.query('SELECT ' + names.join(', ') + ' FROM users'); // reject: owasp/sql-injection
  for (const name of Object.keys(other).slice(1)) if (!KNOWN.has(name)) delete other[name];
  await pool.query('SELECT ' + Object.keys(other).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  for (const name of Object.keys(third)) {
    if (name.startsWith('_')) continue;
    if (!KNOWN.has(name)) delete third[name];
  }
  await pool.query('SELECT ' + Object.keys(third).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  for (const name in fourth) {
    if (KNOWN.has(name)) break;
    delete fourth[name];
  }
  await pool.query('SELECT ' + Object.keys(fourth).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  res.end();
});

/** It is given new ones afterwards. */
app.post('/more', async (req, res) => {
  const { user, other } = req.body;
  for (const name of Object.keys(user)) if (!KNOWN.has(name)) delete user[name];
  user[req.query.name] = 1;
  await pool.query('SELECT ' + Object.keys(user).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  Object.keys(other).forEach((name) => {
    if (!KNOWN.has(name)) delete other[name];
  });
  Object.assign(other, req.body.more);
  await pool.query('SELECT ' + Object.keys(other).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  res.end();
});

app.post('/each', async (req, res) => {
  const user = req.body;
  Object.keys(user).forEach((name) => {
    if (name.length > 9) return;
    if (!KNOWN.has(name)) delete user[name];
  });
  await pool.query('SELECT ' + Object.keys(user).join(', ') + ' FROM users'); // reject: owasp/sql-injection
  res.end();
});
