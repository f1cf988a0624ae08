import express from 'express';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
const app = express();
app.get('/file', async (req, res) => {
  res.json(await readFile(path.join('/srv/files', path.basename(String(req.query.name)))));
});
