import { exec } from 'node:child_process';
import express from 'express';

const app = express();

const ALLOWED = 'abcdefghijklmnopqrstuvwxyz-';

app.get('/codes', (req, res) => {
  const name = String(req.query.name);
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 97 || code > 122) return res.sendStatus(400);
  }
  exec('svc ' + name, () => res.end());
});

app.get('/each', (req, res) => {
  const name = String(req.query.name);
  for (const character of name) if (!/[a-z0-9]/.test(character)) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/between', (req, res) => {
  const name = String(req.query.name);
  for (const character of name) {
    if (character >= 'a' && character <= 'z') continue;
    return res.sendStatus(400);
  }
  exec('svc ' + name, () => res.end());
});

app.get('/some', (req, res) => {
  const name = String(req.query.name);
  if ([...name].some((character) => !/[a-z0-9]/.test(character))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

app.get('/every', (req, res) => {
  const name = String(req.query.name);
  if (!name.split('').every((character) => ALLOWED.includes(character))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});

function isPlain(text) {
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (!ALLOWED.includes(character)) return false;
  }
  return true;
}

app.get('/predicate', (req, res) => {
  const name = String(req.query.name);
  if (!isPlain(name)) return res.sendStatus(400);
  exec('svc ' + name, () => res.end());
});
