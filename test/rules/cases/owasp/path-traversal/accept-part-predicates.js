import fs from 'node:fs';
import path from 'node:path';
import express from 'express';

const app = express();
const isInside = (name) => name.startsWith('/srv/notes/');
function isPlain(name) {
  return !path.isAbsolute(name) && !name.includes('..');
}

/** All of what is used was asked. */
app.get('/notes', (req, res) => {
  const file = path.resolve('/srv/notes', String(req.query.name));
  if (!isInside(file)) return res.sendStatus(400);
  fs.readFile(file, () => res.end());
});

/** A part without dots stays below the root. */
app.get('/pages', (req, res) => {
  const name = String(req.query.name);
  if (!isPlain(name)) return res.sendStatus(400);
  fs.readFile(path.join('/srv/pages', name), () => res.end());
});
