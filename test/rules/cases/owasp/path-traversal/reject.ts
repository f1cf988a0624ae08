import express from 'express';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
const app = express();
app.get('/file', async (req, res) => {
  res.json(await readFile(path.join('/srv/files', String(req.query.name)))); // reject: owasp/path-traversal
});
app.get('/later', async (req, res) => {
  const name = await Promise.resolve(String(req.query.name));
  res.json(await readFile(`files/${name.normalize()}`)); // reject: owasp/path-traversal
});

// That it is not the root says nothing of where it lies.
const ROOT = path.resolve('/srv/files');
app.get('/not-root', async (req, res) => {
  const file = path.resolve(ROOT, `.${String(req.query.name)}`);
  if (file === ROOT) return res.status(404).end();
  return res.json(await readFile(file)); // reject: owasp/path-traversal
});
app.get('/itself', async (req, res) => {
  const file = path.resolve(String(req.query.name));
  if (file === path.resolve(file)) res.json(await readFile(file)); // reject: owasp/path-traversal
});

// What a table of the program's own does not have yet may be anything.
const cache: Record<string, string> = {};
app.get('/cached', async (req, res) => {
  const file = `/srv/files/${String(req.query.name)}`;
  if (cache[file]) return res.json(cache[file]);
  return res.json(await readFile(file)); // reject: owasp/path-traversal
});
