import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/map', (req, res) => {
  const tools = new Map([
    ['asked', String(req.query.tool)],
    ['fixed', 'ls'],
  ]);
  exec(tools.get('asked') ?? 'true'); // reject: owasp/command-injection
  res.end();
});

app.get('/computed', (req, res) => {
  const tools = new Map([
    ['asked', String(req.query.tool)],
    ['fixed', 'ls'],
  ]);
  for (const [name, tool] of tools) if (name.length > 3) exec(tool); // reject: owasp/command-injection
  res.end();
});

app.get('/entries', (req, res) => {
  const held = Object.fromEntries([['asked', String(req.query.tool)]]);
  exec(held.asked ?? 'true'); // reject: owasp/command-injection
  res.end();
});

app.get('/parameters', (req, res) => {
  const parameters = new URLSearchParams({ next: String(req.query.next) });
  exec(parameters.get('next') ?? 'true'); // reject: owasp/command-injection
  const pairs = new URLSearchParams([['next', String(req.query.next)]]);
  exec(pairs.getAll('next')[0] ?? 'true'); // reject: owasp/command-injection
  pairs.append('other', String(req.query.other));
  exec(pairs.get('other') ?? 'true'); // reject: owasp/command-injection
  res.end();
});

app.get('/headers', (req, res) => {
  const headers = new Headers([['tool', String(req.query.tool)]]);
  exec(headers.get('tool') ?? 'true'); // reject: owasp/command-injection
  res.end();
});
