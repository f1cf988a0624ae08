const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** A tag is a function: it is given the texts, and what stands between them. */
const joined = (texts, ...values) => texts.reduce((all, text, index) => all + text + (values[index] ?? ''), '');
const counted = (texts, ...values) => texts.reduce((all, text, index) => all + text + Number(values[index] ?? 0), '');
const run = (texts, value) => exec(texts[0] + value); // reject: owasp/command-injection

app.get('/joined', (req, res) => exec(joined`ls ${req.query.folder}`, () => res.end())); // reject: owasp/command-injection
app.get('/raw', (req, res) => exec(String.raw`ls ${req.query.folder}\n`, () => res.end())); // reject: owasp/command-injection
app.get('/counted', (req, res) => exec(counted`tail -n ${req.query.count}`, () => res.end()));

app.get('/run', (req, res) => {
  run`ls ${req.query.folder}`;
  res.end();
});
