import { spawn } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/restart', (req, res) => {
  spawn('ssh', ['deploy@web', `systemctl restart ${req.body.service}`]); // reject: owasp/command-injection
  res.end();
});

app.post('/list', (req, res) => {
  spawn('ssh', ['-p', '22', '-o', 'BatchMode=yes', 'web', 'ls', req.body.folder]); // reject: owasp/command-injection
  res.end();
});
