const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const FOREIGN = /[^a-z]/g;
const STICKY = /[^a-z]/y;
const LISTED = [/[^a-z]/g];
const ASKED = [/^[a-z]+$/];
app.use(express.json());

/** The next test begins where the last one has found something, or looks at one place only. */
app.get('/kept', (req, res) => {
  const { name } = req.query;
  if (FOREIGN.test(name)) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/executed', (req, res) => {
  const { name } = req.query;
  if (FOREIGN.exec(name) !== null) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/sticky', (req, res) => {
  const { name } = req.query;
  if (name.match(STICKY)) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/listed', (req, res) => {
  const { name } = req.query;
  if (LISTED.some((each) => each.test(name))) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection likely
});

app.get('/rounds', (req, res) => {
  const foreign = /[^a-z]/g;
  for (const name of [].concat(req.query.names)) {
    if (foreign.test(name)) continue;
    exec('id ' + name); // reject: owasp/command-injection likely
  }
  res.end();
});

app.get('/characters', (req, res) => {
  const name = String(req.query.name);
  for (const c of name) if (FOREIGN.test(c)) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection likely
});

/** What somebody outside has put among the patterns, and a table that was changed. */
app.post('/patterns', (req, res) => {
  ASKED.push(new RegExp(req.body.pattern)); // reject: owasp/regex-injection
  res.end();
});

app.get('/asked', (req, res) => {
  const { name } = req.query;
  if (!ASKED.some((each) => each.test(name))) return res.end();
  exec('id ' + name, () => res.end()); // reject: owasp/command-injection
});

const NOTHING = { ';': '', '|': '', '&': '', $: '', '`': '', '\n': '', '<': '', '>': '', '(': '', ')': '' };
NOTHING[';'] = ';';

const stripped = (text) => {
  let out = '';
  for (const c of text) out += NOTHING[c] ?? c;
  return out;
};

app.get('/changed', (req, res) => {
  exec('id ' + stripped(String(req.query.name)), () => res.end()); // reject: owasp/command-injection
});
