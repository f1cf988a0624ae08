import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const SAFE = /^\w+$/;

app.get('/checked-after', (req, res) => {
  let name = req.query.a;
  const next = () => {
    name = req.query.b;
  };
  next();
  if (!SAFE.test(name)) return;
  exec(`ls ${name}`);
});

app.get('/checked-inside', (req, res) => {
  let name = 'none';
  req.query.list.forEach((item) => {
    if (SAFE.test(item)) name = item;
  });
  exec(`ls ${name}`);
});

app.get('/checked-there', (req, res) => {
  let name = req.query.a;
  if (!SAFE.test(name)) return;
  const again = () => {
    if (!SAFE.test(req.query.b)) throw new Error('no name');
    name = req.query.b;
  };
  again();
  exec(`ls ${name}`);
});

app.get('/cleaned', (req, res) => {
  let name = req.query.a;
  const clean = () => {
    name = name.replace(/\W/g, '');
  };
  clean();
  exec(`ls ${name}`);
});

app.get('/trimmed', (req, res) => {
  let name = req.query.a;
  if (!/^[\w ]+$/.test(name)) return;
  const trim = () => {
    name = name.trim();
  };
  trim();
  exec(`ls ${name}`);
});

app.get('/object', (req, res) => {
  const job = { name: req.query.a };
  const rename = (name) => {
    job.name = name;
  };
  rename(req.query.b);
  if (!SAFE.test(job.name)) return;
  exec(`ls ${job.name}`);
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
  job.rename(req.query.b);
  if (!SAFE.test(job.name)) return;
  exec(`ls ${job.name}`);
});
