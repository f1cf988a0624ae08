const { exec } = require('node:child_process');
const express = require('express');
const library = require('some-library');

const app = express();

/** Where the body is seen, the name of a predicate says nothing. */
function isSafe(name) {
  return typeof name === 'string' && name.length > 0;
}

app.get('/text', (req, res) => {
  if (!isSafe(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection certain
});

const isValid = (body) => body && body.name && body.folder;

app.post('/there', (req, res) => {
  if (!isValid(req.body)) return res.end();
  exec('ls ' + req.body.folder, () => res.end()); // reject: owasp/command-injection certain
});

function validateName(name) {
  if (typeof name !== 'string') throw new TypeError('not a text');
  return true;
}

app.get('/thrown', (req, res) => {
  if (!validateName(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection certain
});

const isAllowed = async (name) => name !== undefined && name.trim() !== '';

app.get('/awaited', async (req, res) => {
  if (!(await isAllowed(req.query.name))) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection certain
});

class Rules {
  isAllowed(name) {
    return Boolean(name);
  }
}

const rules = new Rules();

app.get('/method', (req, res) => {
  if (!rules.isAllowed(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection certain
});

/** It looks closer than is understood. */
function isValidName(name) {
  for (const character of name) if (character === ';') return false;
  return true;
}

app.get('/characters', (req, res) => {
  if (!isValidName(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection likely
});

const allowsHost = (address) => ['example.com'].includes(new URL(address).hostname);

/** Of another kind. */
app.get('/host', (req, res) => {
  if (!allowsHost(req.query.address)) return res.end();
  exec('curl ' + req.query.address, () => res.end()); // reject: owasp/command-injection likely
});

/** Which of the two is asked is not known. */
const isValidFolder = library.isFolder || isSafe;

app.get('/choice', (req, res) => {
  if (!isValidFolder(req.query.name)) return res.end();
  exec('ls ' + req.query.name, () => res.end()); // reject: owasp/command-injection likely
});
