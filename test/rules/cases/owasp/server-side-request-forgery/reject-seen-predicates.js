const express = require('express');

const app = express();

function isValidUrl(text) {
  try {
    new URL(text);
    return true;
  } catch {
    return false;
  }
}

app.get('/parsed', async (req, res) => {
  if (!isValidUrl(req.query.address)) return res.sendStatus(400);
  const answer = await fetch(req.query.address); // reject: owasp/server-side-request-forgery certain
  res.json(await answer.json());
});

function isAllowed(address) {
  return address.protocol === 'https:';
}

app.get('/protocol', async (req, res) => {
  const address = new URL(req.query.address);
  if (!isAllowed(address)) return res.sendStatus(403);
  const answer = await fetch(address); // reject: owasp/server-side-request-forgery certain
  res.json(await answer.json());
});

const isSafeUrl = (text) => URL.canParse(text) && text.length < 200;

app.get('/parsable', async (req, res) => {
  if (!isSafeUrl(req.query.address)) return res.sendStatus(400);
  const answer = await fetch(req.query.address); // reject: owasp/server-side-request-forgery certain
  res.json(await answer.json());
});
