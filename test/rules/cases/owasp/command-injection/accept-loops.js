import { exec } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

app.post('/all', (req, res) => {
  const names = req.body.names;
  for (let i = 0; i < names.length; i++) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' '));
});

app.post('/downwards', (req, res) => {
  const names = req.body.names;
  for (let i = names.length - 1; i >= 0; i--) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' '));
});

app.post('/while', (req, res) => {
  const names = req.body.names;
  let i = names.length;
  while (i--) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' '));
});

app.post('/stopped', (req, res) => {
  const names = req.body.names;
  let isGood = true;
  for (const name of names) {
    if (!NAME.test(name)) {
      isGood = false;
      break;
    }
  }
  if (!isGood) return res.end();
  exec('du ' + names.join(' '));
});

app.post('/flag', (req, res) => {
  const names = req.body.names;
  let isBad = false;
  for (const name of names) {
    if (!NAME.test(name)) isBad = true;
  }
  if (isBad) return res.end();
  exec('du ' + names.join(' '));
});

app.post('/every', (req, res) => {
  const names = req.body.names;
  let isGood = true;
  for (const name of names) isGood = isGood && NAME.test(name);
  if (!isGood) return res.end();
  exec('du ' + names.join(' '));
});
