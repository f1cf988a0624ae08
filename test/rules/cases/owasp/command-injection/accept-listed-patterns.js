import { exec } from 'node:child_process';
import express from 'express';

const app = express();

const RULES = [/^[a-z]+$/, /^\d+$/];
const REFUSED = [/[^\w]/, /^root$/];
const TABLE = { start: 1, stop: 2 };
const ACTIONS = new Map([['start', 1], ['stop', 2]]);

app.get('/some', (req, res) => {
  const name = String(req.query.name);
  if (!RULES.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/every', (req, res) => {
  const name = String(req.query.name);
  if ([/^[a-z]+$/, /^.{1,40}$/].every((rule) => rule.test(name))) exec('svc ' + name, () => res.end());
});

app.get('/refused', (req, res) => {
  const name = String(req.query.name);
  if (REFUSED.some((rule) => rule.test(name))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/found', (req, res) => {
  const name = String(req.query.name);
  const rule = RULES.find((each) => each.test(name));
  if (rule === undefined) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/entries', (req, res) => {
  const name = String(req.query.name);
  const entry = Object.entries(TABLE).find(([action]) => action === name);
  if (!entry) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/nothing', (req, res) => {
  const name = String(req.query.name);
  const action = ACTIONS.get(name) ?? null;
  if (action === null) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/falsy', (req, res) => {
  const name = String(req.query.name);
  const action = ACTIONS.get(name) ?? 0;
  if (!action) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.post('/apart', (req, res) => {
  const good = [];
  const bad = [];
  for (const name of req.body.names) (ACTIONS.has(name) ? good : bad).push(name);
  exec('svc ' + good.join(' '), () => res.json({ bad }));
});
