const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const router = express.Router();
const NAME = /^[a-z]+$/;

app.get('/early/:folder', (req, res) => {
  exec('ls ' + req.params.folder, () => res.end()); // reject: owasp/command-injection
});

app.param('folder', (req, res, next, folder) => {
  if (!NAME.test(folder)) return res.status(400).end();
  next();
});

app.param('other', (req, res, next, other) => {
  if (!NAME.test(other)) console.warn(other);
  next();
});

app.get('/others/:other', (req, res) => {
  exec('ls ' + req.params.other, () => res.end()); // reject: owasp/command-injection
});

app.get('/folders', (req, res) => {
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

/** Another server. */
router.get('/:folder', (req, res) => {
  exec('ls ' + req.params.folder, () => res.end()); // reject: owasp/command-injection
});

app.use('/more', router);
