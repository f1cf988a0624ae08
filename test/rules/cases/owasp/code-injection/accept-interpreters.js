import { execFile, spawn, spawnSync } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/script', (req, res) => {
  spawnSync('node', ['-e', 'console.log(process.argv[1])', req.body.text]);
  spawn('python3', ['tool.py', req.body.text]);
  execFile('grep', ['-e', req.body.text, 'words.txt']);
  res.end();
});

app.post('/sum', (req, res) => {
  spawn('python3', ['-c', `print(${Number(req.body.of)})`]);
  res.end();
});
