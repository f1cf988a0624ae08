import { execFile, spawn, spawnSync } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/script', (req, res) => {
  execFile('node', ['-e', req.body.code]); // reject: owasp/code-injection
  res.end();
});

app.post('/lines', (req, res) => {
  spawnSync('perl', ['-ne', req.body.code]); // reject: owasp/code-injection
  res.end();
});

app.post('/sum', (req, res) => {
  const list = ['-c', `import sums; print(sums.of(${req.body.of}))`];
  spawn('/usr/bin/python3.12', list); // reject: owasp/code-injection
  res.end();
});

app.post('/inside', (req, res) => {
  spawn('docker', ['exec', 'web', 'python', '-c', req.body.code]); // reject: owasp/code-injection
  res.end();
});
