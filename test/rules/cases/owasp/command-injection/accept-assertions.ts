import assert from 'node:assert/strict';
import { strict, strictEqual, doesNotMatch } from 'node:assert';
import { execSync } from 'node:child_process';
import express from 'express';
import check from 'http-assert';

const SERVICES = ['web', 'mail'];
const isName = (name: string): boolean => /^\w+$/.test(name);
const app = express();

/** Behind an assertion of a library holds what it asserts. */
app.get('/matched', (req, res) => {
  const name = String(req.query.name);
  assert.match(name, /^\w+$/);
  execSync('service ' + name);
  res.end();
});

app.get('/unmatched', (req, res) => {
  const name = String(req.query.name);
  doesNotMatch(name, /\W/);
  execSync('service ' + name);
  res.end();
});

app.get('/equal', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  assert.equal(isName(name), true);
  strictEqual(SERVICES.includes(other), true);
  execSync(`service ${name} ${other}`);
  res.end();
});

app.get('/constant', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  strict.equal(name, 'web');
  strict.notEqual(isName(other), false);
  execSync(`service ${name} ${other}`);
  res.end();
});

app.get('/answered', (req, res) => {
  const name = String(req.query.name);
  check(SERVICES.includes(name), 400, 'no such service');
  execSync('service ' + name);
  res.end();
});

/** A function that asserts something of what it is handed is an assertion itself, and so is one that calls what has no way back. */
function must(name: string): void {
  assert.match(name, /^\w+$/);
}

function refuse(): never {
  process.exit(1);
}

function mustBeListed(name: string): void {
  if (!SERVICES.includes(name)) refuse();
}

app.get('/handed', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  must(name);
  mustBeListed(other);
  execSync(`service ${name} ${other}`);
  res.end();
});

/** Inside `try` as well, as long as the program stays there. */
app.get('/tried', (req, res) => {
  const name = String(req.query.name);
  const other = String(req.query.other);
  try {
    assert.match(name, /^\w+$/);
    if (!isName(other)) refuse();
    execSync(`service ${name} ${other}`);
  } catch {
    res.status(400);
  }
  res.end();
});
