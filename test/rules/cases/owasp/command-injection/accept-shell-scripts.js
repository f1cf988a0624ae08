import { spawn } from 'node:child_process';
import Docker from 'dockerode';
import express from 'express';

const app = express();
const docker = new Docker();

app.get('/logs', async (req, res) => {
  spawn('bash', ['show-log.sh', req.query.file]);
  await docker.getContainer('web').exec({ Cmd: ['tail', '--', req.query.file] });
  res.end();
});
