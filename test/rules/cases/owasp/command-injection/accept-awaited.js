const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const NAME = /^[a-z]+$/;

async function isGood(name) {
  return NAME.test(name);
}

async function must(name) {
  if (!(await isGood(name))) throw new Error('not a name');
}

function mustNot(name) {
  if (!NAME.test(name)) return Promise.reject(new Error('not a name'));
  return Promise.resolve();
}

app.get('/predicate', async (req, res) => {
  if (!(await isGood(req.query.folder))) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/assertion', async (req, res) => {
  await must(req.query.folder);
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/promise', async (req, res) => {
  await mustNot(req.query.folder);
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/all', async (req, res) => {
  const names = [].concat(req.query.names);
  await Promise.all(names.map(must));
  exec('ls ' + names.join(' '), () => res.end());
});

app.get('/then', (req, res) => {
  const folder = req.query.folder;
  isGood(folder).then((is) => {
    if (is) exec('ls ' + folder, () => res.end());
  });
});

app.get('/kept', (req, res, next) => {
  const folder = req.query.folder;
  must(folder)
    .then(() => exec('ls ' + folder, () => res.end()))
    .catch(next);
});
