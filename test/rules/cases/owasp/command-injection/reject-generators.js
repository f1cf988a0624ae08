const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** Who goes on with a generator gives it what `yield` stands for. */
function* runner() {
  for (;;) {
    const { command } = yield;
    exec('ls ' + command); // reject: owasp/command-injection
  }
}

const jobs = runner();
jobs.next();

app.get('/run', (req, res) => {
  jobs.next({ command: req.query.folder, count: 1 });
  res.end();
});

function* counter() {
  const count = yield;
  exec('tail -n ' + Number(count));
}

app.get('/count', (req, res) => {
  const counting = counter();
  counting.next();
  counting.next(req.query.count);
  res.end();
});

function* words(text) {
  yield text;
}

app.get('/first', (req, res) => exec('ls ' + words(req.query.folder).next().value, () => res.end())); // reject: owasp/command-injection
