import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/slice', (req, res) => {
  const line = req.query.line;
  if (!['df', 'du'].includes(line.slice(0, 2))) return res.end();
  exec(line.slice(0, 2));
});

app.get('/trimmed', (req, res) => {
  const line = req.query.line;
  if (!['df', 'du'].includes(line.trim().toLowerCase())) return res.end();
  exec(line);
});

app.get('/number', (req, res) => {
  const count = parseInt(req.query.count, 10);
  if (isNaN(count)) return res.end();
  exec('tail -n ' + count);
});

app.get('/cleaned', (req, res) => {
  const name = req.query.name.replace(/[;&]/g, '');
  if (!/^[a-z]+$/.test(name)) return res.end();
  exec('du ' + name);
});
