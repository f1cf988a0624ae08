const { exec } = require('node:child_process');
const express = require('express');
const { isValidFolder } = require('some-library');

const app = express();
const NAMES = ['a', 'b'];

const isValidName = (name) => typeof name === 'string' && /^[a-z]+$/.test(name);

app.get('/pattern', (req, res) => {
  if (!isValidName(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});

/** Nobody sees what it asks: then its name counts. */
app.get('/library', (req, res) => {
  if (!isValidFolder(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});

const isListed = (name) => NAMES.includes(name);
const isAllowed = (name) => Boolean(name) && isListed(name);

app.get('/through', (req, res) => {
  if (!isAllowed(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});

/** What hands on to a library is what the library is. */
const isValid = (name) => name !== '' && isValidFolder(name);

app.get('/handed-on', (req, res) => {
  if (!isValid(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});

function validate(name) {
  if (!NAMES.includes(name)) throw new Error('not a name');
  return true;
}

app.get('/thrown', (req, res) => {
  if (!validate(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});

function isSafe(name) {
  return name === 'a' || name === 'b';
}

app.get('/constants', (req, res) => {
  if (!isSafe(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end());
});
