const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** What comes into a list when all that was in it has been checked. */
app.post('/pushed', (req, res) => {
  const names = req.body.names.slice();
  for (const name of names) if (!NAME.test(name)) return res.end();
  names.push(req.body.extra);
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/in-front', (req, res) => {
  const { names } = req.body;
  if (!names.every((name) => NAME.test(name))) return res.end();
  names.unshift(req.body.extra);
  for (const name of names) exec('du ' + name); // reject: owasp/command-injection
  return res.end();
});

app.post('/behind', (req, res) => {
  const { names } = req.body;
  for (const name of names) if (!NAME.test(name)) return res.end();
  names[names.length] = req.body.extra;
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/first', (req, res) => {
  const { names } = req.body;
  for (let i = 0; i < names.length; i++) if (!NAME.test(names[i])) return res.end();
  names[0] = req.body.extra;
  exec('du ' + names[0], () => res.end()); // reject: owasp/command-injection
});

app.post('/spliced', (req, res) => {
  const { names } = req.body;
  for (const name of names) if (!NAME.test(name)) return res.end();
  names.splice(0, 1, req.body.extra);
  names.forEach((name) => exec('du ' + name)); // reject: owasp/command-injection
  res.end();
});

app.post('/under-another-name', (req, res) => {
  const { names } = req.body;
  for (const name of names) if (!NAME.test(name)) return res.end();
  const all = names;
  all.push(req.body.extra);
  exec('du ' + all.join(' '), () => res.end()); // reject: owasp/command-injection
});

const must = (name) => {
  if (!NAME.test(name)) throw new Error('no name');
};

app.post('/asserted', (req, res) => {
  const { names } = req.body;
  names.forEach(must);
  names.push(req.body.extra);
  exec('du ' + names.join(' '), () => res.end()); // reject: owasp/command-injection
});

app.post('/replaced', (req, res) => {
  const { files } = req.body;
  for (const file of files) if (!NAME.test(file.name)) return res.end();
  files[0] = req.body.extra;
  exec('du ' + files[0].name, () => res.end()); // reject: owasp/command-injection
});

app.post('/copied-over', (req, res) => {
  const { files } = req.body;
  for (const file of files) if (!NAME.test(file.name)) return res.end();
  Object.assign(files[0], req.body.extra);
  exec('du ' + files[0].name, () => res.end()); // reject: owasp/command-injection
});
