const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const FIXED = { folder: '.', flags: '-l' };
const FROZEN = Object.freeze({ folder: '.' });
const items = [];

/** Names that are surely written behind what is copied, wherever the object is kept. */
app.post('/fixed', (req, res) => {
  const asked = { ...req.body, ...FIXED };
  exec('ls ' + asked.flags + ' ' + asked.folder, () => res.end());
});

app.post('/frozen', (req, res) => {
  const { folder } = { ...req.body, ...FROZEN };
  exec('ls ' + folder, () => res.end());
});

app.get('/assigned', (req, res) => {
  const asked = Object.assign({ folder: req.query.folder }, { folder: '.' });
  const other = Object.assign({}, req.query, FIXED);
  exec('ls ' + asked.folder + ' ' + other.folder, () => res.end());
});

app.put('/items/:at', (req, res) => {
  const at = Number(req.params.at);
  items[at] = { ...items[at], ...req.body, id: 7 };
  exec('ls ' + items[at].id, () => res.end());
});

app.post('/items', (req, res) => {
  items.push({ ...req.body, id: items.length });
  res.end();
});

app.get('/items/:at', (req, res) => {
  const item = items[Number(req.params.at)];
  exec('ls ' + item.id, () => res.end());
});

/** Pairs keep apart what stands at their places. */
app.get('/pairs', (req, res) => {
  const counts = Object.fromEntries(Object.entries(req.query).map(([name, value]) => [name, Number(value)]));
  const rows = [['1', req.query.first], ['2', req.query.second]];
  const ids = rows.map(([id]) => id);
  const pairs = ['x', 'y'].map((name) => [name, req.query[name]]);
  exec('tail -n ' + counts.lines + ids[0] + pairs.map(([name]) => name).join(' '), () => res.end());
});
