const { exec } = require('node:child_process');
const express = require('express');

const app = express();

function must(name) {
  if (!/^[a-z]+$/.test(name)) throw new Error('not a name');
}

/** The property that was asserted is read again. */
app.get('/again', (req, res) => {
  must(req.query.folder);
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/each', (req, res) => {
  const names = [].concat(req.query.names);
  names.forEach((name) => {
    if (!/^[a-z]+$/.test(name)) throw new Error('not a name');
  });
  exec('ls ' + names.join(' '), () => res.end());
});
