import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/slice', (req, res) => {
  const line = req.query.line;
  if (!['df', 'du'].includes(line.slice(0, 2))) return res.end();
  exec(line); // reject: owasp/command-injection
});

app.get('/number', (req, res) => {
  const count = req.query.count;
  if (isNaN(parseInt(count, 10))) return res.end();
  exec('tail -n ' + count); // reject: owasp/command-injection
});

app.get('/cleaned', (req, res) => {
  const name = req.query.name;
  if (!/^[a-z]+$/.test(name.replace(/[;&]/g, ''))) return res.end();
  exec('du ' + name); // reject: owasp/command-injection likely
});
