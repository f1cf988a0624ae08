const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** A loop inside another that may have no round has asked about nothing. */
app.post('/inner', (req, res) => {
  const { groups, names } = req.body;
  for (const group of groups) for (const name of names) if (!NAME.test(name)) return res.json(group);
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/counted', (req, res) => {
  const { groups, names } = req.body;
  for (let i = 0; i < groups.length; i++) for (let j = 0; j < names.length; j++) if (!NAME.test(names[j])) return res.end();
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/while', (req, res) => {
  const { groups, names } = req.body;
  while (groups.pop() !== undefined) for (const name of names) if (!NAME.test(name)) return res.end();
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/condition', (req, res) => {
  const { isStrict, names } = req.body;
  if (isStrict) for (const name of names) if (!NAME.test(name)) return res.end();
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection likely
});

app.post('/outer-element', (req, res) => {
  const { groups, names } = req.body;
  for (const name of names) {
    for (const group of groups) if (!NAME.test(name)) return res.json(group);
    exec('du ' + name); // reject: owasp/command-injection
  }
  return res.end();
});
