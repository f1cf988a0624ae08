const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAME = /^[a-z]+$/;

function check(name) {
  if (!NAME.test(name)) return { ok: false, error: 'not a name' };
  return { ok: true, error: null };
}

app.get('/object', (req, res) => {
  const result = check(req.query.folder);
  if (!result.ok) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/apart', (req, res) => {
  const { error } = check(req.query.folder);
  if (error !== null) return res.status(400).end(error);
  exec('ls ' + req.query.folder, () => res.end());
});

function errorsIn({ folder, depth }) {
  const errors = [];
  if (!NAME.test(folder)) errors.push('folder');
  if (!/^\d+$/.test(depth)) errors.push('depth');
  return { errors, isGood: errors.length === 0 };
}

/** A list of errors is filled; what is asked is a property of the answer, and the function is handed all that was sent. */
app.get('/errors', (req, res) => {
  const { errors, isGood } = errorsIn(req.query);
  if (!isGood) return res.status(400).json(errors);
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/list', (req, res) => {
  const { folder } = req.query;
  const errors = [];
  if (!NAME.test(folder)) errors.push('folder');
  if (errors.length > 0) return res.json(errors);
  exec('ls ' + folder, () => res.end());
});

function checkedLater(name) {
  const result = { ok: true };
  if (!NAME.test(name)) result.ok = false;
  return result;
}

app.get('/written', (req, res) => {
  if (checkedLater(req.query.folder).ok) exec('ls ' + req.query.folder, () => res.end());
});

function stateOf(name) {
  if (!NAME.test(name)) return 'bad';
  return 'good';
}

app.get('/kind', (req, res) => {
  switch (stateOf(req.query.folder)) {
    case 'good':
      exec('ls ' + req.query.folder, () => res.end());
      break;
    default:
      res.status(400).end();
  }
});

function pair(name) {
  return NAME.test(name) ? [null, name] : [new Error('not a name')];
}

app.get('/pair', (req, res) => {
  const [error] = pair(req.query.folder);
  if (error) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end());
});

/** What stands in an object of errors counts, whatever it is called. */
function errorsBy(body) {
  const errors = {};
  if (!NAME.test(body.folder)) errors.folder = 'not a name';
  return { errors, isValid: Object.keys(errors).length === 0 };
}

app.post('/counted', (req, res) => {
  const { errors, isValid } = errorsBy(req.body);
  if (!isValid) return res.json(errors);
  exec('ls ' + req.body.folder, () => res.end());
});
