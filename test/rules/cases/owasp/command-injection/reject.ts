import { exec, execFile, execSync, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import express, { type Request, type Response } from 'express';
import { createServer } from 'node:http';

const app = express();
const run = promisify(exec);

app.get('/ping', (req, res) => {
  exec(`ping -c 1 ${req.query.host}`, (error, out) => res.send(out)); // reject: owasp/command-injection
});

app.post('/convert', async (req, res) => {
  const { name } = req.body;
  const command = 'convert ' + name.trim();
  await run(command); // reject: owasp/command-injection
  res.end();
});

app.get('/list', express.json(), (req, res) => {
  let command = 'ls';
  command += ` ${req.params.folder}`;
  execSync(command); // reject: owasp/command-injection
  res.end();
});

app.get('/shell', (req, res) => {
  const given = req.headers['x-command'];
  spawn('sh', ['-c', `echo ${given}`]); // reject: owasp/command-injection
  spawn('ls', [String(req.query.path)], { shell: true }); // reject: owasp/command-injection
  execFile(req.query.tool as string); // reject: owasp/command-injection
  res.end();
});

export function typed(req: Request, res: Response): void {
  if (!req.query.host) res.status(400);
  const parts = ['dig', req.get('x-host')];
  exec(parts.join(' ')); // reject: owasp/command-injection
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  exec('whois ' + url.searchParams.get('domain')); // reject: owasp/command-injection
  response.end();
}).listen(8080);

app.get('/declared', (req, res) => {
  const name = req.query.name as string;
  start();
  if (!/^[a-z]+$/.test(name)) return res.status(400).end();
  start();
  return res.end();
  function start(): void {
    exec(`systemctl start ${name}`); // reject: owasp/command-injection
  }
});
