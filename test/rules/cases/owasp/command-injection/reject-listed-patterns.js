import { exec } from 'node:child_process';
import express from 'express';

const app = express();

const RULES = [/^[a-z]+$/, /^\d+/];
const STRICT = [/^[a-z]+$/, /^\d+$/];
const ACTIONS = new Map([['start', 1], ['stop', 2]]);
const TABLE = { start: 'a', stop: 'b' };

app.get('/one-is-open', (req, res) => {
  const name = String(req.query.name);
  if (!RULES.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/none', (req, res) => {
  const name = String(req.query.name);
  if (STRICT.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/not-every', (req, res) => {
  const name = String(req.query.name);
  if (STRICT.every((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/other', (req, res) => {
  const { name, other } = req.query;
  if (!STRICT.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + other, () => res.end()); // reject: owasp/command-injection
});

app.get('/given', (req, res) => {
  const name = String(req.query.name);
  const rules = [/^[a-z]+$/, new RegExp(req.query.rule)]; // reject: owasp/regex-injection
  if (!rules.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/entries', (req, res) => {
  const name = String(req.query.name);
  const entry = Object.entries(TABLE).find(([action]) => action !== name);
  if (!entry) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/never', (req, res) => {
  const name = String(req.query.name);
  const action = ACTIONS.get(name) ?? null;
  if (action === undefined) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/always', (req, res) => {
  const name = String(req.query.name);
  const action = ACTIONS.get(name) ?? 'other';
  if (!action) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.post('/swapped', (req, res) => {
  const good = [];
  const bad = [];
  for (const name of req.body.names) (ACTIONS.has(name) ? bad : good).push(name);
  exec('svc ' + good.join(' '), () => res.json({ bad })); // reject: owasp/command-injection likely
});

app.post('/too-late', (req, res) => {
  const good = [];
  const bad = [];
  let list = good;
  for (const name of req.body.names) {
    list.push(name);
    list = ACTIONS.has(name) ? good : bad;
  }
  exec('svc ' + good.join(' '), () => res.json({ bad })); // reject: owasp/command-injection
});

const grown = [/^[a-z]+$/];
grown.push(/./);
app.get('/grown', (req, res) => {
  const name = String(req.query.name);
  if (!grown.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});
