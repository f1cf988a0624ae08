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
