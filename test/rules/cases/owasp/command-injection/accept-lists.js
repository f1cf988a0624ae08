const { exec } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const { readFileSync } = require('node:fs');
const express = require('express');

const app = express();
app.use(express.json());

const NAMES = ['a', 'b'];
const written = JSON.parse(readFileSync('names.json', 'utf8'));
const jobs = new Map();

app.post('/add', (req, res) => {
  const id = randomUUID();
  jobs.set(id, req.body);
  res.end(id);
});

app.get('/file', (req, res) => {
  const { name } = req.query;
  if (!written.includes(name)) return res.end();
  exec('ls ' + name, () => res.end());
});

/** The names were made here, whatever stands under them. */
app.get('/job', (req, res) => {
  const { job } = req.query;
  if (!jobs.has(job)) return res.end();
  exec('ls ' + job, () => res.end());
});

app.get('/some', (req, res) => {
  const name = req.query.name;
  if (!NAMES.some((each) => each === name)) return res.end();
  exec('ls ' + name, () => res.end());
});

app.get('/first', (req, res) => {
  const { name } = req.query;
  if (NAMES.indexOf(name) === 0 || NAMES.indexOf(name) > 0) exec('ls ' + name, () => res.end());
});

const REFUSED = [';', '|', '&', '$', '`', '>', '<', '(', ')', '\n', '"', "'", ' ', '\\'];

app.get('/refused', (req, res) => {
  const { name } = req.query;
  if (REFUSED.some((each) => name.includes(each))) return res.end();
  exec('ls ' + name, () => res.end());
});

app.get('/characters', (req, res) => {
  const { name } = req.query;
  if (![...name].every((character) => /^[a-z]$/.test(character))) return res.end();
  exec('ls ' + name, () => res.end());
});
