const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const router = express.Router();
const NAME = /^[a-z]+$/;

app.param('folder', (req, res, next, folder) => {
  if (!NAME.test(folder)) return res.status(400).end();
  next();
});

/** It runs in front of every handler of the server whose address has the part. */
app.get('/folders/:folder', (req, res) => {
  exec('ls ' + req.params.folder, () => res.end());
});

router.param('name', (req, res, next) => {
  if (!NAME.test(req.params.name)) return next(new Error('not a name'));
  return next();
});

router.route('/:name').get((req, res) => {
  const { name } = req.params;
  exec('ls ' + name, () => res.end());
});

app.use('/names', router);
