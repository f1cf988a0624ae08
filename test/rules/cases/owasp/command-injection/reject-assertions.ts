import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import express from 'express';

const SERVICES = ['web', 'mail'];
const app = express();

/** Anything may stand around a word, and most texts are not `rm`. */
app.get('/weak', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  assert.match(name, /\w+/);
  assert.notEqual(other, 'rm');
  execSync('service ' + name); // reject: owasp/command-injection likely
  execSync('service ' + other); // reject: owasp/command-injection
  res.end();
});

/** What is compared with input, of another text, or too late. */
app.get('/other', (req, res) => {
  const name = String(req.query.name);
  assert.equal(name, String(req.query.other));
  assert.match(String(req.query.other), /^\w+$/);
  execSync('service ' + name); // reject: owasp/command-injection likely
  const late = String(req.query.late);
  execSync('service ' + late); // reject: owasp/command-injection
  assert.match(late, /^\w+$/);
  res.end();
});

/** Whoever catches what it throws goes on. */
app.get('/caught', (req, res) => {
  const name = String(req.query.name);
  try {
    assert.match(name, /^\w+$/);
  } catch {
    res.status(400);
  }
  execSync('service ' + name); // reject: owasp/command-injection
  res.end();
});

/** These say so and go on. */
const check = {
  match(text: string, pattern: RegExp): void {
    if (!pattern.test(text)) console.warn(text);
  },
};

app.get('/told', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  check.match(name, /^\w+$/);
  console.assert(SERVICES.includes(other));
  execSync('service ' + name); // reject: owasp/command-injection
  execSync('service ' + other); // reject: owasp/command-injection
  res.end();
});
