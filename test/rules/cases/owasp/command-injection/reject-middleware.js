const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const rules = app.get('rules');

app.get('/before', (req, res) => exec('ls ' + req.query.folder, () => res.end())); // reject: owasp/command-injection

/** Registered for another path, or looking at the part without deciding by it. */
app.use('/admin', (req, res, next) => (/^[a-z]+$/.test(String(req.query.folder)) ? next() : res.sendStatus(400)));
app.use((req, res, next) => {
  if (req.method === 'PUT') return res.sendStatus(405);
  console.log(req.query.folder);
  return next();
});

app.get('/elsewhere', (req, res) => exec('ls ' + req.query.folder, () => res.end())); // reject: owasp/command-injection

/** What may refuse the request in front of a handler makes it less sure, where it looks at the same part and nobody sees how. */
app.use((req, res, next) => {
  if (!rules.seen(req.query.folder)) return res.sendStatus(400);
  return next();
});

app.get('/behind', (req, res) => exec('ls ' + req.query.folder, () => res.end())); // reject: owasp/command-injection likely
app.post('/other', (req, res) => exec('ls ' + req.body.folder, () => res.end())); // reject: owasp/command-injection

/** One that lets some go on unasked has checked nothing. */
app.use((req, res, next) => {
  if (req.get('x-internal') === 'yes') return next();
  if (!/^[a-z]+$/.test(req.body.name)) return res.sendStatus(400);
  return next();
});

app.post('/unasked', (req, res) => exec('ls ' + req.body.name, () => res.end())); // reject: owasp/command-injection likely

/** Handed to two places, of which one is not looked at. */
const show = (req, res) => exec('ls ' + req.query.shown, () => res.end()); // reject: owasp/command-injection likely
app.get('/a', (req, res, next) => (/^[a-z]+$/.test(req.query.shown) ? next() : res.sendStatus(400)), show);
app.get('/b', show);
