import { exec } from 'node:child_process';
import express from 'express';
import { validateHost } from './validate-host.ts'; // reject: static-analysis/unresolved-import

const app = express();

app.get('/checked', (req, res) => {
  const host = req.query.host as string;
  if (!/^[^;]+$/.test(host)) {
    res.status(400).end();
    return;
  }
  exec(`ping ${host}`); // reject: owasp/command-injection likely
  res.end();
});

app.get('/judged', validateHost, (req, res) => {
  exec(`ping ${req.query.host}`); // reject: owasp/command-injection likely
  res.end();
});

app.get('/replaced', (req, res) => {
  exec(`ping ${String(req.query.host).replace(/;/g, '')}`); // reject: owasp/command-injection
  res.end();
});

exec(`ls ${process.argv[2]}`); // reject: owasp/command-injection likely

export function archive(folder: string): void {
  exec(`tar czf out.tgz ${folder}`); // reject: owasp/command-injection likely
}

/** What is stored under a key that came from somewhere is read under any name. */
app.get('/collected', (req, res) => {
  const options: Record<string, string> = {};
  for (const name of Object.keys(req.query)) options[name] = String(req.query[name]);
  exec(`convert ${options['width']}`); // reject: owasp/command-injection likely
  res.end();
});
