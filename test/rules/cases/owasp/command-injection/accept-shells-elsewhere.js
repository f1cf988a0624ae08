import { spawn } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/up', (req, res) => {
  spawn('ssh', ['-p', '22', '--', req.body.host, 'uptime']);
  res.end();
});

app.post('/restart', (req, res) => {
  if (!/^[a-z]+$/.test(req.body.service)) return res.sendStatus(400);
  spawn('ssh', ['web', `systemctl restart ${req.body.service}`]);
  res.end();
});
