import express from 'express';

const HOSTS = new Set(['api.example.com', 'files.example.com']);
const home = new URL('https://example.com');

function isOurs(host: string): boolean {
  return host === 'example.com';
}

const app = express();

app.get('/compared', async (req, res) => {
  const address = new URL(String(req.query.address));
  if (address.hostname !== 'api.example.com') return res.end();
  res.json(await fetch(address));
});

app.get('/listed', async (req, res) => {
  const wanted = String(req.query.address);
  if (!HOSTS.has(new URL(wanted).hostname)) return res.end();
  res.json(await fetch(wanted));
});

app.get('/origin', async (req, res) => {
  const target = new URL(String(req.query.address), home);
  if (target.origin === home.origin) await fetch(target.href);
  res.end();
});

app.get('/own', async (req, res) => {
  const { host } = new URL(String(req.query.address));
  if (isOurs(host)) await fetch(String(req.query.address));
  res.end();
});
