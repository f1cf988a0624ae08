const express = require('express');
const pgp = require('pg-promise')();

const db = pgp('postgres://localhost/shop');
const app = express();
const ORDER = 'price';

app.get('/orders', async (req, res) => {
  const first = await db.any('SELECT * FROM orders WHERE buyer = $1', [req.query.buyer]);
  const second = await db.any('SELECT * FROM orders WHERE buyer = $2 ORDER BY $1:raw', [ORDER, req.query.buyer]);
  const third = await db.any('SELECT * FROM ${table^} WHERE id = ${id}', { table: 'orders', id: req.query.id });
  const fourth = await db.any(new pgp.ParameterizedQuery({ text: 'SELECT $1', values: [req.query.id] }));
  const fifth = await db.any({ text: 'SELECT * FROM orders WHERE id = $1', values: [req.query.id] });
  const sixth = await db.any('SELECT * FROM orders WHERE note = ' + pgp.as.text(req.query.note));
  res.json([first, second, third, fourth, fifth, sixth]);
});
