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

/** One call for each element, in every round. */
app.get('/rounds', (req, res) => {
  const names = [].concat(req.query.names);
  for (const name of names) must(name);
  exec('ls ' + names.join(' '), () => res.end());
});

app.get('/handed', (req, res) => {
  const names = [].concat(req.query.names);
  names.forEach(must);
  exec('ls ' + names.join(' '), () => res.end());
});

function mustAll(asked) {
  must(asked.query.folder);
}

/** All of the request is handed over, and the same property is asserted there. */
app.get('/whole', (req, res) => {
  mustAll(req);
  exec('ls ' + req.query.folder, () => res.end());
});

app.get('/caught', (req, res) => {
  let isGood = true;
  try {
    must(req.query.folder);
  } catch {
    isGood = false;
  }
  if (!isGood) return res.status(400).end();
  exec('ls ' + req.query.folder, () => res.end());
});
