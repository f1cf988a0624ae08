const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const KNOWN = { main: 1, next: 2 };

/** Names that are written, or that were checked before they became one. */
app.post('/written', (req, res) => {
  const sent = { main: req.body.main, next: req.body.next };
  for (const name in sent) exec('tag ' + name);
  const kept = new Map();
  for (const name of ['main', 'next']) kept.set(name, req.body[name]);
  exec('tag ' + [...kept.keys()].join(' '));
  kept.forEach((value, name) => exec('tag ' + name));
  for (const [name] of [...kept]) exec('tag ' + name);
  exec('tag ' + Array.from(kept).map(([name]) => name).join(' '));
  res.end();
});

app.post('/checked', (req, res) => {
  const counts = {};
  for (const word of req.body.words) if (WORD.test(word)) counts[word] = (counts[word] ?? 0) + 1;
  exec('tag ' + Object.keys(counts).join(' '));
  const kept = new Map();
  for (const word of req.body.words) if (word in KNOWN) kept.set(word, 1);
  for (const [word] of kept) exec('tag ' + word);
  const { name } = req.body;
  if (!WORD.test(name)) return res.sendStatus(400);
  exec('tag ' + Object.keys({ [name]: 1 }).join(' '));
  res.end();
});

/** What stands under names from outside is another thing, and so is how many there are. */
app.post('/values', (req, res) => {
  const counts = {};
  for (const word of req.body.words) counts[word] = 'seen';
  exec('tag ' + Object.values(counts).join(' '));
  exec('tag ' + Object.keys(counts).length);
  const kept = new Map([[req.body.word, 1]]);
  for (const word of req.body.words) kept.set(word, (kept.get(word) ?? 0) + 1);
  kept.forEach((count) => exec('tag ' + count));
  for (const [, count] of kept) exec('tag ' + count);
  for (const count of kept.values()) exec('tag ' + count);
  res.end();
});
