import { execFile, spawn } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/find', (req, res) => {
  spawn('find', ['/srv', ...req.body.tests]); // reject: owasp/command-injection likely
  res.end();
});

app.post('/pack', (req, res) => {
  execFile('tar', ['-cf', 'all.tar', req.body.file]); // reject: owasp/command-injection likely
  execFile('git', ['fetch', req.body.remote, '--']); // reject: owasp/command-injection likely
  res.end();
});
