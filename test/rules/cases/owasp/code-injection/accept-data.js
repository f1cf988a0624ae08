const path = require('node:path');
const express = require('express');

const app = express();

app.get('/themes/:theme', (req, res) => {
  const theme = require(path.join(__dirname, 'themes', req.params.theme, 'theme.json'));
  const strings = require(`./languages/${req.query.language}.json`);
  res.json({ theme, strings });
});
