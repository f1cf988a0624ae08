const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAME = /^[a-z]+$/;

async function isGood(name) {
  return NAME.test(name);
}

async function must(name) {
  if (!NAME.test(name)) throw new Error('not a name');
}

/** A promise holds as a condition, whatever it will be kept with. */
app.get('/predicate', (req, res) => {
  if (!isGood(req.query.folder)) return res.status(400).end(); // reject: static-analysis/promise-condition
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

/** It is rejected when the command runs. */
app.get('/assertion', (req, res) => {
  must(req.query.folder);
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/too-late', async (req, res) => {
  const kept = must(req.query.folder);
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
  await kept;
});

app.get('/each', (req, res) => {
  const names = [].concat(req.query.names);
  names.forEach(must);
  exec('ls ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.get('/every', (req, res) => {
  const names = [].concat(req.query.names);
  if (!names.every(async (name) => NAME.test(name))) return res.end(); // reject: static-analysis/async-callback
  exec('ls ' + names.join(' '), () => res.end()); // reject: owasp/command-injection likely
});

app.get('/rejected', (req, res) => {
  const folder = req.query.folder;
  must(folder).catch(() => exec('ls ' + folder, () => res.end())); // reject: owasp/command-injection
});

app.get('/recovered', (req, res) => {
  const folder = req.query.folder;
  must(folder)
    .catch(() => undefined)
    .then(() => exec('ls ' + folder, () => res.end())); // reject: owasp/command-injection
});
