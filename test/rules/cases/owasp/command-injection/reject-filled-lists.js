const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());

const allowed = ['a', 'b'];
const names = new Set();
const table = {};

app.post('/add', (req, res) => {
  allowed.push(req.body.name);
  names.add(req.body.name); // reject: memory-leak/list-only-grows likely
  table[req.body.name] = true;
  res.end();
});

/** Whoever asks has put it into the list before. */
app.get('/list', (req, res) => {
  const { name } = req.query;
  if (!allowed.includes(name)) return res.end();
  exec('ls ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/set', (req, res) => {
  const { name } = req.query;
  if (!names.has(name)) return res.end();
  exec('ls ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/table', (req, res) => {
  const { name } = req.query;
  if (table[name]) exec('ls ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/itself', (req, res) => {
  const { name } = req.query;
  if ([name].includes(name)) exec('ls ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.post('/same-request', (req, res) => {
  const { name, more } = req.body;
  const list = ['a', ...more];
  if (list.indexOf(name) < 0) return res.end();
  exec('ls ' + name, () => res.end()); // reject: owasp/command-injection likely
});
