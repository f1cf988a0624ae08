import express from 'express';

const app = express();

app.get('/protocol', async (req, res) => {
  const address = new URL(String(req.query.address));
  if (address.protocol !== 'https:') return res.end();
  // reject: owasp/server-side-request-forgery
  res.json(await fetch(address));
});

app.get('/refused', async (req, res) => {
  const address = new URL(String(req.query.address));
  if (address.hostname === 'localhost') return res.end();
  // reject: owasp/server-side-request-forgery likely
  res.json(await fetch(address));
});
