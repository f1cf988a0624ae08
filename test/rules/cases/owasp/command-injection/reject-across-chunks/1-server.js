const { exec } = require('child_process');
const express = require('express');

function archive(folder, done) {
  exec('tar czf out.tgz ' + folder, done); // reject: owasp/command-injection
}

function start(folder, done) {
  archive(folder, done);
}

const app = express();

app.use(express.json());

app.post('/archive', (req, res) => {
  start(req.body.folder, () => res.end());
});

function later(req, res) {
  exec(`du ${req.query.path}`); // reject: owasp/command-injection
  res.end();
}

app.get('/later', later);
