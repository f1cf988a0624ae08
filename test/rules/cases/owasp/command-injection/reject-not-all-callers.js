const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** One caller has checked, the other has not. */
function list(req, res) {
  exec('ls ' + req.query.folder, (error, text) => res.json({ text })); // reject: owasp/command-injection
}

app.get('/a', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.folder)) return res.status(400).end();
  return list(req, res);
});

app.get('/b', (req, res) => list(req, res));

/** Another property than the one that was checked. */
function show(req, res) {
  exec('cat ' + req.query.file, (error, text) => res.json({ text })); // reject: owasp/command-injection
}

app.get('/c', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.folder)) return res.status(400).end();
  return show(req, res);
});

/** The route leads there directly as well. */
function count(req, res) {
  exec('wc ' + req.query.file, (error, text) => res.json({ text })); // reject: owasp/command-injection
}

app.get('/d', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.file)) return res.status(400).end();
  return count(req, res);
});
app.get('/e', count);

/** Written again after the check. */
function size(req, res) {
  req.query.file = String(req.headers['x-file']);
  exec('du ' + req.query.file, (error, text) => res.json({ text })); // reject: owasp/command-injection
}

app.get('/f', (req, res) => {
  if (!/^[a-z]+$/.test(req.query.file)) return res.status(400).end();
  return size(req, res);
});
