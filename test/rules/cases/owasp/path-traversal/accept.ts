import express from 'express';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
const app = express();
app.get('/file', async (req, res) => {
  res.json(await readFile(path.join('/srv/files', path.basename(String(req.query.name)))));
});

const ROOT = path.resolve('/srv/files');
app.get('/below', async (req, res) => {
  const file = path.resolve(ROOT, `.${String(req.query.name)}`);
  if (file !== ROOT && !file.startsWith(ROOT + path.sep)) return res.status(404).end();
  return res.json(await readFile(file));
});
app.get('/root', async (req, res) => {
  const file = path.join(ROOT, String(req.query.name));
  if (file === ROOT || (req.method === 'GET' && file.startsWith(`${ROOT}/`))) res.json(await readFile(file));
});
