const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** What was checked is another value than the one that was written to the same place since. */
app.get('/again', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  asked.name = req.query.other;
  exec('id ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

app.post('/request', (req, res) => {
  if (!NAME.test(req.body.name)) return res.end();
  req.body.name = req.query.name;
  exec('id ' + req.body.name, () => res.end()); // reject: owasp/command-injection
});

app.get('/one-way', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  if (req.query.other) asked.name = req.query.other;
  exec('id ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

app.get('/computed', (req, res) => {
  const { key } = req.query;
  const asked = { ...req.query };
  if (!NAME.test(asked[key])) return res.end();
  asked[key] = req.query.other;
  exec('id ' + asked[key], () => res.end()); // reject: owasp/command-injection
});

app.get('/assigned', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  Object.assign(asked, { name: req.query.other });
  exec('id ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

const put = (asked, name) => {
  asked.name = name;
};

app.get('/function', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  put(asked, req.query.other);
  exec('id ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

const must = (name) => {
  if (!NAME.test(name)) throw new Error('no name');
};

app.get('/asserted', (req, res) => {
  const asked = { name: req.query.name };
  must(asked.name);
  asked.name = req.query.other;
  exec('id ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

app.get('/added', (req, res) => {
  const asked = { name: req.query.name };
  if (NAME.test(asked.name)) {
    asked.name += req.query.other;
    exec('id ' + asked.name); // reject: owasp/command-injection
  }
  res.end();
});

app.get('/rounds', (req, res) => {
  const asked = { name: 'all' };
  for (const name of [].concat(req.query.names)) {
    if (!NAME.test(asked.name)) return res.end();
    asked.name = name;
    exec('id ' + asked.name); // reject: owasp/command-injection
  }
  return res.end();
});

app.get('/around', (req, res) => {
  const asked = { user: { name: req.query.name } };
  if (!NAME.test(asked.user.name)) return res.end();
  asked.user = { name: req.query.other };
  exec('id ' + asked.user.name, () => res.end()); // reject: owasp/command-injection
});

class Account {
  constructor(name) {
    this.name = name;
  }

  rename(name) {
    if (!NAME.test(this.name)) return;
    this.name = name;
    exec('id ' + this.name); // reject: owasp/command-injection
  }
}

app.get('/field', (req, res) => {
  new Account(req.query.name).rename(req.query.other);
  res.end();
});
