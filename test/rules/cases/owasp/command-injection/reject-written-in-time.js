const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** The next round, a function that runs later, whoever shares the object or what stands in it: they meet what was put there. */
app.get('/rounds', (req, res) => {
  const names = [];
  for (const name of [].concat(req.query.names)) {
    exec('touch ' + names.join(' ')); // reject: owasp/command-injection
    names.push(name);
  }
  res.end();
});

app.get('/later', (req, res) => {
  const names = [];
  setTimeout(() => exec('touch ' + names.join(' ')), 10); // reject: owasp/command-injection
  names.push(req.query.name);
  res.end();
});

app.get('/keys', (req, res) => {
  const seen = {};
  const list = () => Object.keys(seen).join(' ');
  seen[req.query.key] = 1;
  exec('touch ' + list(), () => res.end()); // reject: owasp/command-injection
});

app.get('/inside', (req, res) => {
  const asked = { user: {} };
  const { user } = asked;
  asked.user.name = req.query.name;
  exec('touch ' + user.name, () => res.end()); // reject: owasp/command-injection
});

app.get('/same-list', (req, res) => {
  const names = ['all'];
  const sorted = names.sort();
  names.push(req.query.name);
  exec('touch ' + sorted.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.get('/kept', (req, res) => {
  const names = ['all'];
  const kept = [names].map((each) => each);
  names.push(req.query.name);
  exec('touch ' + kept[0].join(' '), () => res.end()); // reject: owasp/command-injection
});

const last = { name: 'all' };
app.get('/shared', (req, res) => {
  exec('touch ' + last.name, () => res.end()); // reject: owasp/command-injection
  last.name = req.query.name;
});
