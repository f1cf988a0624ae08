const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAMES = ['here', 'there'];

/** All parts were checked, before or after they were put together. */
app.get('/sum', (req, res) => {
  const { a, b } = req.query;
  if (!/^[a-z]+$/.test(a) || !/^[a-z]+$/.test(b)) return res.end();
  return exec('ls ' + a + ' ' + b, () => res.end());
});

app.get('/after', (req, res) => {
  const { a, b } = req.query;
  const command = `ls ${a} ${b}`;
  if (!NAMES.includes(a)) return res.end();
  if (!NAMES.includes(b)) return res.end();
  return exec(command, () => res.end());
});

/** The whole was checked. */
app.get('/whole', (req, res) => {
  const name = req.query.a + req.query.b;
  if (!NAMES.includes(name)) return res.end();
  return exec(`ls ${name}`, () => res.end());
});

app.get('/inner', (req, res) => {
  const name = `${req.query.a}-${req.query.b}`;
  const command = `ls ${name} ${process.cwd()}`;
  if (!/^[a-z-]+$/.test(name)) return res.end();
  return exec(command, () => res.end());
});

/** The same lookup twice. */
app.get('/lookups', (req, res) => {
  const query = new URLSearchParams(req.url);
  if (!NAMES.includes(query.get('a'))) return res.end();
  return exec('ls ' + query.get('a'), () => res.end());
});

/** Each part is checked before it is put to the others. */
app.get('/rounds', (req, res) => {
  let command = 'ls';
  for (const name of [].concat(req.query.names)) {
    if (!NAMES.includes(name)) continue;
    command += ` ${name}`;
  }
  return exec(command, () => res.end());
});
