const { exec } = require('node:child_process');
const path = require('node:path');
const express = require('express');

const app = express();

/** What was written last is what is read. */
app.get('/page', (req, res) => {
  req.query.page = parseInt(req.query.page, 10) || 1;
  exec('tail -n ' + req.query.page, () => res.end());
});

app.get('/own', (req, res) => {
  const asked = { folder: req.query.folder, all: true };
  asked.folder = path.basename('here');
  exec('ls ' + asked.folder, () => res.json(asked.all));
});

app.post('/parsed', (req, res) => {
  req.body = { count: Number(req.body.count) };
  exec('tail -n ' + req.body.count, () => res.end());
});

/** A name that is written out behind what is copied. */
app.post('/items', (req, res) => {
  const item = { ...req.body, id: 7 };
  const other = Object.assign({}, req.body, { folder: 'here' });
  exec('ls ' + item.id + other.folder, () => res.end());
});

const withDefaults = (options) => ({ ...options, folder: 'here' });

app.get('/defaults', (req, res) => {
  const options = withDefaults(req.query);
  exec('ls ' + options.folder, () => res.json(options));
});

class Job {
  constructor(name) {
    this.name = String(name);
    this.name = this.name.replace(/\W/g, '');
  }

  run() {
    return exec('ls ' + this.name);
  }
}

app.get('/job', (req, res) => {
  new Job(req.query.name).run();
  res.end();
});
