const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const FIXED = { flags: '-l' };
const TAKEN = { folder: '.' };
const FILLED = { place: '.' };
const items = [];

delete TAKEN.folder;

/** Names that are written in front, others, or that may be gone. */
app.post('/in-front', (req, res) => {
  const asked = { ...FIXED, ...req.body };
  exec('ls ' + asked.flags, () => res.end()); // reject: owasp/command-injection
});

app.post('/other', (req, res) => {
  const asked = { ...req.body, ...FIXED };
  exec('ls ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

app.post('/taken', (req, res) => {
  const asked = { ...req.body, ...TAKEN };
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.post('/fill', (req, res) => {
  FILLED.place = req.body.place;
  res.end();
});

app.post('/filled', (req, res) => {
  const asked = { ...req.body, ...FILLED };
  exec('ls ' + asked.place, () => res.end()); // reject: owasp/command-injection
});

app.post('/sometimes', (req, res) => {
  const asked = { ...req.body, ...(req.body.plain ? { name: 'x' } : {}) };
  exec('ls ' + asked.name, () => res.end()); // reject: owasp/command-injection
});

app.get('/assigned', (req, res) => {
  const asked = Object.assign({ folder: '.' }, { folder: req.query.folder });
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.post('/items', (req, res) => {
  items.push({ ...req.body, id: items.length });
  res.end();
});

app.get('/items/:at', (req, res) => {
  const item = items[Number(req.params.at)];
  exec('ls ' + item.name, () => res.end()); // reject: owasp/command-injection
});

/** The values of an object have other names than it has itself. */
app.post('/values', (req, res) => {
  const asked = { ...req.body, id: 7 };
  for (const each of Object.values(asked)) exec('ls ' + each.id, () => res.end()); // reject: owasp/command-injection
});

/** Pairs keep apart what stands at their places. */
app.get('/pairs', (req, res) => {
  const texts = Object.fromEntries(Object.entries(req.query).map(([name, value]) => [name, String(value).trim()]));
  exec('tail -n ' + texts.lines, () => res.end()); // reject: owasp/command-injection
});

app.get('/names', (req, res) => {
  const rows = [['1', req.query.first], ['2', req.query.second]];
  exec('ls ' + rows.map(([, name]) => name)[0], () => res.end()); // reject: owasp/command-injection
});

app.get('/map', (req, res) => {
  const known = new Map(Object.entries(req.query).map(([name, value]) => [name, value]));
  exec('ls ' + known.get('folder'), () => res.end()); // reject: owasp/command-injection
});
