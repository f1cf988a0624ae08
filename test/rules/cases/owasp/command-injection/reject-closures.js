import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const SAFE = /^\w+$/;

app.get('/called', (req, res) => {
  let name = req.query.a;
  const next = () => {
    name = req.query.b;
  };
  if (!SAFE.test(name)) return;
  next();
  exec(`ls ${name}`); // reject: owasp/command-injection
});

app.get('/each', (req, res) => {
  let name = req.query.a;
  if (!SAFE.test(name)) return;
  req.query.list.forEach((item) => {
    name = item;
  });
  exec(`ls ${name}`); // reject: owasp/command-injection
});

app.get('/within', (req, res) => {
  let name = req.query.a;
  function set() {
    name = req.query.b;
  }
  const both = () => set();
  if (typeof name === 'string' && SAFE.test(name)) {
    both();
    exec(`ls ${name}`); // reject: owasp/command-injection
  }
});

app.get('/perhaps', (req, res) => {
  let name = req.query.a;
  const clean = () => {
    name = name.replace(/\W/g, '');
  };
  if (req.query.strict) clean();
  exec(`ls ${name}`); // reject: owasp/command-injection
});

app.get('/too-early', (req, res) => {
  let name = req.query.a;
  const clean = () => {
    name = 'none';
  };
  clean();
  name = req.query.b;
  exec(`ls ${name}`); // reject: owasp/command-injection
});

app.get('/no-more', (req, res) => {
  let name = req.query.a;
  const clean = () => {
    if (req.query.raw) return;
    name = 'none';
  };
  clean();
  exec(`ls ${name}`); // reject: owasp/command-injection
});

app.get('/object', (req, res) => {
  const job = { name: req.query.a };
  const rename = (name) => {
    job.name = name;
  };
  if (!SAFE.test(job.name)) return;
  rename(req.query.b);
  exec(`ls ${job.name}`); // reject: owasp/command-injection
});

class Job {
  constructor(name) {
    this.name = name;
  }

  rename(name) {
    this.name = name;
  }
}

app.get('/method', (req, res) => {
  const job = new Job(req.query.a);
  if (!SAFE.test(job.name)) return;
  job.rename(req.query.b);
  exec(`ls ${job.name}`); // reject: owasp/command-injection
});
