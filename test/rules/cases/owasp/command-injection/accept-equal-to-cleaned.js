import { exec } from 'node:child_process';
import express from 'express';

const app = express();

const strip = (text) => text.trim().replace(/[^\w]/g, '');
function bounded(text) {
  if (text.length > 40) return '';
  return text.toLowerCase().replace(/[^a-z0-9-]+/g, '');
}

app.get('/variable', (req, res) => {
  const name = String(req.query.name);
  const clean = name.replace(/[^a-z0-9]/g, '');
  if (clean !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/function', (req, res) => {
  const name = String(req.query.name);
  if (name !== strip(name)) return res.sendStatus(400);
  exec(`svc ${name}`, () => res.end());
});

app.get('/branches', (req, res) => {
  const name = String(req.query.name);
  if (bounded(name) === name) exec(`svc ${name}`, () => res.end());
});

app.get('/number', (req, res) => {
  const count = String(req.query.count);
  if (String(Number(count)) !== count) return res.sendStatus(400);
  exec(`head -n ${count}`, () => res.end());
});

app.get('/written-number', (req, res) => {
  const count = String(req.query.count);
  if (`${parseInt(count, 10)}` !== count) return res.sendStatus(400);
  exec(`head -n ${count}`, () => res.end());
});

app.get('/encoded', (req, res) => {
  const name = String(req.query.name);
  if (encodeURIComponent(name) !== name) return res.sendStatus(400);
  exec(`svc ${name}`, () => res.end());
});
