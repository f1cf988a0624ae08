const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** What looks into an own object before something is put there finds nothing of it. */
app.get('/names', (req, res) => {
  const seen = {};
  exec('touch ' + Object.keys(seen).join(' '), () => res.end());
  seen[req.query.key] = 1;
});

app.get('/values', (req, res) => {
  const seen = { all: 'all' };
  exec('touch ' + Object.values(seen).join(' ') + seen.all, () => res.end());
  seen.all = req.query.name;
});

app.get('/list', (req, res) => {
  const names = ['all'];
  exec('touch ' + names.join(' '), () => res.end());
  names.push(req.query.name);
});
