const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const FOREIGN = /[^a-z]/;
const GLOBAL = /[^a-z]/g;
const WORD = /^[a-z]+$/g;

/** A pattern that begins at the beginning each time, or that lets nothing through when it does not. */
app.get('/plain', (req, res) => {
  const { name } = req.query;
  if (FOREIGN.test(name)) return res.end();
  exec('id ' + name, () => res.end());
});

app.get('/made-here', (req, res) => {
  const { name } = req.query;
  if (/[^a-z]/g.test(name)) return res.end();
  exec('id ' + name, () => res.end());
});

app.get('/matched', (req, res) => {
  const { name } = req.query;
  if (name.match(GLOBAL)) return res.end();
  exec('id ' + name, () => res.end());
});

app.get('/word', (req, res) => {
  const { name } = req.query;
  if (!WORD.test(name)) return res.end();
  exec('id ' + name, () => res.end());
});

app.get('/rounds', (req, res) => {
  for (const name of [].concat(req.query.names)) {
    if (/[^a-z]/g.test(name)) continue;
    exec('id ' + name);
  }
  res.end();
});
