const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const KNOWN = new Set(['main', 'next']);
const LISTED = ['main', 'next'];
const isKnown = (entry) => KNOWN.has(entry.name);

/** A property of each element that is kept, or an element of each pair. */
app.post('/filtered', (req, res) => {
  const files = req.body.files.filter((file) => WORD.test(file.name));
  exec('cat ' + files.map((file) => file.name).join(' '));
  for (const { name } of req.body.files.filter(isKnown).sort()) exec('cat ' + name);
  res.end();
});

app.post('/pairs', (req, res) => {
  const entries = Object.entries(req.body).filter(([name]) => KNOWN.has(name));
  exec('tag ' + entries.map(([name]) => name).join(' '));
  for (const [name] of Object.entries(req.body).filter((pair) => LISTED.includes(pair[0]))) exec('tag ' + name);
  res.end();
});

app.post('/found', (req, res) => {
  const file = req.body.files.find((each) => WORD.test(each.name));
  if (file) exec('cat ' + file.name);
  res.end();
});

/** What a loop in front lets nobody pass with. */
app.post('/loop', (req, res) => {
  const { files } = req.body;
  for (const file of files) if (!WORD.test(file.name)) return res.sendStatus(400);
  exec('cat ' + files.map((file) => file.name).join(' '));
  for (let at = 0; at < files.length; at++) exec('cat ' + files[at].name);
  res.end();
});

app.post('/names', (req, res) => {
  for (const name in req.body) if (!WORD.test(name)) return res.sendStatus(400);
  for (const name in req.body) exec('tag ' + name);
  res.end();
});

app.post('/some', (req, res) => {
  if (!Array.isArray(req.body.items) || req.body.items.some((item) => !KNOWN.has(item.name))) return res.sendStatus(400);
  for (const item of req.body.items) exec('run ' + item.name);
  res.end();
});

app.post('/every', (req, res) => {
  const { items } = req.body;
  if (!items.every(({ name }) => KNOWN.has(name))) return res.sendStatus(400);
  exec('run ' + items.map((item) => item.name).join(' '));
  const entries = Object.entries(req.body);
  if (!entries.every(([name]) => KNOWN.has(name))) return res.sendStatus(400);
  exec('tag ' + entries.map(([name]) => name).join(' '));
  res.end();
});

/** One of those that were kept, and a list of those that were not. */
app.post('/first', (req, res) => {
  const [first] = req.body.files.filter((file) => WORD.test(file.name));
  if (first) exec('cat ' + first.name);
  const kept = req.body.files.filter(isKnown);
  if (kept.length > 0) exec('cat ' + kept[0].name);
  res.end();
});

app.post('/none-bad', (req, res) => {
  const { files } = req.body;
  if (files.filter((file) => !WORD.test(file.name)).length > 0) return res.sendStatus(400);
  exec('cat ' + files.map((file) => file.name).join(' '));
  res.end();
});
