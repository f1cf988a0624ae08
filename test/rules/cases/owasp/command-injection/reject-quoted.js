import { exec } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/unquoted', (req, res) => {
  const folder = String(req.query.folder).replace(/'/g, "'\\''");
  exec('du -s -- ' + folder, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/other-quotes', (req, res) => {
  const folder = String(req.query.folder).replace(/'/g, '');
  exec(`du -s -- "${folder}"`, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/substituted', (req, res) => {
  const folder = String(req.query.folder).replace(/["\\]/g, '\\$&');
  exec(`du -s -- "${folder}"`, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/closed-before', (req, res) => {
  const folder = String(req.query.folder).replace(/'/g, '');
  exec(`cd '/srv' && du -s -- ${folder}`, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/refused', (req, res) => {
  const { folder } = req.query;
  if (typeof folder !== 'string' || folder.includes("'")) return res.sendStatus(400);
  exec('du -s -- ' + folder, (error, out) => res.json({ out })); // reject: owasp/command-injection likely
});

app.get('/listed', (req, res) => {
  const { filter } = req.query;
  if (!/^[a-z;| ]+$/.test(filter)) return res.sendStatus(400);
  exec('ls ' + filter, (error, out) => res.json({ out })); // reject: owasp/command-injection likely
});

app.get('/kept', (req, res) => {
  const filter = String(req.query.filter).replace(/[^a-z|]/g, '');
  exec('ls | ' + filter, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/same', (req, res) => {
  const folder = String(req.query.folder).replace(/[$`;|&<>\n]/g, (character) => character);
  exec('du -s ' + folder, (error, out) => res.json({ out })); // reject: owasp/command-injection
});

app.get('/brought-back', (req, res) => {
  const word = String(req.query.word).replace(/[$`;|&>]/g, '').replace(/\n/g, '; ');
  exec('grep -rl ' + word, (error, out) => res.json({ out })); // reject: owasp/command-injection
});
