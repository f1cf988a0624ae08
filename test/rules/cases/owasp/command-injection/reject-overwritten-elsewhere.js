const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** Other elements and entries, those that have moved, and those that were written again. */
app.get('/lists', (req, res) => {
  const list = [req.query.folder, req.query.place];
  list[0] = '.';
  exec('ls ' + list[1], () => res.end()); // reject: owasp/command-injection
});

app.get('/moved', (req, res) => {
  const list = [req.query.folder];
  list[0] = '.';
  list.unshift(req.query.place);
  exec('ls ' + list[0], () => res.end()); // reject: owasp/command-injection
});

app.get('/counted', (req, res) => {
  const list = [];
  list[0] = '.';
  for (let at = 0; at < 2; at++) list[at] = req.query.folder;
  exec('ls ' + list[0], () => res.end()); // reject: owasp/command-injection
});

app.get('/maps', (req, res) => {
  const known = new Map();
  known.set('place', req.query.place);
  known.set('folder', '.');
  known.set('folder', req.query.folder);
  exec('ls ' + known.get('place'), () => res.end()); // reject: owasp/command-injection
  exec('ls ' + known.get('folder'), () => res.end()); // reject: owasp/command-injection
});

app.get('/gone', (req, res) => {
  const asked = { folder: req.query.folder };
  if (req.query.plain) delete asked.folder;
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

/** Functions that write on some ways only, write what they were given, or have thrown before. */
function sometimes(asked) {
  if (!asked.plain) return;
  asked.lines = Number(asked.lines);
}

const trim = (asked) => {
  asked.lines = String(asked.lines).trim();
};

function trimmed(asked) {
  trim(asked);
}

function strict(asked) {
  if (asked.plain) throw new Error('plain');
  asked.lines = Number(asked.lines);
}

app.get('/sometimes', (req, res) => {
  const asked = { lines: req.query.lines };
  sometimes(asked);
  exec('tail -n ' + asked.lines, () => res.end()); // reject: owasp/command-injection
});

app.get('/trimmed', (req, res) => {
  const asked = { lines: req.query.lines };
  trimmed(asked);
  exec('tail -n ' + asked.lines, () => res.end()); // reject: owasp/command-injection
});

app.get('/thrown', (req, res) => {
  const asked = { lines: req.query.lines, plain: req.query.plain };
  try {
    strict(asked);
  } catch {
    res.status(400);
  }
  exec('tail -n ' + asked.lines, () => res.end()); // reject: owasp/command-injection
});

app.get('/one-of-two', (req, res) => {
  const asked = { lines: req.query.lines };
  const clean = req.query.plain ? strict : sometimes;
  clean(asked);
  exec('tail -n ' + asked.lines, () => res.end()); // reject: owasp/command-injection
});

/** The object around it was replaced, or a function inside has it. */
app.get('/outer', (req, res) => {
  const asked = { query: {} };
  asked.query.folder = '.';
  asked.query = req.query;
  exec('ls ' + asked.query.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/inside', (req, res) => {
  const asked = { folder: '.' };
  const ask = () => {
    asked.folder = req.query.folder;
  };
  asked.folder = '-l';
  ask();
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

class Job {
  constructor(name) {
    this.name = name;
  }

  clean() {
    this.name = this.name.replace(/\W/g, '');
  }

  rename(name) {
    if (name !== '') this.name = name;
  }

  run() {
    return exec('ls ' + this.name); // reject: owasp/command-injection
  }
}

app.get('/job', (req, res) => {
  const job = new Job('tool');
  job.clean();
  job.rename(String(req.query.name));
  job.run();
  res.end();
});
