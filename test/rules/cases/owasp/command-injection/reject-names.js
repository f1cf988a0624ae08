const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const counts = {};

/** Keys from outside, met again by whoever enumerates the object. */
app.post('/object', (req, res) => {
  const seen = {};
  for (const word of req.body.words) seen[word] = (seen[word] ?? 0) + 1;
  for (const word in seen) exec('tag ' + word); // reject: owasp/command-injection
  exec('tag ' + Object.entries(seen).map(([word, count]) => `${word}:${count}`).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/written-out', (req, res) => {
  const made = { [req.body.key]: 1 };
  exec('tag ' + Object.keys(made)[0]); // reject: owasp/command-injection
  exec('tag ' + Object.keys({ ...made, main: 1 }).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/shared', (req, res) => {
  counts[req.body.word] = Date.now();
  res.end();
});

setInterval(() => {
  exec('tag ' + Object.keys(counts).join(' ')); // reject: owasp/command-injection
}, 1000);

app.post('/handed-on', (req, res) => {
  const names = (object) => Object.keys(object).join(' ');
  const made = {};
  made[req.body.key] = true;
  exec('tag ' + names(made)); // reject: owasp/command-injection
  res.end();
});

app.post('/other-checked', (req, res) => {
  const seen = {};
  if (WORD.test(req.body.name)) seen[req.body.key] = 1;
  exec('tag ' + Object.keys(seen).join(' ')); // reject: owasp/command-injection
  res.end();
});

/** The same in a map. */
app.post('/map', (req, res) => {
  const kept = new Map();
  for (const word of req.body.words) kept.set(word, (kept.get(word) ?? 0) + 1);
  exec('tag ' + [...kept.keys()].join(' ')); // reject: owasp/command-injection
  for (const [word, count] of kept) exec(`tag ${word} ${count}`); // reject: owasp/command-injection
  for (const [word] of kept.entries()) exec('tag ' + word); // reject: owasp/command-injection
  exec('tag ' + [...kept].map(([word]) => word).join(' ')); // reject: owasp/command-injection
  exec('tag ' + Array.from(kept).map(([word]) => word).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/map-of-pairs', (req, res) => {
  const kept = new Map([[req.body.word, 1]]);
  kept.forEach((count, word) => exec('tag ' + word)); // reject: owasp/command-injection
  res.end();
});

app.post('/map-values', (req, res) => {
  const kept = new Map();
  kept.set('main', req.body.main);
  for (const [, value] of kept) exec('tag ' + value); // reject: owasp/command-injection
  kept.forEach((value) => exec('tag ' + value)); // reject: owasp/command-injection
  res.end();
});

app.post('/set', (req, res) => {
  const kept = new Set(req.body.words);
  kept.add(req.body.word);
  for (const word of kept.keys()) exec('tag ' + word); // reject: owasp/command-injection
  for (const [word] of kept.entries()) exec('tag ' + word); // reject: owasp/command-injection
  kept.forEach((value, word) => exec('tag ' + word)); // reject: owasp/command-injection
  res.end();
});
