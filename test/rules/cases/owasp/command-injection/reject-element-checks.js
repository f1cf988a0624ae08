const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const KNOWN = new Set(['main', 'next']);

/** Another property, another element of the pair, another list. */
app.post('/other-property', (req, res) => {
  const files = req.body.files.filter((file) => WORD.test(file.name));
  exec('cat ' + files.map((file) => file.path).join(' ')); // reject: owasp/command-injection
  const found = req.body.files.find((file) => WORD.test(file.name));
  exec('cat ' + found.path); // reject: owasp/command-injection
  res.end();
});

app.post('/other-element', (req, res) => {
  const entries = Object.entries(req.body).filter(([, value]) => KNOWN.has(value));
  exec('tag ' + entries.map(([name]) => name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/other-list', (req, res) => {
  const { files } = req.body;
  const known = files.filter((file) => KNOWN.has(file.name));
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.json(known.length);
});

app.post('/refused', (req, res) => {
  const files = req.body.files.filter((file) => !WORD.test(file.name));
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/both-lists', (req, res) => {
  const show = (file) => exec('cat ' + file.name); // reject: owasp/command-injection
  req.body.files.filter((file) => KNOWN.has(file.name)).forEach(show);
  req.body.others.forEach(show);
  res.end();
});

/** Put in behind the check. */
app.post('/pushed', (req, res) => {
  const files = req.body.files.filter((file) => WORD.test(file.name));
  files.push(req.body.last);
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/pushed-inside', (req, res) => {
  const files = req.body.files.filter((file) => WORD.test(file.name));
  req.body.others.forEach((other) => files.push(other));
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/written', (req, res) => {
  const files = req.body.files.filter((file) => WORD.test(file.name));
  for (const file of files) file.name = req.body.prefix + file.name;
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

/** A loop that lets some through. */
app.post('/continue', (req, res) => {
  const { files } = req.body;
  for (const file of files) {
    if (file.skip) continue;
    if (!WORD.test(file.name)) return res.sendStatus(400);
  }
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/break', (req, res) => {
  const { files } = req.body;
  for (const file of files) {
    if (file.last) break;
    if (!WORD.test(file.name)) return res.sendStatus(400);
  }
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/inside', (req, res) => {
  for (const file of req.body.files) {
    if (!WORD.test(file.name)) continue;
    for (const other of req.body.files) exec('cat ' + other.name); // reject: owasp/command-injection
  }
  res.end();
});

app.post('/other-object', (req, res) => {
  for (const name in req.body.tags) if (!WORD.test(name)) return res.sendStatus(400);
  for (const name in req.body) exec('tag ' + name); // reject: owasp/command-injection
  res.end();
});

app.post('/some-good', (req, res) => {
  if (!req.body.items.some((item) => KNOWN.has(item.name))) return res.sendStatus(400);
  for (const item of req.body.items) exec('run ' + item.name); // reject: owasp/command-injection
  res.end();
});

app.post('/some-listed', (req, res) => {
  const { items } = req.body;
  for (const at of ['first', 'second']) if (!WORD.test(items[at].name)) return res.sendStatus(400);
  exec('run ' + items[req.body.at].name); // reject: owasp/command-injection
  res.end();
});

app.post('/first-only', (req, res) => {
  const { files, others } = req.body;
  for (const other of others) if (!WORD.test(files[0].name) || other.bad) return res.sendStatus(400);
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/none-good', (req, res) => {
  const { files } = req.body;
  if (files.filter((file) => WORD.test(file.name)).length === 0) return res.sendStatus(400);
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/first-other', (req, res) => {
  const kept = req.body.files.filter((file) => WORD.test(file.name));
  exec('cat ' + kept[0].path); // reject: owasp/command-injection
  exec('cat ' + req.body.files[0].name); // reject: owasp/command-injection
  res.end();
});
