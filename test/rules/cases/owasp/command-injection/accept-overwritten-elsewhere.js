const { exec } = require('node:child_process');
const path = require('node:path');
const express = require('express');

const app = express();

/** Elements of lists, entries of maps, what is deleted and what is assigned. */
app.get('/lists', (req, res) => {
  const list = [req.query.folder, '-l'];
  list[0] = '.';
  const [folder] = list;
  exec('ls ' + list[0] + folder + list.join(' '), () => res.end());
});

app.get('/maps', (req, res) => {
  const known = new Map();
  known.set('folder', req.query.folder);
  known.set('place', req.query.place);
  known.set('folder', '.');
  known.delete('place');
  exec('ls ' + known.get('folder') + known.get('place'), () => res.end());
});

app.get('/gone', (req, res) => {
  const asked = { folder: req.query.folder, place: req.query.place };
  delete asked.folder;
  Object.assign(asked, { place: '.' });
  exec('ls ' + (asked.folder ?? '.') + asked.place, () => res.end());
});

/** A function that writes the name on every way, also through another one. */
const inner = (asked) => {
  asked.lines = Number(asked.lines);
};

function normalise(asked) {
  inner(asked);
  return asked;
}

function count(asked) {
  asked.lines = Number(asked.lines);
}

app.get('/handed', (req, res) => {
  const asked = { lines: req.query.lines };
  normalise(asked);
  count(req.query);
  exec('tail -n ' + asked.lines + req.query.lines, () => res.end());
});

app.get('/given-back', (req, res) => {
  const asked = normalise({ lines: req.query.lines });
  exec('tail -n ' + asked.lines, () => res.end());
});

app.get('/handed-on', (req, res) => {
  const asked = { folder: req.query.folder };
  asked.folder = '.';
  list(asked);
  res.end();
});

function list(asked) {
  exec('ls ' + asked.folder);
}

class Job {
  constructor(name) {
    this.name = name;
  }

  clean() {
    this.name = path.basename(this.name).replace(/\W/g, '');
  }

  log() {
    console.log('ready');
  }

  run() {
    return exec('ls ' + this.name);
  }
}

app.get('/job', (req, res) => {
  const job = new Job(String(req.query.name));
  job.clean();
  job.log();
  job.run();
  res.end();
});
