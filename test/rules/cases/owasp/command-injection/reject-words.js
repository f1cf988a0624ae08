const { exec } = require('node:child_process');
const { format } = require('node:util');
const express = require('express');
const _ = require('lodash');

const app = express();
app.use(express.json());

app.get('/text', (req, res) => exec(format('head -n %d %s', 5, req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/twice', (req, res) => exec(format('head -n %d %s', req.query.name, req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/behind', (req, res) => exec(format('head -n %d', 5, req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/unknown', (req, res) => exec(format('head -n %a %d', 5, req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/spread', (req, res) => exec(format('head -n %d %s', ...[5, req.query.name]), () => res.end())); // reject: owasp/command-injection
app.get('/capital', (req, res) => exec('open ' + _.capitalize(req.query.name), () => res.end())); // reject: owasp/command-injection

app.post('/ended', async (req, res) => {
  const ended = await Promise.allSettled([Promise.resolve(req.body.name)]);
  exec('echo ' + ended.map(({ value }) => value).join(' '), () => res.end()); // reject: owasp/command-injection
});
