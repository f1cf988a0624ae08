import { exec } from 'node:child_process';
import express from 'express';

const app = express();

/** The quote is closed, written and opened again. */
const quoted = (text) => "'" + text.replace(/'/g, "'\\''") + "'";

app.get('/single', (req, res) => {
  exec('du -s ' + quoted(String(req.query.folder)), (error, out) => res.json({ out }));
});

app.get('/in-place', (req, res) => {
  const folder = String(req.query.folder).replaceAll("'", `'"'"'`);
  exec(`du -s -- '${folder}' | sort -n`, (error, out) => res.json({ out }));
});

app.get('/double', (req, res) => {
  const folder = String(req.query.folder).replace(/["$`\\]/g, '\\$&');
  exec(`du -s -- "${folder}"`, (error, out) => res.json({ out }));
});

app.get('/refused', (req, res) => {
  const { folder } = req.query;
  if (typeof folder !== 'string' || folder.includes("'")) return res.sendStatus(400);
  exec("du -s -- '" + folder + "'", (error, out) => res.json({ out }));
});

app.get('/listed', (req, res) => {
  const { branch } = req.query;
  if (!/^[\w./-]+$/.test(branch)) return res.sendStatus(400);
  exec('git log origin/' + branch, (error, out) => res.json({ out }));
});

app.get('/refused-outside', (req, res) => {
  const { branch } = req.query;
  if (/[$`;|&<>\n()]/.test(branch)) return res.sendStatus(400);
  exec('git log origin/' + branch, (error, out) => res.json({ out }));
});

app.get('/list', (req, res) => {
  const names = String(req.query.names).split(',').map(quoted).join(' ');
  exec('du -s ' + names, (error, out) => res.json({ out }));
});

app.get('/word', (req, res) => {
  const word = String(req.query.word)
    .replace(/[^\w./\n-]/g, '\\$&')
    .replace(/\n/g, "'\n'");
  exec('grep -rl ' + word, (error, out) => res.json({ out }));
});

app.get('/one-by-one', (req, res) => {
  const word = String(req.query.word).replace(/[$`]/g, '').replace(/[;|&]/g, '').trim().replace(/[<>]/g, '').replace(/\n/g, ' ');
  exec('grep -rl ' + word, (error, out) => res.json({ out }));
});
