import express from 'express';
import fs from 'node:fs';
import path from 'node:path';

const app = express();
const ROOT = '/var/lib/notes';
const KINDS = new Set(['.md', '.txt']);
const TYPES = { '.md': 'text/markdown', '.txt': 'text/plain' };

app.get('/kind', (req, res) => {
  const name = req.query.name;
  if (!KINDS.has(path.extname(name).toLowerCase())) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text)); // reject: owasp/path-traversal
});

app.get('/last', (req, res) => {
  const name = req.query.name;
  if (!['md', 'txt'].includes(name.split('.').pop())) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text)); // reject: owasp/path-traversal
});

app.get('/type', (req, res) => {
  const name = req.query.name;
  const type = TYPES[path.extname(name)];
  if (!type) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.type(type).send(text)); // reject: owasp/path-traversal
});

app.get('/base', (req, res) => {
  const name = req.query.name;
  if (!/^\w+$/.test(path.basename(name))) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text)); // reject: owasp/path-traversal
});

app.get('/absolute', (req, res) => {
  const name = req.query.name;
  if (path.isAbsolute(name)) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text)); // reject: owasp/path-traversal
});

app.get('/slash', (req, res) => {
  const name = req.query.name;
  if (name.startsWith('/')) return res.end();
  fs.readFile(path.join(ROOT, name), (error, text) => res.send(text)); // reject: owasp/path-traversal likely
});

app.get('/both', (req, res) => {
  const file = path.resolve(ROOT, req.query.name);
  const away = path.relative(ROOT, file);
  if (away.startsWith('..') && path.isAbsolute(away)) return res.end();
  fs.readFile(file, (error, text) => res.send(text)); // reject: owasp/path-traversal likely
});
