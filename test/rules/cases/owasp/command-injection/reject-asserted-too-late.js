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

app.get('/some', (req, res) => {
  const names = [].concat(req.query.names);
  for (const name of names) {
    if (name.length > 3) continue;
    must(name);
  }
  exec('ls ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.get('/stopped', (req, res) => {
  const names = [].concat(req.query.names);
  for (const name of names) {
    must(name);
    if (name === 'last') break;
  }
  exec('ls ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.get('/first', (req, res) => {
  const names = req.query.names;
  must(names[0]);
  exec('ls ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

function mustAll(asked) {
  must(asked.body.folder);
}

app.get('/whole', (req, res) => {
  mustAll(req);
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/swallowed', (req, res) => {
  try {
    must(req.query.folder);
  } catch (error) {
    console.warn(error);
  }
  exec('ls ' + req.query.folder, () => res.end()); // reject: owasp/command-injection
});

/** What is not there stands at -1. */
app.get('/below', (req, res) => {
  const { folder } = req.query;
  if (NAMES.indexOf(folder) < 1) exec('ls ' + folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/not-behind', (req, res) => {
  const { folder } = req.query;
  if (NAMES.indexOf(folder) > 0) return res.end();
  exec('ls ' + folder, () => res.end()); // reject: owasp/command-injection
});
