const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAME = /^[a-z]+$/;

function check(name) {
  if (!NAME.test(name)) return { ok: false, isDone: true };
  return { ok: true, isDone: true };
}

app.get('/object', (req, res) => {
  const result = check(req.query.folder);
  if (!result) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/turned', (req, res) => {
  if (check(req.query.folder).ok) return res.end();
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/done', (req, res) => {
  if (!check(req.query.folder).isDone) return res.end();
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

function errorsIn({ folder, depth }) {
  const errors = [];
  if (depth) {
    if (!NAME.test(folder)) errors.push('folder');
  }
  if (!/^\d+$/.test(depth)) errors.push('depth');
  return errors;
}

/** Not on all ways. */
app.get('/errors', (req, res) => {
  if (errorsIn(req.query).length > 0) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

function checkedLater(name) {
  const result = { ok: true };
  if (!NAME.test(name)) result.ok = false;
  result.ok = true;
  return result;
}

/** Written again. */
app.get('/written', (req, res) => {
  if (checkedLater(req.query.folder).ok) exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

function stateOf(name) {
  if (!NAME.test(name)) return 'bad';
  return 'good';
}

app.get('/kind', (req, res) => {
  if (stateOf(req.query.folder) === 'bad') exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection likely
});

/** It answers with what is wrong, and with nothing when all is right. */
function validate(name) {
  return NAME.test(name) ? '' : 'not a name';
}

app.get('/message', (req, res) => {
  const message = validate(req.query.folder);
  if (!message) return res.end();
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection likely
});
