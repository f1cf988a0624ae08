import { exec } from 'node:child_process';
import express from 'express';

const app = express();

const lax = (text) => (text.startsWith('-') ? text.replace(/[^\w]/g, '') : text);

app.get('/first-only', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/[^a-z0-9]/, 'x') !== name.replace(/[^a-z0-9]/, 'y') + '') return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/first', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/[;|&]/, ';') !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/too-little', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/'/g, '') !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/trimmed', (req, res) => {
  const name = String(req.query.name);
  if (name.trim() !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/decoded', (req, res) => {
  const name = String(req.query.name);
  if (decodeURIComponent(name) !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/some-ways', (req, res) => {
  const name = String(req.query.name);
  if (lax(name) !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/different', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/\W/g, '') === name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/other', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/\W/g, '') !== name) return res.sendStatus(400);
  exec('svc ' + String(req.query.other), () => res.end()); // reject: owasp/command-injection
});

app.get('/not-left', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/\W/g, '') !== name) console.warn('strange name');
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});

app.get('/between', (req, res) => {
  const name = String(req.query.name);
  if (name.replace(/\W/g, '') + req.query.other !== name) return res.sendStatus(400);
  exec('svc ' + name, () => res.end()); // reject: owasp/command-injection
});
