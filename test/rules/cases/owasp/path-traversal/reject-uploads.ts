import fs from 'node:fs';
import path from 'node:path';
import express from 'express';
import multer from 'multer';

const upload = multer({ dest: 'uploads/' });
const app = express();

app.post('/moved', upload.single('image'), (req, res) => {
  if (req.file === undefined) return res.status(400).end();
  fs.renameSync(req.file.path, path.join('images', req.file.originalname)); // reject: owasp/path-traversal
  return res.end();
});

app.post('/named', (req, res) => {
  fs.readFile(`images/${req.body.file.path}`, () => res.end()); // reject: owasp/path-traversal
});
