import express from 'express';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
const app = express();
app.get('/file', async (req, res) => {
  res.json(await readFile(path.join('/srv/files', String(req.query.name)))); // reject: owasp/path-traversal
});
