import fs from 'node:fs';
import path from 'node:path';
import express from 'express';
import multer from 'multer';

const upload = multer({ dest: 'uploads/' });
const app = express();

app.post('/one', upload.single('image'), (req, res) => {
  fs.readFile(req.file?.path ?? '', () => res.end());
});

app.post('/moved', upload.single('image'), (req, res) => {
  if (req.file === undefined) return res.status(400).end();
  fs.renameSync(req.file.path, path.join('images', req.file.filename));
  return res.end();
});

app.post('/many', upload.array('images'), (req, res) => {
  for (const file of req.files as Express.Multer.File[]) remove(file);
  res.end();
});

function remove(file: Express.Multer.File): void {
  fs.unlinkSync(file.path);
}
