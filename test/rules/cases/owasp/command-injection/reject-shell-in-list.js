import { spawn } from 'node:child_process';
import Docker from 'dockerode';
import express from 'express';

const app = express();
const docker = new Docker();

app.get('/logs', async (req, res) => {
  // reject: owasp/command-injection
  spawn('docker', ['exec', 'web', 'sh', '-c', 'tail ' + req.query.file]);
  // reject: owasp/command-injection
  await docker.getContainer('web').exec({ Cmd: ['bash', '-c', `tail ${req.query.file}`] });
  res.end();
});
