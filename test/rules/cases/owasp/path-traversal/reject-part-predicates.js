import fs from 'node:fs';
import path from 'node:path';
import express from 'express';

const app = express();
const isRelative = (name) => !name.startsWith('/');
function isNoRoot(name) {
  return !path.isAbsolute(name);
}
function mustBeRelative(name) {
  if (name.startsWith('/')) throw new Error('absolute');
}

/** How a part begins says nothing of where `..` in it leads. */
app.get('/notes', (req, res) => {
  const name = String(req.query.name);
  if (!isRelative(name)) return res.sendStatus(400);
  fs.readFile(path.join('/srv/notes', name), () => res.end()); // reject: owasp/path-traversal likely
});

app.get('/pages', (req, res) => {
  const name = String(req.query.name);
  if (!isNoRoot(name)) return res.sendStatus(400);
  fs.readFile('/srv/pages/' + name, () => res.end()); // reject: owasp/path-traversal likely
});

app.get('/files', (req, res) => {
  const name = String(req.query.name);
  mustBeRelative(name);
  fs.readFile(path.join('/srv/files', name), () => res.end()); // reject: owasp/path-traversal
});
