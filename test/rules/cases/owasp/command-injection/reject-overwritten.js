const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** Overwritten on one way only, before something else is written, or by whoever is handed the object. */
app.get('/one-way', (req, res) => {
  const asked = { folder: req.query.folder };
  if (req.query.plain) asked.folder = 'here';
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/again', (req, res) => {
  const asked = { folder: 'here' };
  asked.folder = 'there';
  if (req.query.folder) asked.folder = req.query.folder;
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

const fill = (asked, query) => {
  asked.folder = query.folder;
};

app.get('/filled', (req, res) => {
  const asked = {};
  asked.folder = 'here';
  fill(asked, req.query);
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/round', (req, res) => {
  const asked = {};
  asked.folder = 'here';
  for (const name of [].concat(req.query.names)) {
    exec('ls ' + asked.folder); // reject: owasp/command-injection
    asked.folder = name;
  }
  res.end();
});

/** Copied behind the name, or into the object afterwards. */
app.get('/behind', (req, res) => {
  const asked = { folder: 'here', ...req.query };
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/into', (req, res) => {
  const asked = { ...req.query, folder: 'here' };
  Object.assign(asked, req.query);
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/others', (req, res) => {
  const asked = { ...req.query, page: 1 };
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

app.get('/last', (req, res) => {
  const asked = { folder: 'here' };
  asked.folder = req.query.folder;
  exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
});

/** What others read while somebody waits was there. */
class Runner {
  async run(folder) {
    this.folder = folder;
    await this.ready;
    this.folder = '';
  }

  show() {
    exec('ls ' + this.folder); // reject: owasp/command-injection
  }
}

const runner = new Runner();

app.get('/run', (req, res) => {
  runner.run(req.query.folder);
  runner.show();
  res.end();
});
