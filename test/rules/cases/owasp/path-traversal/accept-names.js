const fs = require('node:fs');
const path = require('node:path');
const express = require('express');

const app = express();

/** A name with no folder in front of it. */
app.get('/file', (req, res) => {
  const name = String(req.query.name);
  if (path.basename(name) !== name) return res.sendStatus(404);
  return fs.readFile(path.join('/srv/files', name), (error, text) => res.type('text').send(text));
});
