const { exec } = require('node:child_process');
const path = require('node:path');
const express = require('express');

const app = express();
const NAMES = ['here', 'there'];

/** What was checked of one part of a text says nothing of another, whichever way they were put together. */
app.get('/sum', (req, res) => {
  const { a, b } = req.query;
  if (!/^[a-z]+$/.test(a)) return res.end();
  return exec('ls ' + a + ' ' + b, () => res.end()); // reject: owasp/command-injection
});

app.get('/template', (req, res) => {
  const { a } = req.query;
  if (!NAMES.includes(a)) return res.end();
  return exec(`ls ${req.body.b} ${a}`, () => res.end()); // reject: owasp/command-injection
});

app.get('/append', (req, res) => {
  const name = req.query.a;
  let command = 'ls ';
  command += name;
  command += req.query.b;
  if (!NAMES.includes(name)) return res.end();
  return exec(command, () => res.end()); // reject: owasp/command-injection
});

const listing = (folder, file) => `ls ${folder}/${file}`;

app.get('/helper', (req, res) => {
  const { a, b } = req.query;
  if (!NAMES.includes(a)) return res.end();
  return exec(listing(a, b), () => res.end()); // reject: owasp/command-injection
});

app.get('/choice', (req, res) => {
  const { a, b } = req.query;
  if (!NAMES.includes(a)) return res.end();
  return exec('ls ' + (a === 'here' ? a : b), () => res.end()); // reject: owasp/command-injection
});

app.get('/lookups', (req, res) => {
  const query = new URLSearchParams(req.url);
  if (!NAMES.includes(query.get('a'))) return res.end();
  return exec('ls ' + query.get('a') + query.get('b'), () => res.end()); // reject: owasp/command-injection
});

app.get('/join', (req, res) => {
  const { a, b } = req.query;
  if (!NAMES.includes(a)) return res.end();
  return exec(path.join('bin', a, b), () => res.end()); // reject: owasp/command-injection
});

/** The part of the last round was not the one that is checked in this. */
app.get('/rounds', (req, res) => {
  let command = 'ls';
  for (const name of [].concat(req.query.names)) {
    command += ` ${name}`;
    if (NAMES.includes(name)) exec(command, () => res.end()); // reject: owasp/command-injection
  }
});
