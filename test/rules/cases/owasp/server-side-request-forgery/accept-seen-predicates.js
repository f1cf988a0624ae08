const express = require('express');

const app = express();
const HOSTS = new Set(['example.com']);

function isValidUrl(text) {
  try {
    const address = new URL(text);
    return address.protocol === 'https:' && HOSTS.has(address.hostname);
  } catch {
    return false;
  }
}

app.get('/listed', async (req, res) => {
  if (!isValidUrl(req.query.address)) return res.sendStatus(400);
  const answer = await fetch(req.query.address);
  res.json(await answer.json());
});

function isAllowed(address) {
  return address.protocol === 'https:' && address.hostname === 'example.com';
}

app.get('/one', async (req, res) => {
  const address = new URL(req.query.address);
  if (!isAllowed(address)) return res.sendStatus(403);
  const answer = await fetch(address);
  res.json(await answer.json());
});

const isSafeUrl = (text) => text.startsWith('https://example.com/');

app.get('/begins', async (req, res) => {
  if (!isSafeUrl(req.query.address)) return res.sendStatus(400);
  const answer = await fetch(req.query.address);
  res.json(await answer.json());
});
