const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** What is written is used nowhere, is checked itself, or stands at another place. */
app.get('/later', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  exec('id ' + asked.name, () => res.end());
  asked.name = req.query.other;
});

app.post('/checked-again', (req, res) => {
  if (!NAME.test(req.body.name)) return res.end();
  exec('id ' + req.body.name);
  req.body.name = req.query.name;
  if (!NAME.test(req.body.name)) return res.end();
  exec('id ' + req.body.name, () => res.end());
});

app.get('/checked-before', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name) || !NAME.test(req.query.other)) return res.end();
  if (req.query.other) asked.name = req.query.other;
  exec('id ' + asked.name, () => res.end());
});

app.get('/trimmed', (req, res) => {
  const asked = { name: req.query.name };
  if (!NAME.test(asked.name)) return res.end();
  asked.name = asked.name.trim();
  if (!asked.name) asked.name = 'all';
  exec('id ' + asked.name, () => res.end());
});

app.get('/other', (req, res) => {
  const asked = { name: req.query.name, user: { name: req.query.user } };
  if (!NAME.test(asked.name) || !NAME.test(asked.user.name)) return res.end();
  asked.other = req.query.other;
  exec('id ' + asked.name + ' ' + asked.user.name, () => res.end());
});

app.post('/filled-in', (req, res) => {
  const asked = req.body;
  asked.name = asked.name || req.query.name;
  if (!NAME.test(asked.name)) return res.end();
  exec('id ' + asked.name, () => res.end());
});

app.get('/rounds', (req, res) => {
  const asked = { name: 'all' };
  for (const name of [].concat(req.query.names)) {
    console.info(asked.name);
    asked.name = name;
    if (NAME.test(asked.name)) exec('id ' + asked.name);
  }
  res.end();
});
