import { exec, execFile, spawn } from 'node:child_process';
import express from 'express';

const app = express();
const TOOLS = new Set(['ls', 'df']);
const ALLOWED = ['us', 'eu'];
const pattern = /a(b)/;

interface Query {
  exec(text: string): void;
}

app.get('/fixed', (req, res) => {
  execFile('ping', ['-c', '1', String(req.query.host)]);
  spawn('ls', [String(req.query.path)]);
  res.json(pattern.exec(String(req.query.text)));
});

app.get('/number', (req, res) => {
  const count = Number(req.query.count);
  exec(`head -n ${count} log`);
  exec(`head -n ${Number.parseInt(String(req.query.lines), 10)} log`);
  exec(`tail -n ${String(req.query.text).length} log`);
  res.end();
});

app.get('/listed', (req, res) => {
  const region = String(req.query.region);
  if (!ALLOWED.includes(region)) return res.status(400).end();
  exec(`deploy ${region}`);
  return res.end();
});

app.get('/cleaned', (req, res) => {
  const host = req.query.host as string;
  if (!/^[a-z.]+$/.test(host)) {
    res.status(400).end();
    return;
  }
  exec(`ping ${host}`);
  exec(`ping ${String(req.query.name).replace(/[^a-z]/g, '')}`);
  res.end();
});

app.get('/member', (req, res) => {
  const tool = req.query.tool as string;
  if (TOOLS.has(tool)) exec(tool);
  res.end();
});

app.get('/chosen', (req, res) => {
  const { mode } = req.query;
  switch (mode) {
    case 'fast':
      exec(`build --${mode}`);
      break;
    default:
  }
  res.end();
});

app.get('/overwritten', (req, res) => {
  let command = String(req.query.command);
  command = 'uptime';
  exec(command);
  res.end();
});

export function other(db: Query, req: { query: { text: string } }): void {
  db.exec(req.query.text);
  exec('uptime');
}

export function run(command: string, count: number): void {
  exec(command);
  exec(`head -n ${count} log`);
  inner('log');
}

function inner(name: string): void {
  exec(`tail ${name}`);
}

app.get('/every', (req, res) => {
  const names = req.query.names as string[];
  for (const name of names) {
    if (!/^[a-z]+$/.test(name)) return res.status(400).end();
  }
  exec(`tar czf out.tgz ${names.join(' ')}`);
  if (!(req.query.more as string[]).every((each) => /^[a-z]+$/.test(each))) return res.status(400).end();
  exec(`tar czf more.tgz ${(req.query.more as string[]).join(' ')}`);
  return res.end();
});

app.get('/declared', (req, res) => {
  const name = req.query.name as string;
  if (!/^[a-z]+$/.test(name)) return res.status(400).end();
  const later = (): void => first();
  later();
  return res.end();
  function first(): void {
    start();
  }
  function start(): void {
    exec(`systemctl start ${name}`);
  }
});

const TOOL = process.platform === 'win32' ? 'findstr.exe' : '/bin/grep';
app.get('/find', (req, res) => {
  spawn(TOOL, ['-e', String(req.query.text).replace(/^-+/, '')]);
  res.end();
});
