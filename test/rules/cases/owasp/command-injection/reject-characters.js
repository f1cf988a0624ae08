import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/half-a-range', (req, res) => {
  const name = String(req.query.name);
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 122) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/too-wide', (req, res) => {
  const name = String(req.query.name);
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 32 || code > 122) return res.sendStatus(400);
  }
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/not-the-first', (req, res) => {
  const name = String(req.query.name);
  for (let i = 1; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 97 || code > 122) return res.sendStatus(400);
  }
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/goes-on', (req, res) => {
  const name = String(req.query.name);
  for (const character of name) if (!/[a-z0-9]/.test(character)) console.warn('strange');
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/stops', (req, res) => {
  const name = String(req.query.name);
  for (const character of name) if (!/[a-z0-9]/.test(character)) break;
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/perhaps', (req, res) => {
  const name = String(req.query.name);
  for (const character of name) if (req.query.strict && !/[a-z0-9]/.test(character)) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/list', (req, res) => {
  const { names } = req.query;
  for (const name of names) if (!/[a-z0-9]/.test(name)) return res.sendStatus(400);
  exec('svc ' + names, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/words', (req, res) => {
  const name = String(req.query.name);
  if (name.split(' ').some((word) => !/[a-z0-9]/.test(word))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/every', (req, res) => {
  const name = String(req.query.name);
  if ([...name].every((character) => !/[a-z0-9]/.test(character))) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});
