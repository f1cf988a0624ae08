const { exec } = require('node:child_process');
const express = require('express');

const app = express();

app.get('/a', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.folder)) return res.status(400).end();
  return list(req, res);
});

app.get('/b', (req, res) => {
  const { query } = req;
  if (['here', 'there'].includes(req.query.folder)) setImmediate(() => list(req, res));
  else res.json({ query: Object.keys(query).length });
});

/** Further down a captured request. */
app.get('/c', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.folder)) return res.status(400).end();
  return setImmediate(() => exec('ls ' + req.query.folder, () => res.end()));
});

/** What all callers have checked of the request holds in the function that is handed it. */
function list(req, res) {
  exec('ls ' + req.query.folder, (error, text) => res.json({ text }));
}
