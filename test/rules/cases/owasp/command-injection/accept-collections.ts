import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/map', (req, res) => {
  const tools = new Map([
    ['asked', String(req.query.tool)],
    ['fixed', 'ls'],
  ]);
  exec(tools.get('fixed') ?? 'true');
  res.end(tools.get('asked') === 'ls' ? 'yes' : 'no');
});

app.get('/entries', (req, res) => {
  const held = Object.fromEntries([
    ['asked', String(req.query.tool)],
    ['fixed', 'ls'],
  ]);
  exec(held.fixed ?? 'true');
  res.end();
});

app.get('/parameters', (req, res) => {
  const parameters = new URLSearchParams({ next: String(req.query.next), tool: 'ls' });
  exec(parameters.get('tool') ?? 'true');
  res.end();
});
