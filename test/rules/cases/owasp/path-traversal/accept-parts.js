import express from 'express';
import fs from 'node:fs';
import path from 'node:path';

const app = express();
const ROOT = '/var/lib/notes';
const KINDS = new Set(['.md', '.txt']);

app.get('/kind', (req, res) => {
  const name = path.basename(req.query.name);
  if (!KINDS.has(path.extname(name))) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text));
});

app.get('/extension', (req, res) => {
  const extension = path.extname(req.query.name);
  if (!KINDS.has(extension)) return res.end();
  fs.readFile(path.join(ROOT, `index${extension}`), (error, text) => res.send(text));
});

app.get('/absolute', (req, res) => {
  const name = req.query.name;
  if (path.isAbsolute(name) || name.includes('..')) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text));
});

app.get('/either', (req, res) => {
  const file = path.resolve(ROOT, req.query.name);
  const away = path.relative(ROOT, file);
  if (away.startsWith('..') || path.isAbsolute(away)) return res.end();
  fs.readFile(file, (error, text) => res.send(text));
});

app.get('/pieces', (req, res) => {
  const name = req.query.name;
  if (name.split('/').includes('..')) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text));
});
