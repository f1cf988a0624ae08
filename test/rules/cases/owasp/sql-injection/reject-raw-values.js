const express = require('express');
const pgp = require('pg-promise')({ capSQL: true });

const db = pgp('postgres://localhost/shop');
const app = express();

app.get('/orders', (req, res) => {
  // reject: owasp/sql-injection
  db.any('SELECT * FROM orders ORDER BY $1:raw', [req.query.order]).then((rows) => res.json(rows));
});

app.get('/tables', async (req, res) => {
  // reject: owasp/sql-injection
  res.json(await db.many('SELECT name FROM ${table^} WHERE id = ${id}', { table: req.query.table, id: 7 }));
});

app.get('/prepared', async (req, res) => {
  // reject: owasp/sql-injection
  const statement = new pgp.ParameterizedQuery({ text: `SELECT * FROM orders WHERE state = '${req.query.state}'` });
  res.json(await db.any(statement));
});

app.get('/together', (req, res) => {
  db.task('both', async (task) => {
    // reject: owasp/sql-injection
    res.json(await task.map("SELECT id FROM orders WHERE buyer = '" + req.query.buyer + "'", [], (row) => row.id));
  });
});

app.get('/formatted', (req, res) => {
  // reject: owasp/sql-injection
  res.json({ text: pgp.as.format('SELECT * FROM orders LIMIT $2:value', [1, req.query.limit]) });
});
