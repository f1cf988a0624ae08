const path = require('node:path');
const express = require('express');

const app = express();

app.get('/themes/:theme', (req, res) => {
  const theme = require(path.join(__dirname, 'themes', req.params.theme)); // reject: owasp/code-injection
  const strings = require(`./languages/${req.query.language}.js`); // reject: owasp/code-injection
  res.json({ theme, strings });
});

app.get('/remote', async (req, res) => {
  const loaded = await import(`${req.query.address}.json`); // reject: owasp/code-injection
  res.json(loaded);
});
