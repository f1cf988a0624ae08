const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAMES = ['here', 'there'];

function must(name) {
  if (!/^[a-z]+$/.test(name)) throw new Error('not a name');
}

app.get('/late', (req, res) => {
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
  must(req.query.folder);
});

app.get('/other', (req, res) => {
  must(req.query.name);
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

/** The position of what is not there is no zero. */
app.get('/position', (req, res) => {
  const { folder } = req.query;
  if (NAMES.indexOf(folder)) exec('ls ' + folder, () => res.end()); // reject: owasp/command-injection
});
