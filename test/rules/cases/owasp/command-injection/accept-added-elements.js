const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** What comes into a list is the program's own, is checked itself, or comes too late. */
app.post('/own', (req, res) => {
  const names = req.body.names.slice();
  for (const name of names) if (!NAME.test(name)) return res.end();
  names.push('all');
  names.splice(0, 1, 'none');
  exec('du ' + names.join(' '), () => res.end());
});

app.post('/checked', (req, res) => {
  const { names, extra } = req.body;
  for (const name of names) if (!NAME.test(name)) return res.end();
  if (!NAME.test(extra)) return res.end();
  names.push(extra);
  exec('du ' + names.join(' '), () => res.end());
});

app.post('/too-late', (req, res) => {
  const { names } = req.body;
  if (!names.every((name) => NAME.test(name))) return res.end();
  exec('du ' + names.join(' '), () => res.end());
  names.push(req.body.extra);
});

app.post('/once-each', (req, res) => {
  const names = [];
  for (const name of req.body.names) {
    if (names.includes(name)) continue;
    names.push(name);
  }
  for (const name of names) if (!NAME.test(name)) return res.end();
  exec('du ' + names.join(' '), () => res.end());
});
